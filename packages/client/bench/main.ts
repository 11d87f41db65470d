import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createPhotosClient, type PhotosClient } from '@tintype/client'
import { ms, printTable, race, ratio } from '../../../apps/server/bench/measure.ts'
import { uploadByHand } from './byHand.ts'

/**
 * `pnpm bench client`: what the client costs beside the same requests by hand. Read the ratios: the times are this
 * machine's.
 */
const server = fork(new URL('./servers/library.ts', import.meta.url))
const [baseUrl] = (await once(server, 'message')) as [string]
const photos = createPhotosClient({ auth: 'token', baseUrl })
try {
  await benchGet(photos, baseUrl)
  await benchList(photos)
  await benchUploads(photos, baseUrl)
} finally {
  server.kill()
}

/** One small request, beside a bare fetch of the same. */
async function benchGet(photos: PhotosClient, baseUrl: string): Promise<void> {
  const mediaItemId = '0'.padStart(64, '0')
  const get = async (signal: AbortSignal | null) => {
    const answer = await fetch(`${baseUrl}/v1/mediaItems/${mediaItemId}`, {
      headers: { authorization: 'Bearer token' },
      signal,
    })
    if (!answer.ok) throw new Error(String(answer.status))
    return answer.json()
  }
  const jobs = [
    () => photos.mediaItems.get({ mediaItemId }),
    () => get(AbortSignal.timeout(60_000)),
    () => get(null),
  ]
  const [client, limited, byHand] = await race(jobs, { rounds: 5000, warmUp: 1000 })
  if (client === undefined || limited === undefined || byHand === undefined) return
  printTable(
    ['mediaItems.get, ms', 'p50', 'p99', 'times the bare fetch'],
    [
      ['the client', ms(client.p50), ms(client.p99), client.toLast.toFixed(2)],
      ['fetch with a timeout', ms(limited.p50), ms(limited.p99), limited.toLast.toFixed(2)],
      ['fetch', ms(byHand.p50), ms(byHand.p99), '1.00'],
    ],
  )
}

/** How much more memory is held after a long iteration than after a short one. */
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
    // The first pages warm up what stays.
    if (count === 1000) before = heapUsed
    most = Math.max(most, heapUsed)
  }
  console.log(
    `iterating ${items} items: heap grows by ${((most - before) / 2 ** 20).toFixed(1)} MiB at most\n`,
  )
}

/** Many small files, beside a loop by hand with as many requests side by side. */
async function benchUploads(photos: PhotosClient, baseUrl: string): Promise<void> {
  const PER_ROUND = 200
  const ROUNDS = 50
  const concurrency = 4
  const bytes = new Uint8Array(20_000).fill(7)
  const files = Array.from({ length: PER_ROUND }, (_, at) => ({ body: bytes, fileName: `${at}.jpg` }))
  const [client, stoppable, byHand] = await race(
    [
      async () => {
        const results = await photos.upload(files, { concurrency })
        if (results.some(({ outcome }) => outcome !== 'created')) throw new Error('An upload failed.')
      },
      () => uploadByHand(baseUrl, files, concurrency, new AbortController().signal),
      () => uploadByHand(baseUrl, files, concurrency),
    ],
    { rounds: ROUNDS, warmUp: 5 },
  )
  if (client === undefined || stoppable === undefined || byHand === undefined) return
  const rate = ({ p50 }: { p50: number }) => ((PER_ROUND / p50) * 1000).toFixed(0)
  printTable(
    [
      `${ROUNDS * PER_ROUND} uploads of 20 kB, ${concurrency} at once`,
      'files a second',
      'of the loop by hand',
    ],
    [
      ['photos.upload', rate(client), ratio(1, client.toLast)],
      ['fetch in a loop that can be stopped', rate(stoppable), ratio(1, stoppable.toLast)],
      ['fetch in a loop', rate(byHand), '1.00'],
    ],
  )
}
