import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MediaItem } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import { afterAll, describe, expect, test } from 'vitest'
import type { Download, PhotosClient } from '../../src/index.ts'
import { downloadTo } from '../../src/node/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import type { FaultyProxy } from '../support/faultyProxy.ts'
import { photograph } from '../support/photographs.ts'

const SIZE = 300_000

let proxy: FaultyProxy
let client: FaultyLibrary['client']
let photos: PhotosClient
let bytes: Uint8Array<ArrayBuffer>
let item: MediaItem
const clock = fakeClock(Date.now())
const folder = mkdtempSync(join(tmpdir(), 'tintype-downloads-'))
withFaultyLibrary(async (library) => {
  proxy = library.proxy
  client = (options) => library.client({ clock, ...options })
  photos = client()
  bytes = await photograph(1, { bytes: SIZE })
  item = await uploaded(bytes)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function uploaded(bytes: Uint8Array<ArrayBuffer>): Promise<MediaItem> {
  const result = await photos.upload(bytes)
  if (result.outcome === 'failed') throw result.error
  return photos.mediaItems.get({ mediaItemId: result.mediaItem.id ?? '' })
}

const read = async ({ body }: Download) => new Uint8Array(await new Response(body).arrayBuffer())
const isMedia = (each: { path: string }) => each.path.startsWith('/media/')
const paths = () => proxy.requests.map((each) => (isMedia(each) ? 'media' : 'item'))

describe('download', () => {
  test('returns the bytes as a stream, with their size and type', async () => {
    const download = await photos.download(item)
    expect(download).toMatchObject({
      start: 0,
      size: SIZE,
      mimeType: 'image/jpeg',
      etag: expect.any(String),
      item,
    })
    expect(await read(download)).toEqual(bytes)
    expect(proxy.requests.at(-1)?.headers.authorization).toBeUndefined()
  })

  test.each([
    [1000, undefined],
    [1000, 2000],
    [undefined, 2000],
    [SIZE - 1, undefined],
  ])('returns the range from %s to %s', async (start, end) => {
    const download = await photos.download(item, { ...(start && { start }), ...(end && { end }) })
    expect(download).toMatchObject({ start: start ?? 0, size: SIZE })
    expect(await read(download)).toEqual(bytes.slice(start, end))
  })

  test('returns a range even of an image that the server only serves as a whole', async () => {
    const rendition = { width: 16, height: 16, crop: true }
    const whole = await read(await photos.download(item, { rendition }))
    const part = await read(await photos.download(item, { rendition, start: 10, end: 50 }))
    expect(part).toEqual(whole.slice(10, 50))
  })

  test('reads the item again when its base URL returns 403, once', async () => {
    const expired = { ...item, baseUrl: `${proxy.url}/media/expired` }
    const download = await photos.download(expired)
    expect(await read(download)).toEqual(bytes)
    expect(download.item.baseUrl).not.toBe(expired.baseUrl)
    expect(paths()).toEqual(['media', 'item', 'media'])

    proxy.requests.length = 0
    proxy.rule = (each) => (isMedia(each) ? { response: { status: 403 } } : undefined)
    await expect(photos.download(item)).rejects.toMatchObject({ code: 403 })
    expect(paths()).toEqual(['media', 'item', 'media'])
  })

  test('reads the item again before downloading if it was read an hour ago', async () => {
    const hour = limits.baseUrlLifetimeSeconds * 1000
    await read(await photos.download(item, { readAt: clock.now() - hour + 1000 }))
    expect(paths()).toEqual(['media'])
    proxy.requests.length = 0
    await read(await photos.download(item, { readAt: clock.now() - hour }))
    expect(paths()).toEqual(['item', 'media'])
  })

  test('reads an item again if it has only an id', async () => {
    const { id = '' } = item
    expect(await read(await photos.download({ id }))).toEqual(bytes)
  })

  test('throws for an error response, also if it contains an image', async () => {
    proxy.rule = (each) =>
      isMedia(each) ? { response: { status: 404, type: 'image/png', body: Buffer.from(bytes) } } : undefined
    await expect(photos.download(item)).rejects.toMatchObject({ code: 404 })
  })

  test('can be aborted while it is read', async () => {
    const controller = new AbortController()
    const download = await photos.download(item, { signal: controller.signal })
    controller.abort(new Error('no longer wanted'))
    await expect(read(download)).rejects.toThrow()
  })
})

describe('downloadTo', () => {
  let count = 0
  const target = () => join(folder, String(count++), 'photo.jpg')
  const left = (file: string) => readdirSync(join(file, '..')).sort()

  test('saves the bytes in a new folder, or in place of an existing file', async () => {
    const file = target()
    const saved = await downloadTo(photos, item, file)
    expect(saved).toEqual({ path: file, size: SIZE, mimeType: 'image/jpeg', item })
    writeFileSync(file, 'something else')
    await downloadTo(photos, item, file)
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
    expect(left(file)).toEqual(['photo.jpg'])
  })

  test('continues after a broken connection, and reports its progress', async () => {
    const file = target()
    const reported: number[] = []
    const onProgress = ({ bytes }: { bytes: number }) => reported.push(bytes)
    await downloadTo(client({ fetch: breakingFetch(3) }), item, file, { onProgress })
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
    // The last byte of the part is requested again.
    expect(proxy.requests.map(({ headers }) => headers.range)).toEqual([
      undefined,
      `bytes=${PART - 1}-`,
      `bytes=${2 * PART - 2}-`,
      `bytes=${3 * PART - 3}-`,
    ])
    expect(reported).toEqual([PART, 2 * PART - 1, 3 * PART - 2, SIZE])
  })

  test('survives broken connections', async () => {
    const file = target()
    let breaks = 3
    proxy.rule = (each) => (isMedia(each) && breaks-- > 0 ? { cutResponse: 70_000 } : undefined)
    await downloadTo(photos, item, file)
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
  })

  test('continues a part of an earlier run', async () => {
    const file = target()
    await breakOff(file)
    expect(left(file)).toEqual(['photo.jpg.part', 'photo.jpg.part.etag'])
    await downloadTo(photos, item, file)
    expect(proxy.requests.at(-1)?.headers.range).toBe(`bytes=${PART - 1}-`)
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
    expect(left(file)).toEqual(['photo.jpg'])
  })

  test('completes a part that has all bytes', async () => {
    const file = target()
    await breakOff(file)
    writeFileSync(`${file}.part`, bytes)
    await downloadTo(photos, item, file)
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
  })

  test('starts over if the part is longer than the file', async () => {
    const file = target()
    await breakOff(file)
    writeFileSync(`${file}.part`, new Uint8Array(SIZE + 10))
    await downloadTo(photos, item, file)
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
  })

  test('starts over if the bytes have changed', async () => {
    const file = target()
    await breakOff(file)
    const other = await photograph(2, { bytes: SIZE - 1000 })
    await downloadTo(photos, await uploaded(other), file)
    expect(new Uint8Array(readFileSync(file))).toEqual(other)
  })

  test('starts over if the part has no ETag', async () => {
    const file = target()
    await breakOff(file)
    rmSync(`${file}.part.etag`)
    writeFileSync(`${file}.part`, 'what is this?')
    await downloadTo(photos, item, file)
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
  })

  test('never saves the image of an error response', async () => {
    const file = target()
    proxy.rule = (each) =>
      isMedia(each) ? { response: { status: 404, type: 'image/png', body: Buffer.from(bytes) } } : undefined
    await expect(downloadTo(photos, item, file)).rejects.toMatchObject({ code: 404 })
    expect(left(file)).toEqual([])
  })

  test('stops when it is aborted, and can be continued later', async () => {
    const file = target()
    const controller = new AbortController()
    const aborted = downloadTo(photos, item, file, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('no longer wanted')),
    })
    await expect(aborted).rejects.toThrow()
    expect(existsSync(file)).toBe(false)
    await downloadTo(photos, item, file)
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
  })

  /** A download that ends before the file does, and is rejected when it is retried. */
  async function breakOff(file: string): Promise<void> {
    let seen = 0
    proxy.rule = (each) => (isMedia(each) && seen++ > 0 ? { response: { status: 400 } } : undefined)
    const broken = downloadTo(client({ fetch: breakingFetch(1) }), item, file)
    await expect(broken).rejects.toMatchObject({ code: 400 })
    proxy.rule = () => undefined
    proxy.requests.length = 0
  }
})

/** Bytes of a response before it breaks. */
const PART = 70_000

/**
 * A fetch whose first responses break after a number of bytes. When a real connection breaks, it depends on the timing
 * how many of the received bytes are still passed on.
 */
function breakingFetch(breaks: number) {
  let left = breaks
  return async (request: Request): Promise<Response> => {
    const answer = await fetch(request)
    if (!request.url.includes('/media/') || !answer.ok) return answer
    const whole = new Uint8Array(await answer.arrayBuffer())
    const isBroken = left-- > 0
    const parts = isBroken ? [whole.subarray(0, PART)] : [whole]
    const source = {
      pull(controller: ReadableStreamDefaultController<Uint8Array>) {
        const part = parts.shift()
        if (part) controller.enqueue(part)
        else if (isBroken) controller.error(new TypeError('terminated'))
        else controller.close()
      },
    }
    const body = new ReadableStream(source, { highWaterMark: 0 })
    return new Response(body, { status: answer.status, headers: answer.headers })
  }
}
