import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { end } from 'tintype-test-support/serverProcess'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Block, codeBlocks } from './support/codeBlocks.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const blocks = codeBlocks(new URL('../src/content/docs/start.md', import.meta.url))
const hasCurl = spawnSync('curl', ['--version']).status === 0

const empty = mkdtempSync(join(tmpdir(), 'tintype-start-'))
const data = mkdtempSync(join(tmpdir(), 'tintype-start-data-'))
let port: number
let server: ChildProcess | undefined
let greeting = ''

beforeAll(async () => {
  port = await freePort()
})
afterAll(async () => {
  if (server) await end(server)
  for (const folder of [empty, data]) rmSync(folder, { recursive: true })
})

test('five minutes: every block runs in order with the output on the page', { timeout: 120_000 }, async ({
  skip,
}) => {
  skip(!hasCurl, 'curl is not installed')
  const variables = new Map<string, string>()
  for (const [index, block] of blocks.entries()) {
    if (block.lang !== 'sh') continue
    const got = await run(block, variables)
    const shown = blocks[index + 1]
    if (shown && shown.lang !== 'sh') expectShown(got, shown.text)
  }
  expect([...variables.keys()]).toEqual(expect.arrayContaining(['TOKEN', 'ALBUM_ID', 'APPEND_TOKEN']))
})

/** The output of a block. Blocks of one terminal share variables, as for a reader. */
async function run(block: Block, variables: Map<string, string>): Promise<string> {
  if (block.text === 'npm start') return start()
  const inRepository = block.meta.includes('in the repository')
  const text = local(block.text).replace('the-access-token', /Access token +(\S+)/.exec(greeting)?.[1] ?? '')
  // Exports all variables of the block, and prints them after its output.
  const script = `set -ea\n${text}\nset +a\necho; echo ---; env -0`
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: inRepository ? root : empty,
    env: { ...process.env, TINTYPE_DATA: data, ...Object.fromEntries(variables) },
  })
  const [printed = '', after = ''] = stdout.split('\n---\n')
  for (const pair of after.split('\0')) {
    const [name = '', ...value] = pair.split('=')
    if (!(name in process.env)) variables.set(name, value.join('='))
  }
  // The page asks the reader to keep this token under this name.
  if (inRepository) variables.set('APPEND_TOKEN', printed.trim())
  return printed
}

/** Runs `npm start` without its build, which has run before this test. */
async function start(): Promise<string> {
  server = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      TINTYPE_DATA: data,
      TINTYPE_PORT: String(port),
      TINTYPE_MOCK_PORT: String(await freePort()),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of server.stdout ?? []) {
    greeting += chunk
    if (greeting.includes('Try it:')) break
  }
  return greeting
}

const local = (text: string) => text.replaceAll('localhost:8080', `localhost:${port}`)

/** Every line on the page is in the output, in this order; … matches any text. */
function expectShown(printed: string, shown: string): void {
  const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = local(shown).split('…').map(literal).join('[^\\n]+').replaceAll('\n', '\\n')
  expect(printed).toMatch(new RegExp(pattern))
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
