import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runContract } from '../src/index.ts'

/** A server that accepts one token and implements nothing. */
const receivedTokens: (string | undefined)[] = []
const server = createServer((request, response) => {
  receivedTokens.push(request.headers.authorization)
  const isValid = request.headers.authorization === 'Bearer good'
  const body = isValid ? {} : { error: { code: 401, message: 'No such token.', status: 'UNAUTHENTICATED' } }
  response.writeHead(isValid ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
let url: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  receivedTokens.length = 0
})
afterAll(() => server.close())

test('a rejected token ends the run before the first scenario', async () => {
  const run = runContract({ url, tokens: { owner: 'bad' } })
  await expect(run).rejects.toThrow(/^the access token of owner was rejected: 401 .*No such token/)
  expect(receivedTokens).toEqual([undefined, 'Bearer bad'])
})

test('a rejected token of the second user ends the run too', async () => {
  const run = runContract({ url, tokens: { owner: 'good', other: 'bad' } })
  await expect(run).rejects.toThrow('the access token of other was rejected')
  expect(receivedTokens).toEqual([undefined, 'Bearer good', 'Bearer bad'])
})

test('with a valid token, every scenario has its own result', async () => {
  const { results } = await runContract({ url, tokens: { owner: 'good' } }, { only: ['albums.list'] })
  expect(results.length).toBeGreaterThan(1)
})

test('the command prints one line and exits with 2', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, url, '--token', 'bad', '--yes'])
  let output = ''
  child.stderr.on('data', (text) => (output += text))
  const [code] = await once(child, 'close')
  expect([code, output.trim().split('\n')]).toEqual([
    2,
    [expect.stringMatching(/: the access token of owner was rejected: 401 /)],
  ])
})

test('an empty environment variable does not count as a token', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const empty = { TINTYPE_OTHER_TOKEN: '', TINTYPE_READER_TOKEN: '', TINTYPE_ADDER_TOKEN: '' }
  const child = spawn(process.execPath, [main, url, '--token', 'good', '--yes', '--only', 'albums.get'], {
    env: { ...process.env, ...empty },
  })
  child.stdout.resume()
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(receivedTokens).not.toContain('Bearer')
})
