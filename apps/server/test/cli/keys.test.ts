import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { createItem, send } from '../support/server.ts'

let data: string
let server: ServerProcess | undefined
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-keys-'))
})
afterEach(async () => {
  await server?.kill('SIGKILL')
  server = undefined
  await rm(data, { recursive: true, force: true })
})

const key = (command: 'rotate' | 'retire') => run(['key', command, '--data', data])

test('a running server learns of rotated and retired keys', {
  timeout: 60_000,
}, async () => {
  server = await serve(data)
  const { url, greeting } = server
  const token = /Access token\s+(\S+)/.exec(greeting)?.[1] ?? ''
  const { id, baseUrl } = await createItem({ url }, token, await makePhoto())
  expect(await key('retire')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'There is no older key to retire. Add a new one first with key rotate.\n',
  })
  expect(await key('rotate')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Key added: used from 20\S+Z\n$/),
    stderr: '',
  })
  expect(await send(baseUrl)).toMatchObject({ status: 200 })
  expect(await key('retire')).toMatchObject({ status: 0, stdout: 'Keys retired: 1\n', stderr: '' })
  await expect.poll(async () => (await send(baseUrl)).status, { timeout: 30_000 }).toBe(403)
  const again = await send(`${url}/v1/mediaItems/${id}`, { token })
  expect(again).toMatchObject({ status: 200, body: { id } })
  expect(await send(again.body.baseUrl)).toMatchObject({ status: 200 })
})

test('keys can be rotated before the first start, but not without a library', async () => {
  expect(await key('rotate')).toMatchObject({ status: 1, stderr: `There is no library in ${data}.\n` })
  await run(['token', 'create', '--user', 'a', '--client', 'b', '--scopes', 'photoslibrary', '--data', data])
  expect(await key('rotate')).toMatchObject({ status: 0 })
  expect(await key('retire')).toMatchObject({ stdout: 'Keys retired: 1\n' })
  server = await serve(data)
})
