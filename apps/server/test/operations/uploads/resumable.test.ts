import { createHash } from 'node:crypto'
import { makePhoto, photoOf } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { resumableAt, startResumable, UNIT } from '../../support/resumable.ts'
import { send, startTestServer, type TestServer } from '../../support/server.ts'

async function setUp() {
  const server = await startTestServer()
  const owner = await actor(server)
  return { server, owner, token: owner.token }
}

/** Creates an item from an upload. @returns its bytes */
async function original(server: TestServer, token: string, uploadToken: string): Promise<Buffer> {
  const body = { newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
  const answer = await send(`${server.url}/v1/mediaItems:batchCreate`, { token, body })
  expect(answer.body.newMediaItemResults?.[0]?.status).toEqual({ message: 'Success' })
  const { baseUrl } = answer.body.newMediaItemResults[0].mediaItem
  return Buffer.from(await (await fetch(`${baseUrl}=d`)).arrayBuffer())
}

test('a start returns only an absolute URL, the granularity and the state', async () => {
  const { server, token } = await setUp()
  const headers = {
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-command': 'start',
    'x-goog-upload-content-type': 'image/jpeg',
    'x-goog-upload-raw-size': '1000',
  }
  const answer = await send(`${server.url}/v1/uploads`, { token, method: 'POST', headers })
  expect(answer).toMatchObject({ status: 200, body: '' })
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(answer.headers.get('x-goog-upload-status')).toBe('active')
  expect(answer.headers.get('x-goog-upload-chunk-granularity')).toBe('262144')
  const url = new URL(answer.headers.get('x-goog-upload-url') ?? '')
  expect(url.origin + url.pathname).toBe(`${server.url}/v1/uploads`)
  expect([...url.searchParams.keys()]).toEqual(['upload_id', 'upload_protocol'])
})

test("Google's Java client: chunks of 10 MB, rounded up, and upload,finalize", async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(21_000_001)
  const chunk = Math.ceil(10_000_000 / UNIT) * UNIT
  const session = await startResumable(server, token, {
    'x-goog-upload-content-type': 'image/jpeg',
    'x-goog-upload-raw-size': String(photo.length),
    'x-goog-upload-header-content-length': String(photo.length),
  })
  for (let at = 0; at + chunk < photo.length; at += chunk) {
    const answer = await session.upload(photo.subarray(at, at + chunk), at)
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.headers.get('x-goog-upload-status')).toBe('active')
  }
  const answer = await session.command('upload,finalize', {
    body: photo.subarray(2 * chunk),
    offset: 2 * chunk,
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-goog-upload-status')).toBe('final')
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect((await original(server, token, answer.body)).equals(photo)).toBe(true)
})

test('gphotosuploader: start, query, and the whole file in one upload, finalize', async () => {
  const { server, owner, token } = await setUp()
  const photo = await photoOf(700_000)
  const session = await startResumable(server, token, {
    'x-goog-upload-content-type': 'application/octet-stream',
    'x-goog-upload-file-name': 'IMG_1.jpg',
    'x-goog-upload-raw-size': String(photo.length),
  })
  expect(await session.query()).toEqual(['active', '0'])
  const { body: uploadToken } = await session.finish(photo, 0)
  const body = { newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
  const { newMediaItemResults } = await owner.ok('mediaItems.batchCreate', { body })
  expect(newMediaItemResults[0].mediaItem.filename).toBe('IMG_1.jpg')
})

test('cascap: chunks of one unit, and a query after an error returns the offset to continue', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(3 * UNIT + 17)
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(photo.length) })
  const at = (unit: number) => photo.subarray(unit * UNIT, (unit + 1) * UNIT)
  expect((await session.upload(at(0), 0)).status).toBe(200)
  // After a lost response, the same chunk is rejected and changes nothing (facts 13.21).
  expect(await session.upload(at(0), 0)).toMatchObject({ status: 400, body: { code: 3 } })
  expect(await session.query()).toEqual(['active', String(UNIT)])
  for (const unit of [1, 2]) expect((await session.upload(at(unit), unit * UNIT)).status).toBe(200)
  const { body } = await session.finish(at(3), 3 * UNIT)
  expect((await original(server, token, body)).equals(photo)).toBe(true)
})

test('the last chunk and finalize may be separate requests', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(UNIT + 5)
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(photo.length) })
  expect((await session.upload(photo, 0)).status).toBe(200)
  expect(await session.query()).toEqual(['active', String(photo.length)])
  const { body } = await session.command('finalize')
  expect((await original(server, token, body)).equals(photo)).toBe(true)
})

test('repeating finalize in any form returns the same token', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(5000)
  const session = await startResumable(server, token)
  const first = await session.finish(photo, 0)
  for (const answer of [await session.finish(photo, 0), await session.command('finalize')]) {
    expect(answer).toMatchObject({ status: 200, body: first.body })
    expect(answer.headers.get('x-goog-upload-status')).toBe('final')
  }
  expect(await session.query()).toEqual(['final', '5000'])
  expect(await session.upload(photo, 5000)).toMatchObject({ status: 412, body: { code: 9 } })
  expect(await session.command('cancel')).toMatchObject({ status: 412, body: { code: 9 } })
})

test('a canceled session accepts no more bytes', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token)
  await session.upload(Buffer.alloc(UNIT), 0)
  for (const _ of [1, 2]) {
    const answer = await session.command('cancel')
    expect([answer.status, answer.headers.get('x-goog-upload-status')]).toEqual([200, 'cancelled'])
  }
  expect((await session.query())[0]).toBe('cancelled')
  for (const answer of [await session.upload(Buffer.alloc(UNIT), UNIT), await session.command('finalize')]) {
    expect(answer).toMatchObject({ status: 412, body: { message: 'Upload session is no longer active.' } })
  }
})

test.each(['UPLOAD , Finalize', 'upload,finalize', ' upload,  finalize '])(
  'the command "%s"',
  async (command) => {
    const { server, token } = await setUp()
    const session = await startResumable(server, token)
    const answer = await session.command(command, { body: await makePhoto(), offset: 0 })
    expect(answer.headers.get('x-goog-upload-status')).toBe('final')
  },
)

test('commands and offsets may be in the query, and the path may end with a slash', async () => {
  const { server, token } = await setUp()
  const start = 'X-Goog-Upload-Protocol=resumable&X-Goog-Upload-Command=start'
  const started = await send(`${server.url}/v1/uploads/?${start}&access_token=${token}`, { method: 'POST' })
  const url = started.headers.get('x-goog-upload-url')?.replace('/uploads?', '/uploads/?')
  const chunk = 'X-Goog-Upload-Command=upload,%20finalize&X-Goog-Upload-Offset=0'
  const answer = await send(`${url}&${chunk}&access_token=${token}`, { body: await makePhoto() })
  expect(answer.headers.get('x-goog-upload-status')).toBe('final')
})

test('a session URL that is invented, expired, or belongs to another user or app is unknown', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token)
  const unknown = { status: 404, body: { code: 5, message: 'Requested entity was not found.' } }
  for (const other of [{ user: 'another' }, { client: 'another' }]) {
    const foreign = resumableAt(session.url, await server.token(other))
    for (const command of ['query', 'finalize', 'cancel'])
      expect(await foreign.command(command)).toMatchObject(unknown)
    expect(await foreign.upload(Buffer.alloc(UNIT), 0)).toMatchObject(unknown)
  }
  const invented = resumableAt(session.url.replace(/upload_id=.{10}/, 'upload_id=AAAAAAAAAA'), token)
  expect(await invented.command('query')).toMatchObject(unknown)
  const nobody = await fetch(session.url, { method: 'POST', headers: { 'x-goog-upload-command': 'query' } })
  expect(nobody.status).toBe(401)
  server.clock.now += 7 * 24 * 3600 * 1000 - 1
  expect(await session.query()).toEqual(['active', '0'])
  server.clock.now += 1
  expect(await session.command('query')).toMatchObject(unknown)
})

test('invalid requests are rejected and change nothing', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(2 * UNIT) })
  const misaligned = await session.upload(Buffer.alloc(UNIT + 1), 0)
  expect(misaligned.body.message).toBe('Chunk size must be a multiple of the chunk granularity.')
  const ahead = await session.upload(Buffer.alloc(UNIT), UNIT)
  expect(ahead.body.message).toBe('Upload offset does not match the number of bytes received.')
  for (const answer of [
    misaligned,
    ahead,
    await session.command('upload', { body: Buffer.alloc(UNIT) }),
    await session.upload(Buffer.alloc(3 * UNIT), 0),
    await session.finish(Buffer.alloc(UNIT), 0),
    await session.command('finalize', { body: Buffer.alloc(UNIT) }),
    await session.command('start'),
    await session.command('explode'),
    await send(session.url, { token, method: 'POST' }),
  ]) {
    expect(answer).toMatchObject({ status: 400, body: { code: 3 } })
  }
  expect(await session.query()).toEqual(['active', '0'])
  for (const command of ['upload', 'finalize', 'query', 'cancel']) {
    const headers = { 'x-goog-upload-command': command, 'x-goog-upload-offset': '0' }
    const answer = await send(`${server.url}/v1/uploads`, { token, method: 'POST', headers })
    expect(answer).toMatchObject({ status: 400, body: { code: 3 } })
  }
})

test('a chunked body without a length is checked by the same rules', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(2 * UNIT) })
  const chunked = (command: string, bytes: number) =>
    fetch(session.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'x-goog-upload-command': command,
        'x-goog-upload-offset': '0',
      },
      body: new Blob([new Uint8Array(bytes)]).stream(),
      duplex: 'half',
    } as RequestInit)
  for (const [command, bytes] of [
    ['upload', UNIT + 1],
    ['upload', 3 * UNIT],
    ['upload, finalize', UNIT],
  ] as const) {
    expect((await chunked(command, bytes)).status).toBe(400)
    expect(await session.query()).toEqual(['active', '0'])
  }
  expect((await chunked('upload', UNIT)).status).toBe(200)
  expect(await session.query()).toEqual(['active', String(UNIT)])
})

test('a file that is too long is rejected when its size is declared', async () => {
  const { server, token } = await setUp()
  const headers = {
    'x-goog-upload-protocol': 'resumable',
    'x-goog-upload-command': 'start',
    'x-goog-upload-raw-size': '21474836481',
  }
  const answer = await send(`${server.url}/v1/uploads`, { token, method: 'POST', headers })
  expect(answer).toMatchObject({ status: 413, body: { code: 11 } })
})

test('the checksum of the first or the last request is compared with the whole file', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(UNIT + 5)
  const hash = (bytes: Uint8Array) => `sha1=${createHash('sha1').update(bytes).digest('base64')}`
  const good = await startResumable(server, token, { 'x-goog-hash': hash(photo) })
  await good.upload(photo.subarray(0, UNIT), 0)
  expect((await good.finish(photo.subarray(UNIT), UNIT)).status).toBe(200)
  const bad = await startResumable(server, token)
  const headers = { 'x-goog-hash': hash(Buffer.from('other')) }
  const answer = await bad.command('upload, finalize', { body: photo, offset: 0, headers })
  expect(answer.body.message).toBe('Checksum from header does not match received payload content.')
})

test('the same bytes from a session and from a raw upload become the same item', async () => {
  const { server, owner, token } = await setUp()
  const photo = await photoOf(UNIT + 5)
  const raw = await send(`${server.url}/v1/uploads`, { token, body: photo })
  const { body } = await (await startResumable(server, token)).finish(photo, 0)
  for (const uploadToken of [raw.body, body]) await original(server, token, uploadToken)
  expect((await owner.ok('mediaItems.list')).mediaItems).toHaveLength(1)
})
