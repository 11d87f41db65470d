import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../run.ts'
import type { Manifest, Package } from '../workspace.ts'
import { contentProblems, filesIn } from './contents.ts'
import { outside } from './project.ts'

/**
 * Checks installed packages: their files are complete, every module can be imported, and every command prints its
 * version.
 */
export async function checkInstalled(project: string, packages: Package[]): Promise<void> {
  for (const { manifest } of packages) {
    const folder = join(project, 'node_modules', manifest.name)
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const problems = contentProblems(folder)
    if (problems.length > 0) throw new Error(problems.join('\n'))
    await importAll(project, modulesOf(installed), installed)
    for (const command of Object.keys(installed.bin ?? {})) {
      const program = join(project, 'node_modules/.bin', command)
      const version = await run(program, ['--version'], { cwd: project, env: outside() })
      if (version.trim() !== manifest.version) throw new Error(`${command} --version prints ${version}`)
    }
  }
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
