import { createHash } from 'node:crypto'
import { truncate } from 'node:fs/promises'
import exifReader from 'exifreader'
import sharp from 'sharp'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { rawFile } from '../../media/raws.ts'
import { createItem, onStore, startTestServer } from '../../support/server.ts'

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
])('a base URL followed by "%s" returns an image of %s, without a token', async (suffix, size) => {
  const { item } = await served({ width: 800, height: 600 })
  const response = await fetch(item.baseUrl + suffix)
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(await sizeOf(response)).toEqual(size)
})

test('a thumbnail is a WebP for clients that accept it, and the response has Vary: Accept', async () => {
  const { item } = await served({ width: 80, height: 60 })
  for (const [accept, type] of [
    ['image/avif,image/webp,image/apng,*/*;q=0.8', 'image/webp'],
    ['image/webp;q=0.5', 'image/webp'],
    ['image/webp;q=0, image/*', 'image/jpeg'],
    ['image/*', 'image/jpeg'],
    ['*/*', 'image/jpeg'],
  ] as const) {
    const response = await fetch(`${item.baseUrl}=w40`, { headers: { accept } })
    expect([accept, response.headers.get('content-type')]).toEqual([accept, type])
    expect(response.headers.get('vary')).toMatch(/\bAccept\b/)
    expect((await sharp(await response.arrayBuffer()).metadata()).format).toBe(type.slice(6))
  }
})

test('a thumbnail keeps transparency', async () => {
  const { item } = await served({ width: 80, height: 60, transparent: true, format: 'png' }, 'logo.png')
  const response = await fetch(`${item.baseUrl}=w40`, { headers: { accept: 'image/webp' } })
  expect(response.headers.get('content-type')).toBe('image/png')
  expect((await sharp(await response.arrayBuffer()).metadata()).hasAlpha).toBe(true)
})

test('a thumbnail is displayed inline, and has a file name', async () => {
  const { item } = await served({ width: 80, height: 60, format: 'png' }, 'geysir.night.png')
  const response = await fetch(`${item.baseUrl}=w40`)
  expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="geysir\.night\.jpg"/)
})

test('the original of an animation is animated, its thumbnails are not', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const frames = await Promise.all([1, 2, 3].map((seed) => makePhoto({ seed })))
  const moving = sharp(frames, { join: { animated: true } })
  for (const format of ['gif', 'webp'] as const) {
    const bytes = await moving.toFormat(format).toBuffer()
    const { baseUrl } = await createItem(server, token, bytes, { fileName: `wave.${format}` })
    const pages = async (suffix: string) =>
      (await sharp(await (await fetch(baseUrl + suffix)).arrayBuffer()).metadata()).pages ?? 1
    expect([await pages('=d'), await pages('=w32')]).toEqual([3, 1])
  }
})

test('a thumbnail is upright and has no metadata', async () => {
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

test('=d returns the exact original if it has no location', async () => {
  const { item, bytes } = await served({ width: 300, height: 200, make: 'FUJIFILM' }, 'höfn "a/b".jpg')
  const response = await fetch(`${item.baseUrl}=d`)
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="h_fn _a_b_.jpg"; filename*=UTF-8''h%C3%B6fn%20%22a_b%22.jpg`,
  )
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

// An object store never has a part of an object.
test.skipIf(onStore)('a truncated file is not sent, neither whole nor in ranges', async () => {
  const { server, item } = await served({ width: 30, height: 20 })
  const { sha256 } = await server.app.services.catalog.db
    .selectFrom('blob')
    .select('sha256')
    .executeTakeFirstOrThrow()
  await server.app.services.blobs.withFile(sha256, (path) => truncate(path, 100))
  expect((await fetch(`${item.baseUrl}=d`)).status).toBe(500)
  expect((await fetch(`${item.baseUrl}=d`, { headers: { range: 'bytes=10-99' } })).status).toBe(500)
})

test('=d returns the original without its location, at the same length', async () => {
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

test.each(['=d', '=w100', ''])('HEAD for "%s" returns the headers of GET, and no body', async (suffix) => {
  const { item } = await served({ width: 300, height: 200 })
  const [head, get] = [
    await fetch(item.baseUrl + suffix, { method: 'HEAD' }),
    await fetch(item.baseUrl + suffix),
  ]
  const bytes = (await get.arrayBuffer()).byteLength
  expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0])
  expect(head.headers.get('content-length')).toBe(String(bytes))
  for (const name of ['content-type', 'etag', 'cache-control', 'content-disposition', 'vary']) {
    expect(head.headers.get(name)).toBe(get.headers.get(name))
  }
})

test('a base URL returns 403 after 60 minutes or when altered; the item then has a new base URL', async () => {
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

test('an invalid suffix is rejected with 400', async () => {
  const { item } = await served({ width: 30, height: 20 })
  for (const suffix of ['=w0', '=w99999', '=zzz', '=w10-h10-x', '=no', '=c', '=d-no']) {
    expect((await fetch(item.baseUrl + suffix)).status).toBe(400)
  }
})

test('a range of the original does not contain the location either', async () => {
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

test('a range beyond the end is rejected with 416; several ranges and invalid ones return the whole file', async () => {
  const { item, bytes } = await served({ width: 300, height: 200 })
  const get = (range: string) => fetch(`${item.baseUrl}=d`, { headers: { range } })
  const beyond = await get(`bytes=${bytes.length}-`)
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'nonsense']) {
    const response = await get(range)
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
  }
})

test('If-None-Match avoids sending the same bytes again, and If-Range prevents a range of another version', async () => {
  const { item, bytes } = await served({ width: 300, height: 200 })
  for (const suffix of ['=d', '=w100', '']) {
    const etag = (await fetch(item.baseUrl + suffix)).headers.get('etag') ?? ''
    const again = await fetch(item.baseUrl + suffix, { headers: { 'if-none-match': etag } })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
  }
  const headers = { range: 'bytes=0-9', 'if-range': '"another"' }
  const whole = await fetch(`${item.baseUrl}=d`, { headers })
  expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, bytes.length])
})

test('bytes may be cached as long as their URL is valid', async () => {
  const { server, item } = await served({ width: 30, height: 20 })
  server.clock.now += 600_000
  const response = await fetch(`${item.baseUrl}=w10`)
  expect(response.headers.get('cache-control')).toBe('private, max-age=3000')
})

test('cached images are distinguished by their format', async () => {
  const { item } = await served({ width: 300, height: 200 })
  const etag = async (accept: string) =>
    (await fetch(`${item.baseUrl}=w100`, { headers: { accept } })).headers.get('etag') ?? ''
  const [jpeg, webp] = [await etag('*/*'), await etag('image/webp')]
  expect(jpeg).not.toBe(webp)
  const headers = { accept: 'image/webp', 'if-none-match': jpeg }
  const other = await fetch(`${item.baseUrl}=w100`, { headers })
  expect([other.status, other.headers.get('content-type')]).toEqual([200, 'image/webp'])
})

test('a photo that cannot be rendered returns 404 with a placeholder image, and can be downloaded', async () => {
  const server = await startTestServer()
  const bytes = rawFile({})
  const item = await createItem(server, await server.token(), bytes, { fileName: 'dark.dng' })
  const response = await fetch(item.baseUrl)
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'image/png'])
  expect(response.headers.get('cache-control')).toBe('no-store')
  await response.arrayBuffer()
  expect((await (await fetch(`${item.baseUrl}=d`)).arrayBuffer()).byteLength).toBe(bytes.length)
})

test('a file that is valid in two formats is served in the detected one, as a download', async () => {
  const server = await startTestServer()
  const page = '<script>alert(1)</script>'
  const bytes = Buffer.concat([await makePhoto(), Buffer.from(`<!doctype html>${page}PK\x05\x06`)])
  const { baseUrl } = await createItem(server, await server.token(), bytes, { fileName: 'photo.html' })
  const response = await fetch(`${baseUrl}=d`)
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  const image = await fetch(`${baseUrl}=w32`)
  expect(image.headers.get('content-disposition')).toContain('"photo.html.jpg"')
  expect(Buffer.from(await image.arrayBuffer()).includes(page)).toBe(false)
})

test('missing bytes return 404', async () => {
  const { server, item, bytes } = await served({ width: 30, height: 20 })
  const { blobs } = server.app.services
  await blobs.remove(createHash('sha256').update(bytes).digest())
  for (const suffix of ['=d', '=dv', '=w10']) {
    const response = await fetch(item.baseUrl + suffix)
    expect([suffix, response.status]).toEqual([suffix, 404])
  }
})
