import { sql } from 'kysely'
import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import type { Catalog } from '../../../src/catalog/catalog.ts'
import { sweep } from '../../../src/jobs/sweep.ts'
import { withoutUserLimits } from '../../support/earlier.ts'
import { hashOf } from '../../support/hashOf.ts'
import { startResumable } from '../../support/resumable.ts'
import { createItem, send, startTestServer, type TestServer, upload } from '../../support/server.ts'

const HOUR_MS = 3600 * 1000
const DAY_MS = 24 * HOUR_MS

const start = (server: TestServer, token: string, size?: number) =>
  send(`${server.url}/v1/uploads`, {
    token,
    method: 'POST',
    headers: {
      'x-goog-upload-protocol': 'resumable',
      'x-goog-upload-command': 'start',
      ...(size !== undefined && { 'x-goog-upload-raw-size': String(size) }),
    },
  })

const raw = (server: TestServer, token: string, bytes: Uint8Array) =>
  send(`${server.url}/v1/uploads`, { token, body: bytes })

/** Repeated bytes, which are not a photo: uploads accept any bytes. */
const bytesOf = (length: number, kind: string) => Buffer.alloc(length, kind)

const FULL = {
  status: 400,
  body: {
    code: 3,
    message: "The remaining storage in the user's account is not enough to perform this operation.",
  },
}

describe('open upload sessions', () => {
  test('are limited for each user, until some are finished, canceled or expire', async () => {
    const server = await startTestServer({ userLimits: { uploadSessions: 3 } })
    const token = await server.token()
    const sessions = [await startResumable(server, token), await startResumable(server, token)]
    const otherApp = await server.token({ client: 'other' })
    expect((await start(server, otherApp)).status).toBe(200)
    const refused = await start(server, token)
    expect(refused).toMatchObject({
      status: 429,
      body: {
        code: 8,
        message:
          'Too many open upload sessions: 3 at most for one user. Finalize or cancel some of them, then start this one again.',
      },
    })
    expect((await start(server, otherApp)).status).toBe(429)
    expect((await start(server, await server.token({ user: 'other' }))).status).toBe(200)
    expect((await raw(server, token, bytesOf(10, 'a'))).status).toBe(200)

    expect((await sessions[0]?.finish(bytesOf(10, 'b'), 0))?.status).toBe(200)
    expect((await start(server, token)).status).toBe(200)
    expect((await start(server, token)).status).toBe(429)
    expect((await sessions[1]?.command('cancel'))?.status).toBe(200)
    expect((await start(server, token)).status).toBe(200)
    expect((await start(server, token)).status).toBe(429)
    server.clock.now += 8 * DAY_MS
    expect((await start(server, await server.token())).status).toBe(200)
  })

  test('that are started concurrently do not exceed the limit', async () => {
    const server = await startTestServer({ userLimits: { uploadSessions: 5 } })
    const token = await server.token()
    const answers = await Promise.all(Array.from({ length: 20 }, () => start(server, token)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(5).fill(200), ...Array(15).fill(429)])
  })

  test('are not limited if the limit is 0', async () => {
    const server = await startTestServer({ userLimits: { uploadSessions: 0 } })
    const token = await server.token()
    const answers = await Promise.all(Array.from({ length: 20 }, () => start(server, token)))
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  })
})

describe('stored bytes', () => {
  const serverWithLimit = async (storedBytes: number) => {
    const server = await startTestServer({ userLimits: { storedBytes } })
    return { server, token: await server.token() }
  }

  test('are limited for each user across apps, and identical bytes count once', async () => {
    const { server, token } = await serverWithLimit(1000)
    const otherApp = await server.token({ client: 'other' })
    expect((await raw(server, token, bytesOf(600, 'a'))).status).toBe(200)
    expect((await raw(server, otherApp, bytesOf(400, 'b'))).status).toBe(200)
    expect(await raw(server, token, bytesOf(1, 'c'))).toMatchObject(FULL)
    const otherUser = await server.token({ user: 'other' })
    expect((await raw(server, otherUser, bytesOf(600, 'a'))).status).toBe(200)
    expect(await raw(server, otherUser, bytesOf(600, 'd'))).toMatchObject(FULL)
  })

  test('count once for an upload, its item, and a second upload of the same bytes', async () => {
    const photo = await makePhoto({ width: 20, height: 20 })
    const { server, token } = await serverWithLimit(2 * photo.length)
    await createItem(server, token, photo)
    await createItem(server, token, photo)
    await upload(server, token, photo)
    expect((await raw(server, token, bytesOf(photo.length, 'x'))).status).toBe(200)
    expect(await raw(server, token, bytesOf(1, 'y'))).toMatchObject(FULL)
  })

  test('of unused uploads are free once they are swept', async () => {
    const photo = await makePhoto({ width: 20, height: 20 })
    const { server, token } = await serverWithLimit(photo.length + 500)
    await createItem(server, token, photo)
    expect((await raw(server, token, bytesOf(500, 'a'))).status).toBe(200)
    expect(await raw(server, token, bytesOf(500, 'b'))).toMatchObject(FULL)
    server.clock.now += 3 * DAY_MS
    await sweep(server.app.services)
    const later = await server.token()
    expect((await raw(server, later, bytesOf(500, 'b'))).status).toBe(200)
    expect(await raw(server, later, bytesOf(1, 'c'))).toMatchObject(FULL)
  })

  test('that are sent concurrently do not exceed the limit', async () => {
    const { server, token } = await serverWithLimit(1000)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => raw(server, token, bytesOf(300, String(at)))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(answers.find(({ status }) => status !== 200)).toMatchObject(FULL)
  })

  test('are reserved by a session that declares its size', async () => {
    const { server, token } = await serverWithLimit(1000)
    expect(await start(server, token, 1001)).toMatchObject(FULL)
    const session = await startResumable(server, token, { 'x-goog-upload-raw-size': '700' })
    expect(await raw(server, token, bytesOf(301, 'a'))).toMatchObject(FULL)
    expect(await start(server, token, 301)).toMatchObject(FULL)
    expect((await raw(server, token, bytesOf(300, 'a'))).status).toBe(200)
    expect((await session.finish(bytesOf(700, 'b'), 0)).status).toBe(200)
    expect(await start(server, token, 1)).toMatchObject(FULL)
  })

  test('in a session without a declared size are rejected at the limit', async () => {
    const { server, token } = await serverWithLimit(500_000)
    const session = await startResumable(server, token)
    const unit = 262_144
    expect((await session.upload(bytesOf(unit, 'a'), 0)).status).toBe(200)
    expect(await session.upload(bytesOf(unit, 'b'), unit)).toMatchObject(FULL)
    expect(await session.query()).toEqual(['active', String(unit)])
    expect((await session.finish(bytesOf(100, 'c'), unit)).status).toBe(200)
  })

  test('in a body of unknown length are rejected at the limit', async () => {
    const { server, token } = await serverWithLimit(1000)
    const chunks = async function* () {
      for (let sent = 0; sent < 20; sent++) yield bytesOf(100, 'a')
    }
    const response = await fetch(`${server.url}/v1/uploads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: chunks(),
      duplex: 'half',
    } as RequestInit)
    expect({ status: response.status, body: await response.json() }).toMatchObject(FULL)
    expect((await raw(server, token, bytesOf(1000, 'b'))).status).toBe(200)
  })

  test('are not limited by default', async () => {
    const server = await startTestServer()
    expect((await raw(server, await server.token(), bytesOf(1_000_000, 'a'))).status).toBe(200)
  })
})

async function counted(catalog: Catalog): Promise<Record<string, number>> {
  const rows = await catalog.db.selectFrom('user').select(['name', 'stored_bytes']).execute()
  return Object.fromEntries(rows.map(({ name, stored_bytes }) => [name, stored_bytes]))
}

test('the counted bytes equal the stored bytes, even after an upgrade', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const other = await server.token({ user: 'other' })
  const photo = await makePhoto({ width: 20, height: 20 })
  const second = await makePhoto({ width: 30, height: 20 })
  await createItem(server, token, photo)
  await createItem(server, other, photo)
  await createItem(server, other, second)
  await upload(server, token, bytesOf(100, 'a'))
  await upload(server, token, bytesOf(100, 'a'))
  const { catalog } = server.app.services
  const all = { owner: photo.length + 100, other: photo.length + second.length }
  expect(await counted(catalog)).toEqual(all)

  await withoutUserLimits(catalog)
  await server.restart()
  expect(await counted(server.app.services.catalog)).toEqual(all)

  server.clock.now += 3 * DAY_MS
  await sweep(server.app.services)
  expect(await counted(server.app.services.catalog)).toEqual({ ...all, owner: photo.length })
  const [{ blobs } = { blobs: 0 }] = (
    await sql<{ blobs: number }>`SELECT count(*) AS blobs FROM blob`.execute(server.app.services.catalog.db)
  ).rows
  expect(blobs).toBe(2)
  expect(await server.app.services.blobs.size(Buffer.from(hashOf(bytesOf(100, 'a')), 'hex'))).toBe(undefined)
})
