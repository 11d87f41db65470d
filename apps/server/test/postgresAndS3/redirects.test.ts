import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { launchBrowser } from 'tintype-test-support/browser'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, onTestFinished, test } from 'vitest'
import { createMetricsServer } from '../../src/http/ops/metrics.ts'
import { createMetrics } from '../../src/http/ops/metricsRegistry.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { makeVideo } from '../../src/testing/movie.ts'
import { faultyStore } from '../support/faultyStore.ts'
import { createItem, send, startTestServer } from '../support/server.ts'
import { newStorePlace } from '../support/store.ts'

const DAY_MS = 24 * 3600 * 1000

/** A photo whose images are large. */
const noisePhoto = () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: 'black', noise } })
    .jpeg()
    .toBuffer()
}

test('an original without a location is served by the store, under its file name', async () => {
  const server = await startTestServer({ redirectMedia: true })
  const bytes = await makePhoto({ seed: 5 })
  const { baseUrl } = await createItem(server, await server.token(), bytes, { fileName: 'Hafnarfjörður.jpg' })
  const answer = await fetch(`${baseUrl}=d`, { redirect: 'manual' })
  expect(answer.status).toBe(302)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const place = new URL(answer.headers.get('location') ?? '')
  expect(place.origin).not.toBe(server.url)
  expect(Number(place.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(300)

  const disposition = expect.stringContaining("filename*=UTF-8''Hafnarfj%C3%B6r%C3%B0ur.jpg")
  expect(place.searchParams.get('response-content-type')).toBe('image/jpeg')
  expect(place.searchParams.get('response-content-disposition')).toEqual(disposition)

  const followed = await fetch(`${baseUrl}=d`)
  // The npm store does not support these two parameters.
  if (process.env.TINTYPE_TEST_STORE) {
    expect(followed.headers.get('content-type')).toBe('image/jpeg')
    expect(followed.headers.get('content-disposition')).toEqual(disposition)
  }
  expect(Buffer.from(await followed.arrayBuffer()).equals(bytes)).toBe(true)
  const part = await fetch(`${baseUrl}=d`, { headers: { range: 'bytes=10-19' } })
  expect(part.status).toBe(206)
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true)

  const head = await fetch(`${baseUrl}=d`, { method: 'HEAD', redirect: 'manual' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
})

test('an original with a location is served by the server', async () => {
  const server = await startTestServer({ redirectMedia: true })
  const bytes = await makePhoto({ seed: 6, gps: { lat: 64.1, lng: -21.9 } })
  const { baseUrl } = await createItem(server, await server.token(), bytes)
  const original = await fetch(`${baseUrl}=d`, { redirect: 'manual' })
  expect(original.status).toBe(200)
  expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(false)
})

test('a large image is served by the store, which gets it once a day; a small one by the server', async () => {
  let puts = 0
  const store = await faultyStore((_attempt, _request, method) => {
    if (method === 'PUT') puts++
    return 'pass'
  })
  const server = await startTestServer({ redirectMedia: true, blobs: await newStorePlace(store.url) })
  const token = await server.token()
  const { id, baseUrl } = await createItem(server, token, await noisePhoto())
  puts = 0
  expect((await fetch(`${baseUrl}=w64`, { redirect: 'manual' })).status).toBe(200)
  expect(puts).toBe(0)

  const placeOf = async (url: string) => {
    const answer = await fetch(`${url}=w1024`, { redirect: 'manual' })
    expect(answer.status).toBe(302)
    return new URL(answer.headers.get('location') ?? '')
  }
  const followed = await fetch(`${baseUrl}=w1024`)
  expect(new URL(followed.url).pathname).toBe((await placeOf(baseUrl)).pathname)
  const image = Buffer.from(await followed.arrayBuffer())
  expect(await sharp(image).metadata()).toMatchObject({ format: 'jpeg', width: 1024 })
  const etag = (await fetch(`${baseUrl}=w1024`, { method: 'HEAD' })).headers.get('etag') ?? ''
  const known = await fetch(`${baseUrl}=w1024`, { headers: { 'if-none-match': etag }, redirect: 'manual' })
  expect(known.status).toBe(304)
  expect(puts).toBe(1)

  server.clock.now += DAY_MS
  const next = await send(`${server.url}/v1/mediaItems/${id}`, { token })
  const again = await fetch(`${next.body.baseUrl}=w1024`)
  expect(Buffer.from(await again.arrayBuffer()).equals(image)).toBe(true)
  expect(puts).toBe(2)
})

test('only redirect targets of old links are removed, after two days', async () => {
  const server = await startTestServer({ redirectMedia: true })
  const token = await server.token()
  const bytes = await noisePhoto()
  const { id, baseUrl } = await createItem(server, token, bytes)
  const { url } = await fetch(`${baseUrl}=w1024`)
  const sweepAfter = async (milliseconds: number) => {
    server.clock.now += milliseconds
    return (await sweep(server.app.services)).images
  }
  const toMidnight = DAY_MS - (server.clock.now % DAY_MS)
  expect(await sweepAfter(toMidnight + DAY_MS - 1)).toBe(0)
  expect((await fetch(url)).status).toBe(200)
  expect(await sweepAfter(1)).toBe(1)
  expect((await fetch(url)).status).toBe(404)
  expect(await sweepAfter(0)).toBe(0)
  const { body } = await send(`${server.url}/v1/mediaItems/${id}`, { token })
  expect(Buffer.from(await (await fetch(`${body.baseUrl}=d`)).arrayBuffer()).equals(bytes)).toBe(true)
})

test('a large image is served by the server while the store rejects writes', async () => {
  let isFull = false
  const store = await faultyStore((_attempt, _request, method) =>
    isFull && method === 'PUT' ? '503' : 'pass',
  )
  const place = await newStorePlace(store.url)
  const server = await startTestServer({ redirectMedia: true, blobs: place })
  const { baseUrl } = await createItem(server, await server.token(), await noisePhoto())
  isFull = true
  expect((await fetch(`${baseUrl}=w1024`, { redirect: 'manual' })).status).toBe(200)
  isFull = false
  expect((await fetch(`${baseUrl}=w1024`, { redirect: 'manual' })).status).toBe(302)
})

test.each([
  ['player', () => makeVideo('webm'), '=dv'],
  ['picture', noisePhoto, '=w1024'],
])(
  'a %s of a page is redirected to the store, as the content security policy of the page allows',
  async (_, make, suffix) => {
    const server = await startTestServer({ redirectMedia: true })
    const { productUrl, baseUrl } = await createItem(server, await server.token(), await make())
    const { headers } = await fetch(baseUrl + suffix, { redirect: 'manual' })
    const store = new URL(headers.get('location') ?? '').origin
    const browser = await launchBrowser()
    onTestFinished(() => browser.close())
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    const [bytes] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).origin === store),
      page.goto(productUrl),
    ])
    expect(bytes.ok()).toBe(true)
    expect(complaints.filter((text) => /polic/i.test(text))).toEqual([])
  },
)

test('metrics report connections to the database', async () => {
  const metrics = createMetrics()
  const server = await startTestServer({ metrics })
  const listening = createMetricsServer(metrics, server.app.connections).listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => void listening.close())
  const { port } = listening.address() as AddressInfo
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  expect(text).toMatch(/tintype_database_connections\{state="idle"\} [1-9]/)
  expect(text).toContain('tintype_database_connections{state="waiting"} 0')
})
