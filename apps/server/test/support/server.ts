import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Scope, scopes } from '@tintype/types/operations'
import { pino } from 'pino'
import { expect, vi } from 'vitest'
import { type App, type AppOptions, createApp } from '../../src/app.ts'
import { issueToken } from '../../src/cli/tokenCreate.ts'
import type { Era } from '../../src/domain/era.ts'
import { findScope } from '../../src/tokens/accessTokens.ts'
import { cleanUpAfterTest } from './cleanup.ts'
import { onPostgres, takeDatabase } from './database.ts'
import { mediaWorkers } from './mediaWorkers.ts'
import { send } from './send.ts'
import { newStorePlace } from './store.ts'

export { send, type TestAnswer } from './send.ts'

/** A server for one test, with real HTTP, database and files, and controlled time and randomness. */
export interface TestServer {
  url: string
  data: string
  app: App
  /** The server's time in milliseconds since 1970 UTC, which tests set. */
  clock: { now: number }
  /** Advances the server's timers, which disconnects clients that made no progress for this long. */
  wait(ms: number): void
  /** Durations of the running timers, in milliseconds. */
  timers(): number[]
  /** Resolves when the server has received this many more bytes of uploads and waits for the next ones. */
  taken(bytes: number): Promise<void>
  /** Undocumented responses so far. The test fails if any is left at its end. */
  faults: string[]
  token(options?: { user?: string; client?: string; scopes?: string[]; expires?: number }): Promise<string>
  /** Stops the server and starts another one with the same data, optionally in another era. */
  restart(options?: { era?: Era }): Promise<void>
  /** Starts another server with the same data, which stops with this one. @returns its URL */
  beside(changed?: ServerOptions): Promise<string>
  stop(): Promise<void>
}

/** Whether test servers keep bytes in an S3 store instead of a folder. */
export const onStore = process.env.TINTYPE_TEST_BLOBS === 's3'

/** Longer than any timeout of a server. */
const ALL_TIME_MS = 24 * 3600 * 1000

const running = new Set<TestServer>()
const faults: string[] = []

// The document must describe every response in every test.
cleanUpAfterTest(async () => {
  for (const server of running) await server.stop()
  expect(faults.splice(0)).toEqual([])
})

type ServerOptions = Partial<
  Pick<
    AppOptions,
    | 'blobs'
    | 'docs'
    | 'era'
    | 'faults'
    | 'itemCacheBytes'
    | 'limits'
    | 'logger'
    | 'ffmpeg'
    | 'maxBytes'
    | 'memory'
    | 'metrics'
    | 'minFreeBytes'
    | 'onQuery'
    | 'partialStatus'
    | 'publicUrl'
    | 'redirectMedia'
    | 'userLimits'
    | 'quota'
  >
>

/** The location of a library that a test has created itself. */
export type Place = Pick<AppOptions, 'data' | 'database' | 'blobs'>

export async function startTestServer({
  place,
  ...options
}: ServerOptions & { place?: Place } = {}): Promise<TestServer> {
  const data = place?.data ?? (await mkdtemp(join(tmpdir(), 'tintype-test-')))
  const clock = { now: Date.UTC(2026, 0, 15, 12) }
  const randomBytes = seededBytes()
  const blobs = place ? place.blobs : onStore ? await newStorePlace() : undefined
  const taken = onPostgres && !place ? await takeDatabase() : undefined
  const database = place?.database ?? taken?.url
  const openApp = async (options: ServerOptions) => {
    const app = await createApp({
      data,
      blobs,
      now: () => clock.now,
      randomBytes,
      logger: pino({ level: 'silent' }),
      onUndocumentedResponse: (fault) => faults.push(fault),
      mediaWorkers,
      // Tests behave the same on machines with and without ffmpeg.
      ffmpeg: 'no-ffmpeg',
      startTimer: (callback, ms) => {
        const timer = { ms, due: clock.now + ms, callback }
        timers.add(timer)
        return () => timers.delete(timer)
      },
      ...options,
      database,
      memory: database === undefined && options.memory,
    })
    const { onChunkDone } = app.services
    app.services.onChunkDone = (bytes) => {
      takenBytes += bytes
      onChunkDone(bytes)
    }
    return { app, url: await app.http.listen({ port: 0, host: '127.0.0.1' }) }
  }
  const timers = new Set<{ ms: number; due: number; callback: () => void }>()
  let takenBytes = 0
  const others: App[] = []
  const server: TestServer = {
    ...(await openApp(options)),
    data,
    clock,
    faults,
    wait(ms) {
      const end = clock.now + ms
      for (;;) {
        const next = [...timers].sort((one, other) => one.due - other.due)[0]
        if (next === undefined || next.due > end) break
        timers.delete(next)
        clock.now = Math.max(clock.now, next.due)
        next.callback()
      }
      clock.now = end
    },
    timers: () => [...timers].map(({ ms }) => ms),
    async taken(bytes) {
      const all = takenBytes + bytes
      await vi.waitFor(() => expect(takenBytes).toBeGreaterThanOrEqual(all), { timeout: 30_000, interval: 5 })
    },
    token: ({ user = 'owner', client = 'app', scopes: names, expires } = {}) =>
      issueToken(
        server.app.services.catalog,
        { user, client, scopes: names ? names.map(scopeNamed) : [...scopes], ...(expires && { expires }) },
        clock.now,
      ),
    async restart(changed = options) {
      await server.app.close()
      Object.assign(server, await openApp(changed))
    },
    async beside(changed = {}) {
      const { app, url } = await openApp({ ...options, ...changed })
      others.push(app)
      return url
    },
    async stop() {
      running.delete(server)
      for (const app of [...others, server.app]) {
        const closed = app.close()
        // Ends requests that the test has left open, which would wait for the test's clock.
        server.wait(ALL_TIME_MS)
        await closed
      }
      taken?.giveBack()
      if (place === undefined) await rm(data, { recursive: true, force: true })
    },
  }
  running.add(server)
  return server
}

/** A deterministic pseudorandom generator. */
function seededBytes(): (size: number) => Uint8Array {
  let count = 0
  return (size) => createHash('shake256', { outputLength: size }).update(`chance ${count++}`).digest()
}

function scopeNamed(name: string): Scope {
  const scope = findScope(name)
  if (scope === undefined) throw new Error(`${name} is not a scope.`)
  return scope
}

/** Uploads bytes in one request. @returns the upload token */
export async function upload(
  server: Pick<TestServer, 'url'>,
  token: string,
  bytes: Uint8Array,
  fileName?: string,
): Promise<string> {
  const answer = await send(`${server.url}/v1/uploads`, {
    token,
    body: bytes,
    headers: {
      'content-type': 'application/octet-stream',
      'x-goog-upload-protocol': 'raw',
      ...(fileName && { 'x-goog-upload-file-name': fileName }),
    },
  })
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}

/** Uploads bytes and creates a media item from them. */
export async function createItem(
  server: Pick<TestServer, 'url'>,
  token: string,
  bytes: Uint8Array,
  options: { fileName?: string; albumId?: string; description?: string } = {},
) {
  const { fileName = 'photo.jpg', albumId, description } = options
  const uploadToken = await upload(server, token, bytes)
  const answer = await send(`${server.url}/v1/mediaItems:batchCreate`, {
    token,
    body: {
      albumId,
      newMediaItems: [{ description, simpleMediaItem: { uploadToken, fileName } }],
    },
  })
  expect(answer.body.newMediaItemResults?.[0]?.status).toEqual({ message: 'Success' })
  return answer.body.newMediaItemResults[0].mediaItem
}
