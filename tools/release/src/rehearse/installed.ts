import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from '../run.ts'
import type { Manifest, Package } from '../workspace.ts'
import { outside } from './project.ts'

/**
 * Sees that what was installed is what the manifests promise: every file that an export names is there, and every source
 * map that a file names; every module can be imported, every command says its version, and nothing refers to the
 * workspace.
 */
export async function checkInstalled(project: string, packages: Package[]): Promise<void> {
  for (const { manifest } of packages) {
    const folder = join(project, 'node_modules', manifest.name)
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const references = JSON.stringify(installed.dependencies ?? {}).match(/"(workspace|catalog):[^"]*"/)
    if (references) throw new Error(`${manifest.name} was published with ${references[0]}.`)
    for (const file of filesIn(installed.exports)) {
      if (!existsSync(join(folder, file)))
        throw new Error(`${manifest.name} exports ${file}, which it does not have.`)
    }
    const lacking = missingMaps(folder)
    if (lacking.length > 0) throw new Error(`${manifest.name} names source maps that it lacks: ${lacking}.`)
    await importAll(project, modulesOf(installed), installed)
    for (const command of Object.keys(installed.bin ?? {})) {
      const program = join(project, 'node_modules/.bin', command)
      const version = await run(program, ['--version'], { cwd: project, env: outside() })
      if (version.trim() !== manifest.version) throw new Error(`${command} --version says ${version}`)
    }
  }
}

/** Source maps that files of a package name and that are not there. */
export function missingMaps(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!node_modules.*)\.([cm]?js|d\.[cm]?ts)$/.test(path))
    .flatMap((path) => {
      const file = join(folder, path)
      const [, name] = /\n\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/.exec(readFileSync(file, 'utf8')) ?? []
      return name && !existsSync(join(dirname(file), name)) ? [join(path, name)] : []
    })
}

/** Every path in an `exports` field, whatever its conditions. */
function filesIn(exports: unknown): string[] {
  if (typeof exports === 'string') return exports.includes('*') ? [] : [exports]
  return typeof exports === 'object' && exports !== null ? Object.values(exports).flatMap(filesIn) : []
}

/** What a package offers to `import`: its entries that lead to JavaScript. */
function modulesOf({ name, exports = {} }: Manifest): string[] {
  const entries = Object.entries(exports).filter(([, target]) =>
    filesIn(target).some((file) => /\.[cm]?js$/.test(file)),
  )
  return entries.map(([entry]) => name + entry.slice(1))
}

/** An entry may need an optional peer, such as a test runner, that this project does not have. */
async function importAll(
  project: string,
  modules: string[],
  { peerDependencies = {} }: Manifest,
): Promise<void> {
  const imports = modules.map(
    (name) => `await import('${name}').catch(({ message }) => console.log(message))`,
  )
  const code = [...imports, 'process.exit()'].join('\n')
  const complaints = await run(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: project,
    env: outside(),
  })
  const peers = Object.keys(peerDependencies)
  const grave = complaints
    .split('\n')
    .filter((line) => !peers.some((peer) => line.includes(`package '${peer}'`)))
  if (grave.join('')) throw new Error(grave.join('\n'))
}
