import * as limits from '@tintype/types/limits'
import { describe, expect, test } from 'vitest'
import type { PhotosClient, UploadHandle, UploadInput, UploadOptions } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import type { Fault, FaultRule, FaultyPath } from '../support/faultyPath.ts'
import { storedHash } from '../support/original.ts'
import { photograph, sha256 } from '../support/photographs.ts'

const UNIT = limits.resumableChunkGranularityBytes
const CHUNKS = 3
const CHUNK = 2 * UNIT
const SIZE = CHUNKS * CHUNK - 1000
const options: UploadOptions = { chunkSize: CHUNK }

let path: FaultyPath
let token: string
let client: FaultyLibrary['client']
let photos: PhotosClient
withFaultyLibrary((library) => {
  ;({ path, token, client } = library)
  photos = client()
})

/** What happens to the nth request that has one of these commands, from 0; the others pass. */
function nth(commands: readonly string[], at: number, fault: Fault): FaultRule {
  let seen = 0
  return ({ command = '' }) => (commands.includes(command) && seen++ === at ? fault : undefined)
}
const CHUNK_COMMANDS = ['upload', 'upload, finalize']

let seed = 2000
/** Uploads a new photo through what the rule does, and compares what the server has with it. */
async function uploadThrough(
  rule: FaultRule,
  asInput: (bytes: Uint8Array<ArrayBuffer>) => UploadInput = (b) => b,
) {
  const bytes = await photograph(seed++, { bytes: SIZE })
  path.rule = rule
  const result = await photos.upload(asInput(bytes), options)
  path.rule = () => undefined
  if (result.outcome === 'failed') throw result.error
  expect(result.outcome).toBe('created')
  expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
}

const commands = () => path.passed.flatMap(({ command }) => command ?? [])
/** Each chunk begins where the answer before it says that the server is. Breaks cost no more than they must. */
function expectEveryChunkWhereTold() {
  let told = 0
  for (const { command = '', headers, bytes, status, received } of path.passed) {
    if (command === 'start') told = 0
    if (command === 'query' && status === 200) told = Number(received)
    if (!CHUNK_COMMANDS.includes(command)) continue
    expect(Number(headers['x-goog-upload-offset'])).toBe(told)
    if (status === 200) told += bytes
  }
}

const sent = () => path.passed.filter(({ command }) => command).reduce((sum, { bytes }) => sum + bytes, 0)

const stream = (bytes: Uint8Array<ArrayBuffer>) => ({ body: new Blob([bytes]).stream(), size: bytes.length })

describe.each([
  ['the first chunk', 0],
  ['a middle chunk', 1],
  ['the last chunk', 2],
])('when %s', (_which, at) => {
  test.each([0, 1, UNIT + 50, CHUNK - 1001])(
    'breaks after %d bytes, the upload goes on where it was',
    async (cut) => {
      await uploadThrough(nth(CHUNK_COMMANDS, at, { cutRequest: cut }))
      expect(commands()).toContain('query')
      expect(commands().filter((command) => command === 'start')).toHaveLength(1)
      expectEveryChunkWhereTold()
    },
  )

  test('arrives and its answer is lost, no byte is sent again', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { loseAnswer: true }))
    expect(commands()).toContain('query')
    expect(sent()).toBe(SIZE)
  })

  test('is answered with 503, it is sent again', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { answer: { status: 503 } }))
    expect(commands().filter((command) => command === 'query')).toHaveLength(1)
  })

  test('breaks, a stream goes on as well: what it gave last is kept', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { cutRequest: UNIT + 50 }), stream)
  })

  test('finds the session gone, the upload starts over', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { answer: { status: 404 } }))
    expect(commands().filter((command) => command === 'start')).toHaveLength(2)
  })

  test('meets another writer (409), the upload asks and goes on', async () => {
    await uploadThrough(nth(CHUNK_COMMANDS, at, { answer: { status: 409 } }))
    expect(sent()).toBe(SIZE)
  })
})

/**
 * A fetch that breaks off chunks after a unit of them, which the server then surely has. Of a connection that really
 * breaks it depends on the moment how much the server still reads.
 * @param breaks whether this chunk breaks, by its number from 0; undefined when nothing goes through from now on
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
  'an upload of which every chunk breaks off is not given up while it gets on, with %d retries of a request',
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

test('an upload that does not get on is given up', async () => {
  const bytes = await photograph(seed++, { bytes: SIZE })
  const result = await client({ fetch: breakingFetch(() => undefined) }).upload(bytes, options)
  expect(result).toMatchObject({ outcome: 'failed', error: { kind: 'network', attempts: 4 } })
})

test.each([
  ['start', { loseAnswer: true }],
  ['start', { answer: { status: 503 } }],
  ['start', { cutRequest: 0 }],
] as [string, Fault][])('a %s that fails (%o) is repeated', async (command, fault) => {
  await uploadThrough(nth([command], 0, fault))
})

test.each([
  ['breaks', { cutRequest: 1000 }],
  ['loses its answer', { loseAnswer: true }],
  ['is answered with 503', { answer: { status: 503 } }],
] as [string, Fault][])('a file in one request, when that %s, is sent again', async (_how, fault) => {
  const bytes = await photograph(seed++)
  let first = true
  path.rule = ({ path }) => {
    if (path !== '/v1/uploads' || !first) return undefined
    first = false
    return fault
  }
  const result = await photos.upload(bytes)
  if (result.outcome === 'failed') throw result.error
  expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
})

test('a batch whose answer is lost is sent again, and each file becomes one item', async () => {
  const files = [await photograph(seed++), await photograph(seed++)]
  let lost = 0
  path.rule = ({ path }) => (path.endsWith(':batchCreate') && lost++ === 0 ? { loseAnswer: true } : undefined)
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
  path.rule = ({ headers, command }) => {
    if (headers.authorization === 'Bearer expired' && command === 'upload, finalize') {
      good = token
      return { answer: { status: 401 } }
    }
    if (headers.authorization === 'Bearer expired') headers.authorization = `Bearer ${token}`
    return undefined
  }
  const result = await renewing.upload(bytes, options)
  if (result.outcome === 'failed') throw result.error
  expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
})

describe('after a restart of the program', () => {
  /** Uploads so many chunks and, if so, a unit of the next one; then nothing goes through, and the program is gone. */
  async function untilBroken(input: UploadInput, chunks: number, andAUnit: boolean): Promise<UploadHandle> {
    let handle: UploadHandle | undefined
    const fetch = breakingFetch((chunk) =>
      chunk < chunks ? false : chunk === chunks && andAUnit ? true : undefined,
    )
    const result = await client({ fetch }).upload(input, {
      ...options,
      onHandle: (newest) => {
        // Only what can be written down survives.
        handle = JSON.parse(JSON.stringify(newest))
      },
    })
    expect(result.outcome).toBe('failed')
    path.passed.length = 0
    return handle as UploadHandle
  }

  test.each([
    ['nothing', 0, false, 0],
    ['a unit', 0, true, UNIT],
    ['a chunk', 1, false, CHUNK],
    ['all but the end', 2, true, 2 * CHUNK + UNIT],
  ])('a handle goes on where the upload was: after %s', async (_what, chunks, andAUnit, received) => {
    const bytes = await photograph(seed++, { bytes: SIZE })
    const resume = await untilBroken(bytes, chunks, andAUnit)
    const result = await client().upload({ body: bytes, resume }, options)
    if (result.outcome === 'failed') throw result.error
    expect(sent()).toBe(SIZE - received)
    expect(commands()).not.toContain('start')
    expect(await storedHash(photos, result.mediaItem)).toBe(sha256(bytes))
  })

  test('bytes that had all arrived are not sent again: the handle knows their upload token', async () => {
    const bytes = await photograph(seed++, { bytes: SIZE })
    path.rule = ({ path }) => (path.endsWith(':batchCreate') ? { answer: { status: 400 } } : undefined)
    const failed = await client().upload(bytes, options)
    path.rule = () => undefined
    path.passed.length = 0
    if (failed.outcome !== 'failed') throw new Error('It was to fail.')
    const result = await client().upload(failed.again, options)
    expect(result.outcome).toBe('created')
    expect(path.passed.map(({ path }) => path)).toEqual(['/v1/mediaItems:batchCreate'])
  })

  test('a handle of an upload token that has expired uploads the file again', async () => {
    const bytes = await photograph(seed++, { bytes: 1000 })
    let resume: UploadHandle | undefined
    await photos.upload(bytes, {
      onHandle: (handle) => {
        resume = handle
      },
    })
    path.passed.length = 0
    const clock = fakeClock(Date.now() + 2 * limits.uploadTokenLifetimeSeconds * 1000)
    const later = client({ clock })
    await later.upload({ body: bytes, ...(resume && { resume }) })
    expect(path.passed.map(({ path }) => path)).toEqual(['/v1/uploads', '/v1/mediaItems:batchCreate'])
  })

  test('a handle does not fit another file, which is uploaded from its start', async () => {
    const resume = await untilBroken(await photograph(seed++, { bytes: SIZE }), 1, false)
    const other = await photograph(seed++, { bytes: SIZE + UNIT })
    const result = await client().upload({ body: other, resume }, options)
    if (result.outcome === 'failed') throw result.error
    expect(commands()[0]).toBe('start')
    expect(await storedHash(photos, result.mediaItem)).toBe(sha256(other))
  })

  test('a stream cannot go on from what it has not read, and says so', async () => {
    const bytes = await photograph(seed++, { bytes: SIZE })
    path.rule = nth(CHUNK_COMMANDS, 1, { answer: { status: 404 } })
    const result = await photos.upload(stream(bytes), options)
    expect(result).toMatchObject({
      outcome: 'failed',
      error: { message: expect.stringContaining('a stream can be read only once') },
    })
  })
})

test('a session that is complete and gives no token again is not trusted: the file is uploaded anew', async () => {
  let isLost = false
  await uploadThrough(({ command }) => {
    if (command === 'upload, finalize' && !isLost) {
      isLost = true
      return { loseAnswer: true }
    }
    return command === 'finalize' ? { answer: { status: 400 } } : undefined
  })
  expect(commands().filter((command) => command === 'start')).toHaveLength(2)
})

test('progress tells acknowledged bytes alone, of the file and of all', async () => {
  const files = [await photograph(seed++, { bytes: SIZE }), await photograph(seed++, { bytes: 1000 })]
  const broken = client({ fetch: breakingFetch((chunk) => chunk === 1) })
  const told: (number | undefined)[][] = []
  await broken.upload(files, {
    ...options,
    concurrency: 1,
    onProgress: ({ index, bytes, all }) => told.push([index, bytes, all.bytes, all.size, all.done]),
  })
  const all = SIZE + 1000
  expect(told).toEqual([
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
