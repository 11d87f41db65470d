import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const spec = fileURLToPath(new URL('..', import.meta.url))
const redocly = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
)

/** Folders that the bundle does not need. */
const NOT_COPIED = ['node_modules', 'dist', 'released', 'facts', 'test', '.turbo']

/** A copy of the document that a test may change, lint and bundle. */
export async function copyOfSpec() {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-spec-'))
  await cp(spec, folder, { recursive: true, filter: (path) => !NOT_COPIED.includes(basename(path)) })
  const run = (...args: string[]) =>
    new Promise<{ failed: boolean; output: string }>((resolve) => {
      execFile(process.execPath, [redocly, ...args], { cwd: folder }, (error, stdout, stderr) =>
        resolve({ failed: error !== null, output: stdout + stderr }),
      )
    })
  return {
    /** Replaces a text that must be in the file. */
    async edit(file: string, text: string, replacement: string): Promise<void> {
      const before = await readFile(join(folder, file), 'utf8')
      if (!before.includes(text)) throw new Error(`${file} does not contain "${text}"`)
      await writeFile(join(folder, file), before.replace(text, replacement))
    },
    lint: () => run('lint', '--config', 'redocly.yaml', 'openapi.yaml'),
    async bundle() {
      const { failed, output } = await run(
        'bundle',
        '--config',
        'redocly.yaml',
        'openapi.yaml',
        '-o',
        'out.json',
      )
      return { failed, output, text: failed ? '' : await readFile(join(folder, 'out.json'), 'utf8') }
    },
    remove: () => rm(folder, { recursive: true }),
  }
}
