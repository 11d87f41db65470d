import { execFile } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { promisify } from 'node:util'

/** The npm package of each runtime, and the command to run a program. */
export const RUNTIMES: { name: string; from?: string; command: string; args: string[] }[] = [
  { name: 'Node 20', from: 'node@20.20.2', command: 'node', args: [] },
  { name: 'Node 22', from: 'node@22.23.3', command: 'node', args: [] },
  { name: 'the Node that runs the tests', command: 'node', args: [] },
  { name: 'Deno', from: 'deno@2.9.6', command: 'deno', args: ['run', '--no-remote', '--allow-all'] },
  { name: 'Bun', from: 'bun@1.4.5', command: 'bun', args: ['run'] },
]

export const run = promisify(execFile)

/** PATH with the package's command first; undefined if npm cannot install it. npm caches the package. */
export async function pathWith(from: string | undefined): Promise<string | undefined> {
  if (from === undefined) return [dirname(process.execPath), process.env.PATH].join(delimiter)
  const args = ['--yes', '--prefer-offline', '-p', from, '-c', 'node -p process.env.PATH']
  const got = run('npx', args, { shell: process.platform === 'win32' })
  return got.then(({ stdout }) => stdout.trim()).catch(() => undefined)
}
