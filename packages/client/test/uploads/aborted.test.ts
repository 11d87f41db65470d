import { describe, expect, test } from 'vitest'
import type { PhotosClient } from '../../src/index.ts'
import { fakeClock } from '../../src/testing/index.ts'
import { type FaultyLibrary, withFaultyLibrary } from '../support/faultyLibrary.ts'
import type { FaultyProxy } from '../support/faultyProxy.ts'
import { photograph } from '../support/photographs.ts'

let proxy: FaultyProxy
let client: FaultyLibrary['client']
let photos: PhotosClient
withFaultyLibrary((library) => {
  ;({ proxy, client } = library)
  photos = client()
})

const BATCH = '/v1/mediaItems:batchCreate'
let seed = 8000

describe('an upload is aborted', () => {
  /** Aborts at the nth request with this path or command, which gets no response. */
  async function abortAt(what: string, at: number, options: { chunkSize?: number } = {}) {
    const controller = new AbortController()
    let seen = 0
    let afterwards = 0
    proxy.rule = (each) => {
      if (controller.signal.aborted) afterwards++
      const isIt = each.command === what || (each.command === undefined && each.path === what)
      if (isIt && seen++ === at) {
        controller.abort(new Error('no longer wanted'))
        return { hold: new Promise(() => {}) }
      }
      return undefined
    }
    const inputs = await Promise.all([
      photograph(seed++, { bytes: 600_000 }),
      photograph(seed++, { bytes: 600_000 }),
    ])
    const upload = photos.upload(inputs, {
      ...options,
      signal: controller.signal,
      batchSize: 1,
      concurrency: 1,
    })
    const error = await Promise.resolve(upload).catch((error: unknown) => error)
    expect(error).toMatchObject({ kind: 'aborted', cause: new Error('no longer wanted') })
    expect(afterwards).toBe(0)
  }

  test.each([
    ['/v1/uploads', 0],
    ['/v1/uploads', 1],
    [BATCH, 0],
    [BATCH, 1],
  ])('at request %s, number %d', (what, at) => abortAt(what, at))

  test.each([
    ['start', 0],
    ['upload', 0],
    ['upload', 1],
    ['upload, finalize', 0],
    ['upload, finalize', 1],
  ])('at command %s, number %d', (what, at) => abortAt(what, at, { chunkSize: 262_144 }))

  test('while it waits for a retry', async () => {
    const controller = new AbortController()
    const waiting = client({
      clock: {
        ...fakeClock(Date.now()),
        sleep: (_milliseconds, signal) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(signal.reason))
            controller.abort(new Error('no longer wanted'))
          }),
      },
    })
    proxy.rule = () => ({ response: { status: 503 } })
    const upload = waiting.upload(await photograph(seed++), { signal: controller.signal })
    await expect(upload).rejects.toMatchObject({ kind: 'aborted' })
    expect(proxy.requests).toHaveLength(1)
  })

  test('while a source yields nothing, which is then canceled', async () => {
    const controller = new AbortController()
    let canceled = false
    const source = {
      pull: () => {
        controller.abort(new Error('no longer wanted'))
        return new Promise<void>(() => {})
      },
      cancel: () => {
        canceled = true
      },
    }
    const body = new ReadableStream<Uint8Array>(source, { highWaterMark: 0 })
    const upload = photos.upload({ body, size: 10 }, { signal: controller.signal })
    await expect(upload).rejects.toMatchObject({ kind: 'aborted' })
    expect(canceled).toBe(true)
  })

  test('before it begins, and no input is opened', async () => {
    const upload = photos.upload(
      {
        body: () => {
          throw new Error('opened')
        },
      },
      { signal: AbortSignal.abort(new Error('no longer wanted')) },
    )
    await expect(upload).rejects.toMatchObject({ kind: 'aborted' })
    expect(proxy.requests).toHaveLength(0)
  })

  test('by an exception of its inputs, without waiting for requests', async () => {
    const isUnderWay = new Promise<void>((resolve) => {
      proxy.rule = () => {
        resolve()
        return { hold: new Promise(() => {}) }
      }
    })
    async function* source() {
      yield { body: await photograph(seed++) }
      await isUnderWay
      throw new Error('the card was pulled out')
    }
    await expect(photos.upload(source())).rejects.toThrow('the card was pulled out')
  })

  test('by leaving the loop, which aborts requests and starts no others', async () => {
    const inputs = await Promise.all(Array.from({ length: 30 }, () => photograph(seed++)))
    let opened = 0
    const counted = inputs.map((bytes) => ({
      body: async () => {
        opened++
        return {
          size: bytes.length,
          read: (start: number, length: number) => bytes.slice(start, start + length),
        }
      },
    }))
    for await (const result of photos.upload(counted, { batchSize: 1, concurrency: 1 })) {
      expect(result.outcome).toBe('created')
      break
    }
    const then = [opened, proxy.requests.length]
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([opened, proxy.requests.length]).toEqual(then)
    expect(opened).toBeLessThanOrEqual(4)
  })
})
