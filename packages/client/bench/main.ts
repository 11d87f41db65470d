import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createPhotosClient, type PhotosClient } from '@tintype/client'
import { ms, printTable, race, ratio } from 'tintype-test-support/measure'
import { makePhoto } from 'tintype-test-support/photos'
import { serveLibrary } from 'tintype-test-support/servedLibrary'
import { uploadByHand } from './byHand.ts'

/**
 * `pnpm bench client`: what the client costs beside the same requests by hand. Read the ratios: the times are this
 * machine's.
 */
const ready = fork(new URL('./servers/library.ts', import.meta.url))
const [baseUrl] = (await once(ready, 'message')) as [string]
const library = await serveLibrary(import.meta.url)
try {
  const places = [
    { by: 'answers that are ready', baseUrl, token: 'token' },
    { by: 'the server of this project', baseUrl: library.url, token: await library.token() },
  ]
  for (const place of places) await benchGet(place)
  await benchList(createPhotosClient({ auth: 'token', baseUrl }))
  for (const place of places) await benchUploads(place)
} finally {
  ready.kill()
  await library.stop()
}

interface Place {
  /** Who answers: what the client itself costs shows most where nothing is done for an answer. */
  by: string
  baseUrl: string
  token: string
}

/** One small request, beside a bare fetch of the same. */
async function benchGet({ by, baseUrl, token }: Place): Promise<void> {
  const photos = createPhotosClient({ auth: token, baseUrl })
  const uploaded = await photos.upload({ body: await makePhoto(), fileName: '0.jpg' })
  if (uploaded.outcome === 'failed') throw uploaded.error
  const mediaItemId = uploaded.mediaItem.id ?? ''
  const get = async (signal: AbortSignal | null) => {
    const answer = await fetch(`${baseUrl}/v1/mediaItems/${mediaItemId}`, {
      headers: { authorization: `Bearer ${token}` },
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
    [`mediaItems.get, ms, by ${by}`, 'p50', 'p99', 'times the bare fetch'],
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

/** Many small photos, no two the same, beside a loop by hand with as many requests side by side. */
async function benchUploads({ by, ...place }: Place): Promise<void> {
  const PER_ROUND = 200
  const ROUNDS = 50
  const concurrency = 4
  const photos = createPhotosClient({ auth: place.token, baseUrl: place.baseUrl })
  const photo = await makePhoto({ width: 140, height: 100 })
  let made = 0
  const files = () =>
    Array.from({ length: PER_ROUND }, (_, at) => {
      const body = new Uint8Array(20_000)
      body.set(photo)
      // Behind the end of the picture.
      new DataView(body.buffer).setUint32(body.length - 4, ++made)
      return { body, fileName: `${at}.jpg` }
    })
  const [client, stoppable, byHand] = await race(
    [
      async () => {
        const results = await photos.upload(files(), { concurrency })
        if (results.some(({ outcome }) => outcome !== 'created')) throw new Error('An upload failed.')
      },
      () => uploadByHand(place, files(), concurrency, new AbortController().signal),
      () => uploadByHand(place, files(), concurrency),
    ],
    { rounds: ROUNDS, warmUp: 5 },
  )
  if (client === undefined || stoppable === undefined || byHand === undefined) return
  const rate = ({ p50 }: { p50: number }) => ((PER_ROUND / p50) * 1000).toFixed(0)
  printTable(
    [
      `${ROUNDS * PER_ROUND} uploads of 20 kB, ${concurrency} at once, by ${by}`,
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
