import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import * as limits from '@tintype/types/limits'
import { photoOf } from 'tintype-test-support/photos'
import { expect, test, vi } from 'vitest'
import { actor } from '../../support/actor.ts'
import { answerTo, type ResumableUpload, resumableAt, startResumable, UNIT } from '../../support/resumable.ts'
import { send, startTestServer, type TestServer } from '../../support/server.ts'

async function setUp() {
  const server = await startTestServer()
  return { server, token: (await actor(server)).token }
}

const SIZE = 5 * UNIT + 100

/** Creates an item from an upload. @returns its bytes */
async function original(server: TestServer, token: string, uploadToken: string): Promise<Buffer> {
  const body = { newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
  const answer = await send(`${server.url}/v1/mediaItems:batchCreate`, { token, body })
  const { baseUrl } = answer.body.newMediaItemResults[0].mediaItem
  return Buffer.from(await (await fetch(`${baseUrl}=d`)).arrayBuffer())
}

/** Waits until a query returns this many bytes. */
async function untilReceived(session: ResumableUpload, bytes: number): Promise<void> {
  await vi.waitFor(async () => expect(await session.query()).toEqual(['active', String(bytes)]), {
    timeout: 30_000,
    interval: 20,
  })
}

/** Continues like a client: queries the offset and sends the rest. */
async function continueUpload(session: ResumableUpload, photo: Buffer): Promise<string> {
  const [, received] = await session.query()
  const answer = await session.finish(photo.subarray(Number(received)), Number(received))
  expect(answer.status).toBe(200)
  return answer.body
}

test.each([
  ['first', 0],
  ['middle', 2 * UNIT],
  ['last', 4 * UNIT],
])('a connection that breaks in the %s chunk loses less than a unit', async (_which, before) => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(SIZE) })
  if (before > 0) await session.upload(photo.subarray(0, before), 0)
  const finalize = before === 4 * UNIT
  const length = finalize ? SIZE - before : 2 * UNIT
  const sending = session.begin(photo.subarray(before, before + UNIT + 50), {
    offset: before,
    length,
    finalize,
  })
  await server.taken(UNIT + 50)
  sending.destroy()
  await untilReceived(session, before + UNIT)
  expect((await original(server, token, await continueUpload(session, photo))).equals(photo)).toBe(true)
})

test('a chunk that breaks within its first unit does not count', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token)
  const sending = session.begin(photo.subarray(0, UNIT - 1), { offset: 0, length: UNIT })
  await server.taken(UNIT - 1)
  sending.destroy()
  // Gives the server time to notice, although nothing changes.
  await setTimeout(100)
  expect(await session.query()).toEqual(['active', '0'])
  expect((await original(server, token, await continueUpload(session, photo))).equals(photo)).toBe(true)
})

test('a file sent in one request continues at the received size after a broken connection', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(SIZE) })
  const sending = session.begin(photo.subarray(0, 3 * UNIT + 7), { offset: 0, length: SIZE, finalize: true })
  await server.taken(3 * UNIT + 7)
  sending.destroy()
  await untilReceived(session, 3 * UNIT)
  expect((await original(server, token, await continueUpload(session, photo))).equals(photo)).toBe(true)
})

test('of two concurrent writes, the newest wins: the other is rejected with 409, and the bytes are intact', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(SIZE) })
  await session.upload(photo.subarray(0, UNIT), 0)
  const older = session.begin(Buffer.alloc(UNIT, 0xff), { offset: UNIT, length: 4 * UNIT })
  const aborted = answerTo(older)
  await server.taken(UNIT)
  expect(await session.query()).toEqual(['active', String(UNIT)])
  const newest = await session.upload(photo.subarray(UNIT, 3 * UNIT), UNIT)
  expect(newest.status).toBe(200)
  older.write(Buffer.alloc(UNIT, 0xff))
  const { status, text } = await aborted
  expect([status, JSON.parse(text)]).toEqual([409, { code: 10, message: 'The operation was aborted.' }])
  older.destroy()
  expect(await session.query()).toEqual(['active', String(3 * UNIT)])
  expect((await original(server, token, await continueUpload(session, photo))).equals(photo)).toBe(true)
})

test('a rejected request and a query do not disturb the request that is writing', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token)
  const writing = session.begin(Buffer.alloc(UNIT), { offset: 0, length: 2 * UNIT })
  const answer = answerTo(writing)
  await server.taken(UNIT)
  expect((await session.upload(Buffer.alloc(UNIT), UNIT)).status).toBe(400)
  expect(await session.query()).toEqual(['active', '0'])
  writing.end(Buffer.alloc(UNIT))
  expect(await answer).toEqual({ status: 200, text: '' })
  expect(await session.query()).toEqual(['active', String(2 * UNIT)])
})

test('a cancel ends the request that is writing', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token)
  const writing = session.begin(Buffer.alloc(UNIT), { offset: 0, length: 2 * UNIT })
  const answer = answerTo(writing)
  await server.taken(UNIT)
  expect((await session.command('cancel')).status).toBe(200)
  expect((await answer).status).toBe(409)
  writing.destroy()
  expect((await session.query())[0]).toBe('cancelled')
})

test('concurrent finalize requests return one token, or an error that allows a retry', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token)
  const answers = await Promise.all(Array.from({ length: 6 }, () => session.finish(photo, 0)))
  const done = answers.filter(({ status }) => status === 200)
  expect(new Set(done.map(({ body }) => body)).size).toBeLessThan(2)
  for (const { status } of answers) expect([200, 400, 409]).toContain(status)
  // If an aborted request has sent more than a unit, those bytes count, and the others have the wrong offset.
  const [state, received] = await session.query()
  if (state === 'active') await session.finish(photo.subarray(Number(received)), Number(received))
  const { body } = await session.command('finalize')
  expect((await original(server, token, body)).equals(photo)).toBe(true)
})

test('a restart between any two requests changes nothing', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  let session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(SIZE) })
  const restart = async () => {
    await server.restart()
    session = resumableAt(session.url.replace(/^http:\/\/[^/]+/, server.url), token)
  }
  for (const at of [0, 2 * UNIT]) {
    await restart()
    expect(await session.query()).toEqual(['active', String(at)])
    await restart()
    expect((await session.upload(photo.subarray(at, at + 2 * UNIT), at)).status).toBe(200)
  }
  await restart()
  const first = await session.finish(photo.subarray(4 * UNIT), 4 * UNIT)
  await restart()
  expect(await session.query()).toEqual(['final', String(SIZE)])
  expect(await session.command('finalize')).toMatchObject({ status: 200, body: first.body })
  await restart()
  expect((await original(server, token, first.body)).equals(photo)).toBe(true)
})

test('a stalled client is disconnected after a minute, keeps its whole units, and can continue', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token)
  const stalled = session.begin(photo.subarray(0, UNIT + 9), { offset: 0, length: 2 * UNIT })
  const answer = answerTo(stalled)
  await server.taken(UNIT + 9)
  server.wait(60_000)
  expect((await answer).status).toBe(503)
  expect(await session.query()).toEqual(['active', String(UNIT)])
  expect((await original(server, token, await continueUpload(session, photo))).equals(photo)).toBe(true)
})

test('a raw upload that stalls is disconnected', async () => {
  const { server, token } = await setUp()
  const headers = { authorization: `Bearer ${token}`, 'content-length': 1000 }
  const stalled = request(`${server.url}/v1/uploads`, { method: 'POST', headers }).on('error', () => {})
  stalled.write('some')
  const answer = once(stalled, 'response')
  await server.taken(4)
  server.wait(60_000)
  const [response] = await answer
  expect([response.statusCode, response.headers.connection]).toEqual([503, 'close'])
})

test('a slow sender is not disconnected', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(10_000)
  const session = await startResumable(server, token)
  const slow = session.begin(photo.subarray(0, 1000), { offset: 0, length: photo.length, finalize: true })
  const answer = answerTo(slow)
  for (let at = 1000; at < photo.length; at += 1000) {
    await server.taken(1000)
    server.wait(59_999)
    slow.write(photo.subarray(at, at + 1000))
  }
  slow.end()
  expect((await answer).status).toBe(200)
})

// The three bugs of fsouza/fake-gcs-server#2354, which lose bytes silently.

test('fake-gcs-server#2354: a query does not finalize', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token, { 'x-goog-upload-raw-size': String(SIZE) })
  for (const at of [0, 4 * UNIT]) {
    if (at > 0) await session.upload(photo.subarray(0, at), 0)
    for (const _ of [1, 2]) {
      const answer = await session.command('query')
      expect(answer).toMatchObject({ status: 200, body: '' })
      expect(answer.headers.get('x-goog-upload-status')).toBe('active')
    }
  }
  await session.upload(photo.subarray(4 * UNIT), 4 * UNIT)
  expect(await session.query()).toEqual(['active', String(SIZE)])
  expect((await original(server, token, await continueUpload(session, photo))).equals(photo)).toBe(true)
})

test('fake-gcs-server#2354: a query returns a number of bytes, not the offset of the last one', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token)
  const { resumableChunkGranularityBytes: unit } = limits
  await session.upload(Buffer.alloc(unit), 0)
  expect(await session.query()).toEqual(['active', '262144'])
  for (const offset of [unit - 1, unit + 1]) {
    expect((await session.upload(Buffer.alloc(unit), offset)).status).toBe(400)
  }
  expect((await session.upload(Buffer.alloc(unit), unit)).status).toBe(200)
  expect(await session.query()).toEqual(['active', '524288'])
})

test('fake-gcs-server#2354: bytes count when they arrive, not when they are declared', async () => {
  const { server, token } = await setUp()
  const photo = await photoOf(SIZE)
  const session = await startResumable(server, token, {
    'x-goog-upload-raw-size': String(SIZE),
    'x-goog-upload-header-content-length': String(SIZE),
  })
  expect(await session.query()).toEqual(['active', '0'])
  const sending = session.begin(photo.subarray(0, UNIT), { offset: 0, length: 4 * UNIT })
  await server.taken(UNIT)
  sending.destroy()
  await untilReceived(session, UNIT)
  expect((await session.command('finalize')).status).toBe(400)
  expect((await original(server, token, await continueUpload(session, photo))).equals(photo)).toBe(true)
})
