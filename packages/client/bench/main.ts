import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createPhotosClient, type PhotosClient } from '@tintype/client'
import { ms, printTable, race, ratio } from 'tintype-test-support/measure'
import { makePhoto } from 'tintype-test-support/photos'
import { serveLibrary } from 'tintype-test-support/servedLibrary'
import { uploadWithoutClient } from './withoutClient.ts'

/**
 * `pnpm bench client`: the cost of the client compared with the same requests without it. Compare the ratios; the times
 * depend on the machine.
 */
const readyServer = fork(new URL('./servers/library.ts', import.meta.url))
const [baseUrl] = (await once(readyServer, 'message')) as [string]
const library = await serveLibrary(import.meta.url)
try {
  const targets = [
    { name: 'ready responses', baseUrl, token: 'token' },
    { name: 'the server of this project', baseUrl: library.url, token: await library.token() },
  ]
  for (const target of targets) await benchGet(target)
  await benchList(createPhotosClient({ auth: 'token', baseUrl }))
  for (const target of targets) await benchUploads(target)
} finally {
  readyServer.kill()
  await library.stop()
}

interface Target {
  /** The server. The client's share of the time is largest with ready responses. */
  name: string
  baseUrl: string
  token: string
}

/** One small request, compared with a plain fetch. */
async function benchGet({ name, baseUrl, token }: Target): Promise<void> {
  const photos = createPhotosClient({ auth: token, baseUrl })
  const uploaded = await photos.upload({ body: await makePhoto(), fileName: '0.jpg' })
  if (uploaded.outcome === 'failed') throw uploaded.error
  const mediaItemId = uploaded.mediaItem.id ?? ''
  const get = async (signal: AbortSignal | null) => {
    const response = await fetch(`${baseUrl}/v1/mediaItems/${mediaItemId}`, {
      headers: { authorization: `Bearer ${token}` },
      signal,
    })
    if (!response.ok) throw new Error(String(response.status))
    return response.json()
  }
  const jobs = [
    () => photos.mediaItems.get({ mediaItemId }),
    () => get(AbortSignal.timeout(60_000)),
    () => get(null),
  ]
  const [client, withTimeout, plain] = await race(jobs, { rounds: 5000, warmUp: 1000 })
  if (client === undefined || withTimeout === undefined || plain === undefined) return
  printTable(
    [`mediaItems.get, ms, ${name}`, 'p50', 'p99', 'relative to fetch'],
    [
      ['the client', ms(client.p50), ms(client.p99), client.toLast.toFixed(2)],
      ['fetch with a timeout', ms(withTimeout.p50), ms(withTimeout.p99), withTimeout.toLast.toFixed(2)],
      ['fetch', ms(plain.p50), ms(plain.p99), '1.00'],
    ],
  )
}

/** The growth of the heap during a long iteration. */
async function benchList(photos: PhotosClient): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('Run node with --expose-gc.')
  const items = 100_000
  let most = 0
  let count = 0
  let before = 0
  for await (const _item of photos.mediaItems.list({}, { limit: items + 1000 })) {
    count++
    if (count % 1000 !== 0) continue
    globalThis.gc()
    const { heapUsed } = process.memoryUsage()
    // The first pages are a warm-up.
    if (count === 1000) before = heapUsed
    most = Math.max(most, heapUsed)
  }
  console.log(
    `iterating ${items} items: heap grows by ${((most - before) / 2 ** 20).toFixed(1)} MiB at most\n`,
  )
}

/** Many small photos, all different, compared with a plain loop that has as many concurrent requests. */
async function benchUploads({ name, ...target }: Target): Promise<void> {
  const PER_ROUND = 200
  const ROUNDS = 50
  const concurrency = 4
  const photos = createPhotosClient({ auth: target.token, baseUrl: target.baseUrl })
  const photo = await makePhoto({ width: 140, height: 100 })
  let count = 0
  const files = () =>
    Array.from({ length: PER_ROUND }, (_, at) => {
      const body = new Uint8Array(20_000)
      body.set(photo)
      // After the end of the image.
      new DataView(body.buffer).setUint32(body.length - 4, ++count)
      return { body, fileName: `${at}.jpg` }
    })
  const [client, abortable, plain] = await race(
    [
      async () => {
        const results = await photos.upload(files(), { concurrency })
        if (results.some(({ outcome }) => outcome !== 'created')) throw new Error('An upload failed.')
      },
      () => uploadWithoutClient(target, files(), concurrency, new AbortController().signal),
      () => uploadWithoutClient(target, files(), concurrency),
    ],
    { rounds: ROUNDS, warmUp: 5 },
  )
  if (client === undefined || abortable === undefined || plain === undefined) return
  const rate = ({ p50 }: { p50: number }) => ((PER_ROUND / p50) * 1000).toFixed(0)
  printTable(
    [
      `${ROUNDS * PER_ROUND} uploads of 20 kB, ${concurrency} at a time, ${name}`,
      'files per second',
      'relative to fetch',
    ],
    [
      ['photos.upload', rate(client), ratio(1, client.toLast)],
      ['fetch in a loop, with a signal', rate(abortable), ratio(1, abortable.toLast)],
      ['fetch in a loop', rate(plain), '1.00'],
    ],
  )
}
