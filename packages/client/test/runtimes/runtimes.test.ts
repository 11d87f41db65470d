import { execFile } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import { photograph } from '../support/photographs.ts'
import { CUT, expected, trouble } from '../support/trouble.ts'

const PROGRAM = fileURLToPath(new URL('program.mjs', import.meta.url))

/** The npm package of each runtime, and the command to run a program. */
const RUNTIMES: { name: string; from?: string; command: string; args: string[] }[] = [
  { name: 'Node 20', from: 'node@20.20.2', command: 'node', args: [] },
  { name: 'Node 22', from: 'node@22.23.3', command: 'node', args: [] },
  { name: 'the Node that runs the tests', command: 'node', args: [] },
  { name: 'Deno', from: 'deno@2.9.6', command: 'deno', args: ['run', '--no-remote', '--allow-all'] },
  { name: 'Bun', from: 'bun@1.4.5', command: 'bun', args: ['run'] },
]

const run = promisify(execFile)

/** PATH with the package's command first; undefined if npm cannot install it. npm caches the package. */
async function pathWith(from: string | undefined): Promise<string | undefined> {
  if (from === undefined) return [dirname(process.execPath), process.env.PATH].join(delimiter)
  const args = ['--yes', '--prefer-offline', '-p', from, '-c', 'node -p process.env.PATH']
  const got = run('npx', args, { shell: process.platform === 'win32' })
  return got.then(({ stdout }) => stdout.trim()).catch(() => undefined)
}

let library: FaultyLibrary
let picture: string
withFaultyLibrary(async (ready) => {
  library = ready
  picture = Buffer.from(await photograph(9000)).toString('base64')
})

/** Concurrently, because npm mostly waits. */
const paths = RUNTIMES.map(({ from }) => pathWith(from))

describe('on broken connections the built client makes calls, lists and uploads in', () => {
  for (const [at, { name, from, command, args }] of RUNTIMES.entries()) {
    // The first time, npm has to download a hundred megabytes.
    test(name, { timeout: 300_000 }, async ({ skip }) => {
      const PATH = await paths[at]
      if (PATH === undefined) return skip(`${from} is not to be had from the npm registry`)
      const { proxy, server } = library
      proxy.rule = trouble()
      const input = JSON.stringify({ baseUrl: proxy.url, token: await server.token({ user: name }), picture })
      const { stdout } = await run(command, [...args, PROGRAM, input], { env: { ...process.env, PATH } })
      expect(JSON.parse(stdout)).toEqual(expected)
      expect(proxy.requests.some(({ bytes }) => bytes === CUT)).toBe(true)
    })
  }
})
