import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from '../run.ts'
import type { Manifest, Package } from '../workspace.ts'
import { outside } from './project.ts'

/**
 * Checks installed packages against their manifests: exported files and referenced source maps exist, every module can
 * be imported, every command prints its version, and no dependency refers to the workspace.
 */
export async function checkInstalled(project: string, packages: Package[]): Promise<void> {
  for (const { manifest } of packages) {
    const folder = join(project, 'node_modules', manifest.name)
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const references = JSON.stringify(installed.dependencies ?? {}).match(/"(workspace|catalog):[^"]*"/)
    if (references) throw new Error(`${manifest.name} was published with ${references[0]}.`)
    for (const file of filesIn(installed.exports)) {
      if (!existsSync(join(folder, file)))
        throw new Error(`${manifest.name} exports ${file}, which does not exist.`)
    }
    const missing = missingMaps(folder)
    if (missing.length > 0) throw new Error(`${manifest.name} refers to missing source maps: ${missing}.`)
    await importAll(project, modulesOf(installed), installed)
    for (const command of Object.keys(installed.bin ?? {})) {
      const program = join(project, 'node_modules/.bin', command)
      const version = await run(program, ['--version'], { cwd: project, env: outside() })
      if (version.trim() !== manifest.version) throw new Error(`${command} --version prints ${version}`)
    }
  }
}

/** Source maps that files of a package refer to, but that do not exist. */
export function missingMaps(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!node_modules.*)\.([cm]?js|d\.[cm]?ts)$/.test(path))
    .flatMap((path) => {
      const file = join(folder, path)
      const [, name] = /\n\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/.exec(readFileSync(file, 'utf8')) ?? []
      return name && !existsSync(join(dirname(file), name)) ? [join(path, name)] : []
    })
}

/** Every path in an `exports` field, under all conditions. */
function filesIn(exports: unknown): string[] {
  if (typeof exports === 'string') return exports.includes('*') ? [] : [exports]
  return typeof exports === 'object' && exports !== null ? Object.values(exports).flatMap(filesIn) : []
}

/** Names that can be imported: entries of `exports` with a JavaScript file. */
function modulesOf({ name, exports = {} }: Manifest): string[] {
  const entries = Object.entries(exports).filter(([, target]) =>
    filesIn(target).some((file) => /\.[cm]?js$/.test(file)),
  )
  return entries.map(([entry]) => name + entry.slice(1))
}

/** Ignores errors of entries that need an optional peer dependency, such as a test runner. */
async function importAll(
  project: string,
  modules: string[],
  { peerDependencies = {} }: Manifest,
): Promise<void> {
  const imports = modules.map(
    (name) => `await import('${name}').catch(({ message }) => console.log(message))`,
  )
  const code = [...imports, 'process.exit()'].join('\n')
  const errors = await run(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: project,
    env: outside(),
  })
  const peers = Object.keys(peerDependencies)
  const unexpected = errors
    .split('\n')
    .filter((line) => !peers.some((peer) => line.includes(`package '${peer}'`)))
  if (unexpected.join('')) throw new Error(unexpected.join('\n'))
}
