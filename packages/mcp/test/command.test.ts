import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from './support/connect.ts'

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tintype-mcp-command-'))

let server: ServedLibrary
beforeAll(async () => {
  server = await serveLibrary(import.meta.url)
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

test('without a token the command says what to set', () => {
  const { status, stderr } = spawnSync(process.execPath, [main], { env: {}, encoding: 'utf8' })
  expect([status, stderr]).toEqual([
    1,
    'There is no access token. Set TINTYPE_TOKEN, or use --token-command.\n',
  ])
})

test('--token-command runs once for many calls, and again after a 401', async () => {
  const tokens = join(folder, 'tokens.txt')
  const log = join(folder, 'log.txt')
  writeFileSync(tokens, 'expired\n')
  const command = `echo run >> ${log}; cat ${tokens}; echo '${await server.token()}' > ${tokens}`
  const mcp = await connect(
    { TINTYPE_BASE_URL: server.url, PATH: process.env.PATH ?? '' },
    '--token-command',
    command,
  )
  for (let call = 0; call < 3; call++) {
    expect(await mcp.call('find_albums')).toEqual({ albums: [] })
  }
  expect(readFileSync(log, 'utf8')).toBe('run\nrun\n')
  await mcp.close()
})

test('a token command that fails is an error of the call, and may succeed the next time', async () => {
  const tokens = join(folder, 'late.txt')
  const env = { TINTYPE_BASE_URL: server.url, PATH: process.env.PATH ?? '' }
  const mcp = await connect(env, '--token-command', `cat ${tokens}`)
  await expect(mcp.call('find_albums')).rejects.toThrow('albums.list')
  writeFileSync(tokens, await server.token())
  expect(await mcp.call('find_albums')).toEqual({ albums: [] })
  await mcp.close()
})
