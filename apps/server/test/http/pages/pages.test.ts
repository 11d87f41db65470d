import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { makeVideo } from '../../../src/testing/movie.ts'
import { actor } from '../../support/actor.ts'
import { openPage } from '../../support/pages.ts'
import { createItem, startTestServer } from '../../support/server.ts'
import { sharedScene } from '../../support/shared.ts'

const DAY = 24 * 3600 * 1000
const productUrlOf = async (someone: Awaited<ReturnType<typeof actor>>, mediaItemId: string) =>
  (await someone.ok('mediaItems.get', { mediaItemId })).productUrl
const albumUrlOf = async (someone: Awaited<ReturnType<typeof actor>>, albumId: string) =>
  (await someone.ok('albums.get', { albumId })).productUrl

test('the productUrl of a photo shows its image and its metadata, without a token', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await makePhoto({
    width: 400,
    height: 300,
    make: 'FUJIFILM',
    model: 'X-T30',
    takenAt: '2024:08:17 10:30:00',
    exposure: 1 / 125,
    fNumber: 2.8,
    iso: 200,
    focalLength: 35,
  })
  const item = await createItem(server, token, photo, { fileName: 'falls.jpg', description: 'The falls' })
  const page = await openPage(item.productUrl)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  for (const text of [
    'falls.jpg',
    'The falls',
    'Saturday, 17 August 2024, 10:30 UTC',
    '400 × 300 pixels',
    'FUJIFILM X-T30',
    '35 mm · f/2.8 · 1/125 s · ISO 200',
  ]) {
    expect(page.text).toContain(text)
  }
  const [picture = ''] = page.pictures
  expect((await fetch(picture)).headers.get('content-type')).toBe('image/jpeg')
  const download = await fetch(page.link('Download'))
  expect(Buffer.from(await download.arrayBuffer()).equals(photo)).toBe(true)
})

test('the productUrl of a video shows a page with a player', async () => {
  const server = await startTestServer()
  const video = await makeVideo('webm')
  const item = await createItem(server, await server.token(), video, { fileName: 'sea.webm' })
  const page = await openPage(item.productUrl)
  const source = /<video controls [^>]*src="([^"]*)"/.exec(page.body)?.[1] ?? ''
  const bytes = Buffer.from(await (await fetch(new URL(source, server.url))).arrayBuffer())
  expect(bytes.equals(video)).toBe(true)
  expect(page.pictures).toEqual([])
})

test('the headers of a page protect its secret URL from caches, referrers, search engines, scripts and other origins', async () => {
  const owner = await actor(await startTestServer())
  const page = await openPage(await albumUrlOf(owner, await owner.album()))
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  })
  const policy = page.headers.get('content-security-policy')?.split('; ') ?? []
  expect(policy).toEqual([
    "default-src 'none'",
    "img-src 'self' data:",
    "media-src 'self'",
    expect.stringMatching(/^style-src 'sha256-\S+'$/),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
  expect(page.body).not.toMatch(/<script|https?:|\son\w+=| style=/)
})

test('a product link works while its client has a token of its user', async () => {
  const server = await startTestServer()
  const token = await server.token({ expires: DAY })
  const item = await createItem(server, token, await makePhoto())
  server.clock.now += DAY - 1
  expect((await openPage(item.productUrl)).status).toBe(200)
  server.clock.now += 1
  await server.token({ client: 'another' })
  await server.token({ user: 'somebody' })
  expect((await openPage(item.productUrl)).status).toBe(404)
  await server.token({ expires: DAY })
  expect((await openPage(item.productUrl)).status).toBe(200)
})

test('a product link does not work for a client whose tokens could not read the object through the API', async () => {
  const server = await startTestServer()
  const owner = await actor(server, { scopes: ['photoslibrary'] })
  const albumId = await owner.album()
  const urls = [await productUrlOf(owner, await owner.photo({ albumId })), await albumUrlOf(owner, albumId)]
  const statuses = () => Promise.all(urls.map(async (url) => (await openPage(url)).status))
  expect(await statuses()).toEqual([200, 200])
  const { catalog } = server.app.services
  await catalog.db.deleteFrom('access_token').execute()
  const writer = await actor(server, {
    scopes: ['photoslibrary.appendonly', 'photoslibrary.edit.appcreateddata', 'photoslibrary.sharing'],
  })
  expect(await writer.refused('albums.get', { albumId })).toMatchObject({ code: 403 })
  expect(await statuses()).toEqual([404, 404])
  await server.token({ scopes: ['photoslibrary.readonly.appcreateddata'] })
  expect(await statuses()).toEqual([200, 200])
})

test('a product link never changes, and differs for each user and client', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const id = await owner.photo()
  const { pathname } = new URL(await productUrlOf(owner, id))
  expect(new URL(await productUrlOf(owner, id)).pathname).toBe(pathname)
  const other = await actor(server, { client: 'another' })
  expect(new URL(await productUrlOf(other, id)).pathname).not.toBe(pathname)
})

test('a product link shows only data that the tokens of its client may read (facts 11.1)', async () => {
  const server = await startTestServer()
  const first = await actor(server, { client: 'first' })
  await first.photo({ seed: 7 })
  const scopes = ['photoslibrary.appendonly', 'photoslibrary.readonly.appcreateddata']
  const app = await actor(server, { client: 'app', scopes })
  const albumId = await app.album('Mixed')
  await app.photo({ albumId, seed: 8 })
  // The same bytes are the same item, which the first client created.
  const foreign = await first.ok('mediaItems.get', { mediaItemId: await app.photo({ albumId, seed: 7 }) })
  const url = await albumUrlOf(app, albumId)
  expect(foreign.filename).toBe('7.jpg')
  const [own, ...more] = (await openPage(url)).links
  expect([more.length, (await openPage(own ?? '')).text.slice(0, 5)]).toEqual([0, 'Mixed'])
  await server.token({ client: 'app', scopes: ['photoslibrary.readonly'] })
  const [, both] = (await openPage(url)).links
  expect((await openPage(both ?? '')).text).toContain('7.jpg')
})

test('the links of a client that may only add items work once it may read the items that it has added', async () => {
  const server = await startTestServer()
  const scopes = ['photoslibrary.appendonly']
  const writer = await actor(server, { client: 'writer', scopes })
  const { productUrl } = await writer.ok('albums.create', { body: { album: { title: 'Written' } } })
  const item = await createItem(server, writer.token, await makePhoto(), { fileName: 'written.jpg' })
  expect((await openPage(productUrl)).status).toBe(404)
  expect((await openPage(item.productUrl)).status).toBe(404)
  await server.token({ client: 'writer', scopes: ['photoslibrary.readonly.appcreateddata'] })
  expect((await openPage(productUrl)).text).toContain('Written')
  expect((await openPage(item.productUrl)).text).toContain('written.jpg')
})

test('a user who has lost access to an item or an album sees the page for links that do not exist', async () => {
  const { server, owner, member, stranger, albumId, shareToken } = await sharedScene()
  const photo = await owner.photo({ albumId })
  const missing = await openPage(`${server.url}/photo/unknown`)
  const holder = await stranger.ok('sharedAlbums.get', { shareToken })
  const [item, album] = [await productUrlOf(member, photo), await albumUrlOf(member, albumId)]
  expect([(await openPage(item)).status, (await openPage(album)).status]).toEqual([200, 200])

  // The link of a user with the share token works after the user has joined.
  expect(await openPage(holder.productUrl)).toMatchObject({ status: 404, body: missing.body })
  await stranger.ok('sharedAlbums.join', { body: { shareToken } })
  expect((await openPage(holder.productUrl)).status).toBe(200)

  const [picture = ''] = (await openPage(album)).pictures
  await member.ok('sharedAlbums.leave', { body: { shareToken } })
  for (const url of [item, album])
    expect(await openPage(url)).toMatchObject({ status: 404, body: missing.body })
  expect((await fetch(picture)).status).toBe(404)
  expect((await openPage(await albumUrlOf(owner, albumId))).status).toBe(200)
})

test('a revoked, an altered and an unknown link return the same page, including for HEAD', async () => {
  const { server, owner, albumId } = await sharedScene()
  const id = await owner.photo({ albumId })
  const { shareableUrl } = (await owner.ok('albums.get', { albumId })).shareInfo
  const item = await productUrlOf(owner, id)
  const inShare = (await openPage(shareableUrl)).links[0] ?? ''
  await owner.ok('albums.unshare', { albumId })
  const altered = item.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A'))
  const urls = [
    shareableUrl,
    inShare,
    altered,
    `${item}/more`,
    item.replace('/photo/', '/album/'),
    `${await albumUrlOf(owner, albumId)}/${'A'.repeat(64)}`,
    `${await albumUrlOf(owner, albumId)}?after=nowhere`,
    `${await albumUrlOf(owner, albumId)}?at=${'A'.repeat(64)}`,
    `${server.url}/share/`,
    `${server.url}/share/${'x'.repeat(3000)}`,
    `${server.url}/share/%00%22%3E`,
  ]
  const pages = await Promise.all(urls.map((url) => openPage(url)))
  const headersOf = ({ headers }: { headers: Headers }) =>
    Object.fromEntries([...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id'))
  for (const page of pages) {
    expect([page.status, page.body, headersOf(page)]).toEqual([
      404,
      pages[0]?.body,
      headersOf(pages[0] ?? page),
    ])
  }
  expect(pages[0]?.text).toContain(
    "This link doesn't work, or no longer does. Ask the person who sent it for a new one.",
  )
  const unreadable = await openPage(`${server.url}/share/%zz`)
  expect([unreadable.status, unreadable.body]).toEqual([404, pages[0]?.body])
  for (const [url, status] of [
    [altered, 404],
    [item, 200],
  ] as const) {
    const head = await openPage(url, 'HEAD')
    const { body } = await openPage(url)
    expect([head.status, head.body]).toEqual([status, ''])
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(body)))
  }
})

test('titles, descriptions, file names and enrichments are escaped', async () => {
  const server = await startTestServer()
  const owner = await actor(server)
  const hostile = `</title></style><script>alert(1)</script>" onload="x" '&amp;<img src=x>`
  const albumId = await owner.album(hostile)
  const photo = await makePhoto()
  await createItem(server, owner.token, photo, { albumId, fileName: hostile, description: hostile })
  const albumPosition = { position: 'LAST_IN_ALBUM' }
  const location = { locationName: hostile }
  for (const newEnrichmentItem of [
    { textEnrichment: { text: hostile } },
    { locationEnrichment: { location } },
    { mapEnrichment: { origin: location, destination: location } },
  ]) {
    await owner.ok('albums.addEnrichment', { albumId, body: { newEnrichmentItem, albumPosition } })
  }
  const { shareInfo } = await owner.ok('albums.share', { albumId })
  const album = await openPage(shareInfo.shareableUrl)
  const item = await openPage(album.links[0] ?? '')
  for (const page of [album, item]) {
    expect(page.body).not.toMatch(/<script|<img src=x|" onload/)
    expect(page.text).toContain(hostile)
  }
  expect(album.text.split(hostile).length - 1).toBe(5)
})
