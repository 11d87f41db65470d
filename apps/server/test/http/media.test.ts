import { truncate } from 'node:fs/promises'
import exifReader from 'exifreader'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { makeVideo } from '../media/movie.ts'
import { makePhoto } from '../support/photos.ts'
import { createItem, startTestServer } from '../support/server.ts'

async function served(options: Parameters<typeof makePhoto>[0], fileName = 'photo.jpg') {
  const server = await startTestServer()
  const token = await server.token()
  const bytes = await makePhoto(options)
  return { server, token, bytes, item: await createItem(server, token, bytes, { fileName }) }
}

const sizeOf = async (response: Response) => {
  const { width, height } = await sharp(await response.arrayBuffer()).metadata()
  return [width, height]
}

test.each([
  ['', [512, 384]],
  ['=w200-h200', [200, 150]],
  ['=w100', [100, 75]],
  ['=h60', [80, 60]],
  ['=w200-h200-c', [200, 200]],
  ['=w4000-h4000', [800, 600]],
])('a base URL followed by "%s" gives an image of %s, without a token', async (suffix, size) => {
  const { item } = await served({ width: 800, height: 600 })
  const response = await fetch(item.baseUrl + suffix)
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(await sizeOf(response)).toEqual(size)
})

test('a thumbnail stands upright and tells nothing of camera or place', async () => {
  const { item } = await served({
    width: 80,
    height: 60,
    orientation: 6,
    make: 'FUJIFILM',
    gps: { lat: 64.31, lng: -20.3 },
  })
  const bytes = await (await fetch(`${item.baseUrl}=w60-h80`)).arrayBuffer()
  const metadata = await sharp(bytes).metadata()
  expect([metadata.width, metadata.height, metadata.exif, metadata.orientation]).toEqual([
    60,
    80,
    undefined,
    undefined,
  ])
})

test('=d is the original to the byte when it tells no location', async () => {
  const { item, bytes } = await served({ width: 300, height: 200, make: 'FUJIFILM' }, 'höfn "a/b".jpg')
  const response = await fetch(`${item.baseUrl}=d`)
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="h_fn _a_b_.jpg"; filename*=UTF-8''h%C3%B6fn%20%22a%2Fb%22.jpg`,
  )
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a file that has lost its end is not sent as if it were whole, and keeps nobody waiting', async () => {
  const { server, item } = await served({ width: 30, height: 20 })
  const { sha256 } = await server.app.services.catalog
    .selectFrom('blob')
    .select('sha256')
    .executeTakeFirstOrThrow()
  await server.app.services.blobs.withFile(sha256, (path) => truncate(path, 100))
  const whole = fetch(`${item.baseUrl}=d`).then((response) => response.arrayBuffer())
  await expect(whole).rejects.toThrow('terminated')
  const piece = await fetch(`${item.baseUrl}=d`, { headers: { range: 'bytes=10-99' } })
  expect((await piece.arrayBuffer()).byteLength).toBe(90)
})

test('=d is the original without its location, and as long', async () => {
  const { item, bytes } = await served({
    width: 300,
    height: 200,
    make: 'FUJIFILM',
    model: 'X-T30',
    gps: { lat: 64.31, lng: -20.3 },
  })
  expect(exifReader.load(bytes).GPSLatitude).toBeDefined()
  const original = Buffer.from(await (await fetch(`${item.baseUrl}=d`)).arrayBuffer())
  const tags = exifReader.load(original)
  expect(original.length).toBe(bytes.length)
  expect([tags.GPSLatitude, tags.GPSLongitude]).toEqual([undefined, undefined])
  expect(tags.Model?.description).toBe('X-T30')
  const pixels = (file: Buffer) => sharp(file).raw().toBuffer()
  expect((await pixels(original)).equals(await pixels(bytes))).toBe(true)
})

test('HEAD tells the length of the original', async () => {
  const { item, bytes } = await served({ width: 300, height: 200 })
  const response = await fetch(`${item.baseUrl}=d`, { method: 'HEAD' })
  expect([response.status, response.headers.get('content-length')]).toEqual([200, String(bytes.length)])
})

test('a base URL is 403 after 60 minutes and when altered, and a fresh one comes with the item', async () => {
  const { server, token, item } = await served({ width: 30, height: 20 })
  const altered = item.baseUrl.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A'))
  expect((await fetch(altered)).status).toBe(403)
  server.clock.now += 3600 * 1000
  expect((await fetch(`${item.baseUrl}=w10`)).status).toBe(403)
  const again = await fetch(`${server.url}/v1/mediaItems/${item.id}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { baseUrl } = (await again.json()) as { baseUrl: string }
  expect((await fetch(`${baseUrl}=w10`)).status).toBe(200)
})

test('a suffix that means nothing is 400', async () => {
  const { item } = await served({ width: 30, height: 20 })
  for (const suffix of ['=w0', '=w99999', '=zzz', '=w10-h10-x']) {
    expect((await fetch(item.baseUrl + suffix)).status).toBe(400)
  }
})

test('a range of the original is the same piece, location and all taken out', async () => {
  const { item, bytes } = await served({ width: 300, height: 200, gps: { lat: 64.31, lng: -20.3 } })
  const whole = Buffer.from(await (await fetch(`${item.baseUrl}=d`)).arrayBuffer())
  for (const [range, start, end] of [
    ['bytes=0-99', 0, 99],
    ['bytes=100-400', 100, 400],
    ['bytes=-10', bytes.length - 10, bytes.length - 1],
    ['bytes=50-', 50, bytes.length - 1],
  ] as const) {
    const response = await fetch(`${item.baseUrl}=d`, { headers: { range } })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${bytes.length}`)
    expect(Buffer.from(await response.arrayBuffer()).equals(whole.subarray(start, end + 1))).toBe(true)
  }
})

test('a range beyond the end is 416, several ranges and nonsense are answered with the whole', async () => {
  const { item, bytes } = await served({ width: 300, height: 200 })
  const get = (range: string) => fetch(`${item.baseUrl}=d`, { headers: { range } })
  const beyond = await get(`bytes=${bytes.length}-`)
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'nonsense']) {
    const response = await get(range)
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
  }
})

test('a validator saves sending the same again, and guards a range against another version', async () => {
  const { item, bytes } = await served({ width: 300, height: 200 })
  for (const suffix of ['=d', '=w100']) {
    const etag = (await fetch(item.baseUrl + suffix)).headers.get('etag') ?? ''
    const again = await fetch(item.baseUrl + suffix, { headers: { 'if-none-match': etag } })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  }
  const headers = { range: 'bytes=0-9', 'if-range': '"another"' }
  const whole = await fetch(`${item.baseUrl}=d`, { headers })
  expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
})

test('bytes may be kept as long as their URL is good', async () => {
  const { server, item } = await served({ width: 30, height: 20 })
  server.clock.now += 600_000
  const response = await fetch(`${item.baseUrl}=w10`)
  expect(response.headers.get('cache-control')).toBe('private, max-age=3000')
})

test('=dv is the video as it was uploaded, in ranges as players ask for it; a photo has none', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const movie = await makeVideo('mp4')
  const video = await createItem(server, token, movie, { fileName: 'waterfall.mp4' })
  expect(video.mediaMetadata.video).toMatchObject({ status: 'READY' })
  const response = await fetch(`${video.baseUrl}=dv`, { headers: { range: 'bytes=0-' } })
  expect([response.status, response.headers.get('content-type')]).toEqual([206, 'video/mp4'])
  expect((await response.arrayBuffer()).byteLength).toBe(movie.length)

  const photo = await createItem(server, token, await makePhoto())
  expect((await fetch(`${photo.baseUrl}=dv`)).status).toBe(404)
})
