import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { send } from '../support/send.ts'

let data: string
let server: ServerProcess
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-revoke-'))
  server = await serve(data)
})
afterEach(async () => {
  await server.kill('SIGKILL')
  await rm(data, { recursive: true, force: true })
})

async function newToken(user: string, client: string): Promise<string> {
  const whose = ['--user', user, '--client', client, '--scopes', 'photoslibrary']
  return (await run(['token', 'create', ...whose, '--data', data])).stdout.trim()
}
const revoke = (args: string[], input?: string) =>
  run(['token', 'revoke', '--data', data, ...args], {}, { ...(input !== undefined && { input }) })

async function isGood(token: string): Promise<boolean> {
  return (await send(`${server.url}/v1/mediaItems`, { token })).status === 200
}

test('a revoked token is rejected at the next request, and other tokens still work', {
  timeout: 60_000,
}, async () => {
  const [first, second] = await Promise.all([newToken('harbor', 'frame'), newToken('harbor', 'frame')])
  expect(await Promise.all([first, second].map(isGood))).toEqual([true, true])
  expect(await revoke(['--', first])).toMatchObject({ status: 0, stdout: 'Tokens revoked: 1\n', stderr: '' })
  expect(await Promise.all([first, second].map(isGood))).toEqual([false, true])
  expect(await revoke(['-'], `${second}\n`)).toMatchObject({ status: 0, stdout: 'Tokens revoked: 1\n' })
  expect(await isGood(second)).toBe(false)
  expect(await revoke(['-'], `${second}\n`)).toMatchObject({ status: 1, stdout: '' })
})

test('all tokens of a user, a client or both are revoked, and no start creates a replacement', {
  timeout: 60_000,
}, async () => {
  const names = ['a', 'b'].flatMap((user) => ['x', 'y'].map((client) => [user, client] as const))
  const tokens = await Promise.all(names.map(([user, client]) => newToken(user, client)))
  const good = () => Promise.all(tokens.map(isGood))
  expect(await revoke(['--user', 'a', '--client', 'x'])).toMatchObject({ stdout: 'Tokens revoked: 1\n' })
  expect(await good()).toEqual([false, true, true, true])
  expect(await revoke(['--client', 'x'])).toMatchObject({ stdout: 'Tokens revoked: 1\n' })
  expect(await good()).toEqual([false, true, false, true])
  expect(await revoke(['--user', 'b'])).toMatchObject({ stdout: 'Tokens revoked: 1\n' })
  expect(await good()).toEqual([false, true, false, false])

  for (const user of ['a', 'owner']) await revoke(['--user', user])
  await server.kill('SIGTERM')
  server = await serve(data)
  expect(server.greeting).not.toContain('Access token')
})

test('unknown or missing names revoke nothing', async () => {
  const refused = (args: string[], reason: string) =>
    revoke(args).then((result) =>
      expect(result).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(reason) }),
    )
  await Promise.all([
    refused([], 'Specify a token'),
    refused(['something', '--user', 'owner'], 'Specify a token'),
    refused(['--user', 'nobody'], 'There is no user nobody.'),
    refused(['--user', 'owner', '--client', 'nothing'], 'There is no client nothing.'),
  ])
})
