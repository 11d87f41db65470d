import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePhoto, photoOf } from 'tintype-test-support/photos'
import { afterEach, expect, test, vi } from 'vitest'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { send } from '../support/server.ts'

let data = ''
let server: ServerProcess | undefined
afterEach(async () => {
  await server?.kill('SIGKILL')
  await rm(data, { recursive: true, force: true })
})

/** Starts a server with a new folder. @returns a token for it */
async function begin(): Promise<string> {
  data = await mkdtemp(join(tmpdir(), 'tintype-kill-'))
  const whose = ['--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']
  const { stdout } = await run(['token', 'create', ...whose, '--data', data])
  server = await serve(data)
  return stdout.trim()
}

/** Kills the server and starts another. @returns its address */
async function restart(): Promise<string> {
  await server?.kill('SIGKILL')
  server = await serve(data)
  return server.url
}

test('a server that is killed after each response still has everything that it acknowledged', async () => {
  const token = await begin()
  const photo = await makePhoto({ width: 200, height: 100 })

  const album = (await send(`${server?.url}/v1/albums`, { token, body: { album: { title: 'Kept' } } })).body
  let url = await restart()
  const uploadToken = (await send(`${url}/v1/uploads`, { token, body: photo })).body
  url = await restart()
  const newMediaItems = [{ simpleMediaItem: { uploadToken, fileName: 'kept.jpg' } }]
  const created = await send(`${url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems } })
  const { id } = created.body.newMediaItemResults[0].mediaItem
  url = await restart()
  const added = await send(`${url}/v1/albums/${album.id}:batchAddMediaItems`, {
    token,
    body: { mediaItemIds: [id] },
  })
  expect(added.status).toBe(200)
  url = await restart()

  const { body } = await send(`${url}/v1/mediaItems:search`, { token, body: { albumId: album.id } })
  expect(body.mediaItems).toMatchObject([{ id, filename: 'kept.jpg' }])
  const original = await fetch(`${body.mediaItems[0].baseUrl}=d`)
  expect(Buffer.from(await original.arrayBuffer()).equals(photo)).toBe(true)
  expect(await run(['fsck', '--data', data])).toMatchObject({
    status: 0,
    stdout: '1 files checked: 0 missing, 0 damaged, 0 unreferenced\n',
  })
})

test('a resumable upload continues although the server is killed after each request', async () => {
  const token = await begin()
  const photo = await photoOf(3 * UNIT + 100)
  let session = await startResumable({ url: server?.url ?? '' }, token)
  const continueUpload = async () => {
    const url = await restart()
    session = resumableAt(session.url.replace(/^http:\/\/[^/]+/, url), token)
  }
  for (const at of [0, UNIT, 2 * UNIT]) {
    await continueUpload()
    expect(await session.query()).toEqual(['active', String(at)])
    expect((await session.upload(photo.subarray(at, at + UNIT), at)).status).toBe(200)
  }
  await continueUpload()
  const { status, body: uploadToken } = await session.finish(photo.subarray(3 * UNIT), 3 * UNIT)
  expect(status).toBe(200)
  await continueUpload()
  expect(await session.query()).toEqual(['final', String(photo.length)])
  expect((await session.command('finalize')).body).toBe(uploadToken)
  const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
  const created = await send(`${server?.url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems } })
  const original = await fetch(`${created.body.newMediaItemResults[0].mediaItem.baseUrl}=d`)
  expect(Buffer.from(await original.arrayBuffer()).equals(photo)).toBe(true)
  expect(await readdir(join(data, 'tmp'))).toEqual([])
})

test('a server that is killed in the middle of a long chunk still has most of it, and reports how much', async () => {
  const token = await begin()
  const photo = await photoOf(50_000_000)
  const session = await startResumable({ url: server?.url ?? '' }, token)
  const sending = session.begin(photo.subarray(0, 45_000_000), {
    offset: 0,
    length: photo.length,
    finalize: true,
  })
  await vi.waitFor(async () => expect((await session.query())[1]).not.toBe('0'), { timeout: 10_000 })
  const url = await restart()
  sending.destroy()
  const after = resumableAt(session.url.replace(/^http:\/\/[^/]+/, url), token)
  const received = Number((await after.query())[1])
  expect(received).toBeGreaterThan(0)
  expect(received % UNIT).toBe(0)
  const { body: uploadToken } = await after.finish(photo.subarray(received), received)
  const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
  const created = await send(`${url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems } })
  const original = await fetch(`${created.body.newMediaItemResults[0].mediaItem.baseUrl}=d`)
  expect(Buffer.from(await original.arrayBuffer()).equals(photo)).toBe(true)
})

test('SIGTERM ends the process with status 0', async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-stop-'))
  server = await serve(data)
  await server.kill('SIGTERM')
  expect(server.child.exitCode).toBe(0)
  server = undefined
})
