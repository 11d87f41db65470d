import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test, vi } from 'vitest'
import { temporaryNames } from '../../src/catalog/uploadSessions.ts'
import { startSweeping, sweep } from '../../src/jobs/sweep.ts'
import { actor } from '../support/actor.ts'
import { answerTo, startResumable, UNIT } from '../support/resumable.ts'
import { createItem, send, startTestServer, type TestServer, upload } from '../support/server.ts'

const DAY = 24 * 3600 * 1000

async function setUp() {
  const server = await startTestServer()
  return { server, token: await server.token() }
}

const sweepNow = (server: TestServer) => sweep(server.app.services)

async function blobNames({ app }: TestServer): Promise<string[]> {
  const names: string[] = []
  for await (const sha256 of app.services.blobs.list()) names.push(sha256.toString('hex'))
  return names
}

/** Finds the parts of the current sessions. @returns a function that returns their current lengths */
async function parts({ app }: TestServer) {
  const { catalog, blobs } = app.services
  const names = await temporaryNames(catalog)
  return () => Promise.all([...names].map((name) => blobs.parts.size(name)))
}

test('an expired session is deleted with its staged bytes, and the others remain', async () => {
  const { server, token } = await setUp()
  const old = await startResumable(server, token)
  await old.upload(Buffer.alloc(UNIT), 0)
  server.clock.now += DAY
  const young = await startResumable(server, token)
  await young.upload(Buffer.alloc(2 * UNIT), 0)
  const lengths = await parts(server)
  server.clock.now += 6 * DAY
  expect(await sweepNow(server)).toEqual({ sessions: 1, blobs: 0, images: 0, uploads: 0 })
  expect(new Set(await lengths())).toEqual(new Set([undefined, 2 * UNIT]))
  expect((await old.command('query')).status).toBe(404)
  expect(await young.query()).toEqual(['active', String(2 * UNIT)])
  expect(await sweepNow(server)).toEqual({ sessions: 0, blobs: 0, images: 0, uploads: 0 })
})

test('a session that expires during a request to it ends that request', async () => {
  const { server, token } = await setUp()
  const session = await startResumable(server, token)
  const writing = session.begin(Buffer.alloc(UNIT), { offset: 0, length: 2 * UNIT })
  const answer = answerTo(writing)
  await server.taken(UNIT)
  const lengths = await parts(server)
  server.clock.now += 7 * DAY
  expect(await sweepNow(server)).toEqual({ sessions: 1, blobs: 0, images: 0, uploads: 0 })
  expect((await answer).status).toBe(409)
  writing.destroy()
  expect(await lengths()).toEqual([undefined])
})

test('bytes without an item are deleted a day after their upload token has expired', async () => {
  const { server, token } = await setUp()
  await upload(server, token, await makePhoto())
  server.clock.now += 2 * DAY - 1
  expect(await sweepNow(server)).toEqual({ sessions: 0, blobs: 0, images: 0, uploads: 0 })
  server.clock.now += 1
  expect(await sweepNow(server)).toEqual({ sessions: 0, blobs: 1, images: 0, uploads: 0 })
  expect(await blobNames(server)).toEqual([])
})

test('bytes remain while an item of any user or another token refers to them', async () => {
  const { server, token } = await setUp()
  const [kept, renewed] = await Promise.all([makePhoto({ seed: 1 }), makePhoto({ seed: 2 })])
  const item = await createItem(server, token, kept)
  await upload(server, await server.token({ user: 'another' }), kept)
  await upload(server, token, renewed)
  server.clock.now += 2 * DAY
  const renewedToken = await upload(server, token, renewed)
  expect(await sweepNow(server)).toEqual({ sessions: 0, blobs: 0, images: 0, uploads: 0 })
  const fresh = await send(`${server.url}/v1/mediaItems/${item.id}`, { token })
  expect((await fetch(`${fresh.body.baseUrl}=d`)).status).toBe(200)
  const body = { newMediaItems: [{ simpleMediaItem: { uploadToken: renewedToken } }] }
  const made = await send(`${server.url}/v1/mediaItems:batchCreate`, { token, body })
  expect(made.body.newMediaItemResults[0].status).toEqual({ message: 'Success' })
})

test('uploads of the same bytes during a sweep never lose them', async () => {
  const { server, token } = await setUp()
  const { catalog, blobs } = server.app.services
  const photo = await makePhoto()
  for (let round = 0; round < 5; round++) {
    await upload(server, token, photo)
    server.clock.now += 2 * DAY
    const session = await startResumable(server, token)
    await Promise.all([
      sweepNow(server),
      upload(server, token, photo),
      session.finish(photo, 0),
      sweepNow(server),
    ])
    const rows = await catalog.db.selectFrom('blob').select(['sha256', 'bytes']).execute()
    expect(rows).toHaveLength(1)
    for (const { sha256, bytes } of rows) expect(await blobs.size(sha256)).toBe(bytes)
  }
})

test('bytes that are uploaded again during their removal exist afterwards', async () => {
  const { server, token } = await setUp()
  const { services } = server.app
  const photo = await makePhoto()
  await upload(server, token, photo)
  server.clock.now += 2 * DAY
  const uploads: Promise<string>[] = []
  const blobs = {
    ...services.blobs,
    // The row is deleted, the file is not: the whole upload runs in between.
    remove: async (sha256: Buffer) => {
      uploads.push(upload(server, token, photo))
      await setTimeout(400)
      await services.blobs.remove(sha256)
    },
  }
  expect(await sweep({ ...services, blobs })).toEqual({ sessions: 0, blobs: 1, images: 0, uploads: 0 })
  const [uploadToken] = await Promise.all(uploads)
  expect(await blobNames(server)).toHaveLength(1)
  const body = { newMediaItems: [{ simpleMediaItem: { uploadToken } }] }
  const made = await send(`${server.url}/v1/mediaItems:batchCreate`, { token, body })
  expect(made.body.newMediaItemResults[0].status).toEqual({ message: 'Success' })
})

test('referenced bytes survive any order of uploads, uses and sweeps', async () => {
  const { server } = await setUp()
  const people = [await actor(server, { user: 'a' }), await actor(server, { user: 'b' })]
  const step = fc.record({
    what: fc.constantFrom('upload', 'use', 'wait', 'sweep'),
    who: fc.nat(1),
    photo: fc.nat(2),
    hours: fc.integer({ min: 1, max: 60 }),
  })
  const { catalog, blobs } = server.app.services
  let seed = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      // Photos that no earlier run used.
      const photos = await Promise.all([1, 2, 3].map(() => makePhoto({ width: 8, height: 8, seed: seed++ })))
      for (const { what, who, photo, hours } of steps) {
        const { token } = people[who] ?? { token: '' }
        if (what === 'upload') await upload(server, token, photos[photo] ?? Buffer.of())
        if (what === 'use') await createItem(server, token, photos[photo] ?? Buffer.of())
        if (what === 'wait') server.clock.now += hours * 3600 * 1000
        if (what === 'sweep') await sweepNow(server)
      }
      const named = await catalog.db.selectFrom('upload_token').select('sha256').distinct().execute()
      const used = await catalog.db.selectFrom('media').select('sha256').distinct().execute()
      for (const { sha256 } of [...named, ...used]) expect(await blobs.size(sha256)).toBeGreaterThan(0)
      const names = new Set([...named, ...used].map(({ sha256 }) => sha256.toString('hex')))
      expect((await blobNames(server)).sort()).toEqual([...names].sort())
    }),
    { numRuns: 25 },
  )
}, 180_000)

test('a server sweeps at startup and every hour, also after a failed sweep', async () => {
  const { server, token } = await setUp()
  const { services } = server.app
  const swept: number[] = []
  const failures: unknown[] = []
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    await upload(server, token, await makePhoto())
    let fails = true
    const now = () => {
      if (fails) throw new Error('no time')
      return services.now()
    }
    const stop = startSweeping(
      { ...services, now },
      { swept: ({ blobs }) => swept.push(blobs), failed: (error) => failures.push(error) },
    )
    await vi.waitFor(() => expect(failures).toHaveLength(1), { timeout: 10_000 })
    fails = false
    server.clock.now += 2 * DAY
    vi.advanceTimersByTime(3600 * 1000)
    await vi.waitFor(() => expect(swept).toEqual([1]), { timeout: 10_000 })
    await stop()
    vi.advanceTimersByTime(3600 * 1000)
  } finally {
    vi.useRealTimers()
  }
  expect([swept, failures.length]).toEqual([[1], 1])
})
