import * as limits from '@tintype/types/limits'
import { describe, expect, test } from 'vitest'
import type { PhotosClient, UploadHandle, UploadInput, UploadOptions } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import type { Fault, FaultRule, FaultyProxy } from '../support/faultyProxy.ts'
import { storedHash } from '../support/original.ts'
import { photograph, sha256 } from '../support/photographs.ts'

const UNIT = limits.resumableChunkGranularityBytes
const CHUNKS = 3
const CHUNK = 2 * UNIT
const SIZE = CHUNKS * CHUNK - 1000
const options: UploadOptions = { chunkSize: CHUNK }

let proxy: FaultyProxy
let token: string
let client: FaultyLibrary['client']
let photos: PhotosClient
withFaultyLibrary((library) => {
  ;({ proxy, token, client } = library)
  photos = client()
})

/** A rule with a fault for the nth request, from 0, that has one of these commands. */
function nth(commands: readonly string[], at: number, fault: Fault): FaultRule {
  let seen = 0
  return ({ command = '' }) => (commands.includes(command) && seen++ === at ? fault : undefined)
}
const CHUNK_COMMANDS = ['upload', 'upload, finalize']

let seed = 2000
/** Uploads a new photo despite the rule, and compares the bytes on the server with it. */
async function uploadThrough(
  rule: FaultRule,
  asInput: (bytes: Uint8Array<ArrayBuffer>) => UploadInput = (b) => b,
) {
  const bytes = await photograph(seed++, { bytes: SIZE })
  proxy.rule = rule
  const result = await photos.upload(asInput(bytes), options)
  proxy.rule = () => undefined
  if (result.outcome === 'failed') throw result.error
  expect(result.outcome).toBe('created')
  expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
}

const commands = () => proxy.requests.flatMap(({ command }) => command ?? [])
/** Each chunk begins at the offset that the server returned before, so that few bytes are sent twice. */
function expectEveryChunkWhereTold() {
  let acknowledged = 0
  for (const { command = '', headers, bytes, status, received } of proxy.requests) {
    if (command === 'start') acknowledged = 0
    if (command === 'query' && status === 200) acknowledged = Number(received)
    if (!CHUNK_COMMANDS.includes(command)) continue
    expect(Number(headers['x-goog-upload-offset'])).toBe(acknowledged)
    if (status === 200) acknowledged += bytes
  }
}

const sent = () => proxy.requests.filter(({ command }) => command).reduce((sum, { bytes }) => sum + bytes, 0)

const stream = (bytes: Uint8Array<ArrayBuffer>) => ({ body: new Blob([bytes]).stream(), size: bytes.length })

describe.each([
  ['the first chunk', 0],
  ['a middle chunk', 1],
  ['the last chunk', 2],
])('when %s', (_which, at) => {
  test.each([0, 1, UNIT + 50, CHUNK - 1001])(
    'breaks after %d bytes, the upload continues from there',
    async (cut) => {
      await uploadThrough(nth(CHUNK_COMMANDS, at, { cutRequest: cut }))
      expect(commands()).toContain('query')
      expect(commands().filter((command) => command === 'start')).toHaveLength(1)
      expectEveryChunkWhereTold()
    },
  )

  test('arrives but its response is lost, no byte is sent again', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { loseResponse: true }))
    expect(commands()).toContain('query')
    expect(sent()).toBe(SIZE)
  })

  test('returns 503, it is sent again', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { response: { status: 503 } }))
    expect(commands().filter((command) => command === 'query')).toHaveLength(1)
  })

  test('breaks, a stream also continues, from its last chunk in memory', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { cutRequest: UNIT + 50 }), stream)
  })

  test('returns 404 for the session, the upload starts over', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { response: { status: 404 } }))
    expect(commands().filter((command) => command === 'start')).toHaveLength(2)
  })

  test('returns 409 because of another writer, the upload queries the session and continues', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { response: { status: 409 } }))
    expect(sent()).toBe(SIZE)
  })
})

/**
 * A fetch that breaks chunks after one unit, which the server then certainly has. When a real connection breaks, it
 * depends on the timing how much the server still reads.
 * @param breaks whether this chunk breaks, by its number from 0; undefined if all requests fail from now on
 */
function breakingFetch(breaks: (chunk: number) => boolean | undefined) {
  let chunk = 0
  return async (request: Request): Promise<Response> => {
    const command = request.headers.get('x-goog-upload-command') ?? ''
    const body = CHUNK_COMMANDS.includes(command) ? await request.clone().arrayBuffer() : new ArrayBuffer(0)
    const fate = body.byteLength > 0 ? breaks(chunk++) : false
    if (fate === false || (fate && body.byteLength <= UNIT)) return fetch(request)
    if (fate) {
      const headers = new Headers(request.headers)
      headers.set('x-goog-upload-command', 'upload')
      await fetch(request.url, { method: 'POST', headers, body: body.slice(0, UNIT) })
    }
    throw new TypeError('fetch failed')
  }
}

test.each([0, 3])(
  'an upload continues while it makes progress, although every chunk breaks, with %d retries of a request',
  async (retries) => {
    const bytes = await photograph(seed++, { bytes: SIZE })
    let breaks = 0
    const broken = client({ retries, fetch: breakingFetch(() => ++breaks > 0) })
    const result = await broken.upload(bytes, options)
    if (result.outcome === 'failed') throw result.error
    expect(breaks).toBe(2 * CHUNKS)
    expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
  },
)

test('an upload without progress fails', async () => {
  const bytes = await photograph(seed++, { bytes: SIZE })
  const result = await client({ fetch: breakingFetch(() => undefined) }).upload(bytes, options)
  expect(result).toMatchObject({ outcome: 'failed', error: { kind: 'network', attempts: 4 } })
})

test.each([
  ['start', { loseResponse: true }],
  ['start', { response: { status: 503 } }],
  ['start', { cutRequest: 0 }],
] as [string, Fault][])('a %s that fails (%o) is retried', async (command, fault) => {
  await uploadThrough(nth([command], 0, fault))
})

test.each([
  ['breaks', { cutRequest: 1000 }],
  ['loses its response', { loseResponse: true }],
  ['returns 503', { response: { status: 503 } }],
] as [string, Fault][])('a file in one request is sent again if the request %s', async (_how, fault) => {
  const bytes = await photograph(seed++)
  let first = true
  proxy.rule = ({ path }) => {
    if (path !== '/v1/uploads' || !first) return undefined
    first = false
    return fault
  }
  const result = await photos.upload(bytes)
  if (result.outcome === 'failed') throw result.error
  expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
})

test('a batch whose response is lost is sent again, and each file becomes one item', async () => {
  const files = [await photograph(seed++), await photograph(seed++)]
  let lost = 0
  proxy.rule = ({ path }) =>
    path.endsWith(':batchCreate') && lost++ === 0 ? { loseResponse: true } : undefined
  const results = await photos.upload(files)
  expect(lost).toBe(2)
  expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
  const { mediaItems = [] } = await photos.mediaItems.list({ pageSize: 2 })
  expect(new Set(mediaItems.map(({ id }) => id))).toEqual(
    new Set(results.map((result) => 'mediaItem' in result && result.mediaItem.id)),
  )
})

test('an access token that expires between two chunks is renewed, and no byte is lost', async () => {
  const bytes = await photograph(seed++, { bytes: SIZE })
  let good = 'expired'
  const renewing = client({ auth: () => good })
  proxy.rule = ({ headers, command }) => {
    if (headers.authorization === 'Bearer expired' && command === 'upload, finalize') {
      good = token
      return { response: { status: 401 } }
    }
    if (headers.authorization === 'Bearer expired') headers.authorization = `Bearer ${token}`
    return undefined
  }
  const result = await renewing.upload(bytes, options)
  if (result.outcome === 'failed') throw result.error
  expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
})

describe('after a restart of the program', () => {
  /** Uploads some chunks and possibly a unit of the next one. Then all requests fail, and the program ends. */
  async function untilBroken(input: UploadInput, chunks: number, andAUnit: boolean): Promise<UploadHandle> {
    let handle: UploadHandle | undefined
    const fetch = breakingFetch((chunk) =>
      chunk < chunks ? false : chunk === chunks && andAUnit ? true : undefined,
    )
    const result = await client({ fetch }).upload(input, {
      ...options,
      onHandle: (newest) => {
        // Only JSON survives.
        handle = JSON.parse(JSON.stringify(newest))
      },
    })
    expect(result.outcome).toBe('failed')
    proxy.requests.length = 0
    return handle as UploadHandle
  }

  test.each([
    ['no bytes', 0, false, 0],
    ['a unit', 0, true, UNIT],
    ['a chunk', 1, false, CHUNK],
    ['all but the end', 2, true, 2 * CHUNK + UNIT],
  ])('a handle continues the upload after %s', async (_what, chunks, andAUnit, received) => {
    const bytes = await photograph(seed++, { bytes: SIZE })
    const resume = await untilBroken(bytes, chunks, andAUnit)
    const result = await client().upload({ body: bytes, resume }, options)
    if (result.outcome === 'failed') throw result.error
    expect(sent()).toBe(SIZE - received)
    expect(commands()).not.toContain('start')
    expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
  })

  test('bytes of a complete upload are not sent again, because the handle has their upload token', async () => {
    const bytes = await photograph(seed++, { bytes: SIZE })
    proxy.rule = ({ path }) => (path.endsWith(':batchCreate') ? { response: { status: 400 } } : undefined)
    const failed = await client().upload(bytes, options)
    proxy.rule = () => undefined
    proxy.requests.length = 0
    if (failed.outcome !== 'failed') throw new Error('It was to fail.')
    const result = await client().upload(failed.again, options)
    expect(result.outcome).toBe('created')
    expect(proxy.requests.map(({ path }) => path)).toEqual(['/v1/mediaItems:batchCreate'])
  })

  test('a handle with an expired upload token uploads the file again', async () => {
    const bytes = await photograph(seed++, { bytes: 1000 })
    let resume: UploadHandle | undefined
    await photos.upload(bytes, {
      onHandle: (handle) => {
        resume = handle
      },
    })
    proxy.requests.length = 0
    const clock = fakeClock(Date.now() + 2 * limits.uploadTokenLifetimeSeconds * 1000)
    const later = client({ clock })
    await later.upload({ body: bytes, ...(resume && { resume }) })
    expect(proxy.requests.map(({ path }) => path)).toEqual(['/v1/uploads', '/v1/mediaItems:batchCreate'])
  })

  test('a handle of another file is ignored, and the file is uploaded from its start', async () => {
    const resume = await untilBroken(await photograph(seed++, { bytes: SIZE }), 1, false)
    const other = await photograph(seed++, { bytes: SIZE + UNIT })
    const result = await client().upload({ body: other, resume }, options)
    if (result.outcome === 'failed') throw result.error
    expect(commands()[0]).toBe('start')
    expect(await storedHash(photos, result.mediaItem)).toBe(sha256(other))
  })

  test('a stream that has not read the earlier bytes cannot continue, and the error says so', async () => {
    const bytes = await photograph(seed++, { bytes: SIZE })
    proxy.rule = nth(CHUNK_COMMANDS, 1, { response: { status: 404 } })
    const result = await photos.upload(stream(bytes), options)
    expect(result).toMatchObject({
      outcome: 'failed',
      error: { message: expect.stringContaining('a stream can be read only once') },
    })
  })
})

test('a complete session that returns no token is ignored, and the file is uploaded again', async () => {
  let isLost = false
  await uploadThrough(({ command }) => {
    if (command === 'upload, finalize' && !isLost) {
      isLost = true
      return { loseResponse: true }
    }
    return command === 'finalize' ? { response: { status: 400 } } : undefined
  })
  expect(commands().filter((command) => command === 'start')).toHaveLength(2)
})

test('progress reports only acknowledged bytes, of the file and of all files', async () => {
  const files = [await photograph(seed++, { bytes: SIZE }), await photograph(seed++, { bytes: 1000 })]
  const broken = client({ fetch: breakingFetch((chunk) => chunk === 1) })
  const acknowledged: (number | undefined)[][] = []
  await broken.upload(files, {
    ...options,
    concurrency: 1,
    onProgress: ({ index, bytes, all }) => acknowledged.push([index, bytes, all.bytes, all.size, all.done]),
  })
  const all = SIZE + 1000
  expect(acknowledged).toEqual([
    [0, 0, 0, all, 0],
    [0, CHUNK, CHUNK, all, 0],
    [0, CHUNK + UNIT, CHUNK + UNIT, all, 0],
    [0, 2 * CHUNK + UNIT, 2 * CHUNK + UNIT, all, 0],
    [0, SIZE, SIZE, all, 0],
    [1, 0, SIZE, all, 0],
    [1, 1000, all, all, 0],
    [0, SIZE, all, all, 1],
    [1, 1000, all, all, 2],
  ])
})
