import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { makePhoto } from '../support/photos.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { send } from '../support/server.ts'

let data = ''
let server: ServerProcess | undefined
afterEach(async () => {
  await server?.kill('SIGKILL')
  await rm(data, { recursive: true, force: true })
})

test('a server that is killed after each answer still has everything it acknowledged', async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-kill-'))
  const token = (
    await run([
      'token',
      'create',
      '--user',
      'a',
      '--client',
      'b',
      '--scopes',
      'photoslibrary',
      '--data',
      data,
    ])
  ).stdout.trim()
  server = await serve(data)
  const restart = async () => {
    await server?.kill('SIGKILL')
    server = await serve(data)
    return server.url
  }
  const photo = await makePhoto({ width: 200, height: 100 })

  const album = (await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Kept' } } })).body
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

test('a stop asked for by SIGTERM ends the process with status 0', async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-stop-'))
  server = await serve(data)
  await server.kill('SIGTERM')
  expect(server.child.exitCode).toBe(0)
  server = undefined
})
