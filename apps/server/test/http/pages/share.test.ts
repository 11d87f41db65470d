import { expect, test } from 'vitest'
import type { AlbumId } from '../../../src/domain/ids.ts'
import { actor } from '../../support/actor.ts'
import { id } from '../../support/ids.ts'
import { openPage } from '../../support/pages.ts'
import { addRows, principalOf } from '../../support/rows.ts'
import { startTestServer } from '../../support/server.ts'
import { sharedScene } from '../../support/shared.ts'

const LAST = { position: 'LAST_IN_ALBUM' }

async function sharedAlbum(title = 'Iceland') {
  const server = await startTestServer()
  const owner = await actor(server)
  const albumId = await owner.album(title)
  const { shareInfo } = await owner.ok('albums.share', { albumId })
  return { server, owner, albumId, url: shareInfo.shareableUrl as string }
}

test('a shareableUrl shows the album in order, with texts, places and routes between the items', async () => {
  const { owner, albumId, url } = await sharedAlbum()
  const place = (locationName: string, latitude: number, longitude: number) => ({
    locationName,
    latlng: { latitude, longitude },
  })
  const enrich = (newEnrichmentItem: object) =>
    owner.ok('albums.addEnrichment', { albumId, body: { newEnrichmentItem, albumPosition: LAST } })
  await enrich({ textEnrichment: { text: 'Ten days' } })
  await owner.photo({ albumId, takenAt: '2024:08:17 10:30:00' })
  await enrich({ locationEnrichment: { location: place('Höfn', 64.25389, -15.20821) } })
  await owner.photo({ albumId, takenAt: '2024:08:18 10:30:00' })
  await enrich({
    mapEnrichment: { origin: place('Vík', 63.4187, -19.0061), destination: { locationName: 'Höfn' } },
  })

  const page = await openPage(url)
  const alts = page.body.replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, '$1')
  const text = alts
    .replace(/<(style|title)>[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  expect(text).toBe(
    'Iceland 2 items Ten days Photo: 17 August 2024 Höfn 64.25389° N, 15.20821° W ' +
      'Photo: 18 August 2024 From Vík 63.4187° N, 19.0061° W To Höfn',
  )
  for (const picture of page.pictures) expect((await fetch(picture)).status).toBe(200)
})

test('the preview of a share link has title, size and cover; a private page has no preview', async () => {
  const { owner, albumId, url } = await sharedAlbum()
  expect((await openPage(url)).text).toContain('This album is empty.')
  await owner.photo({ albumId })
  const tags = Object.fromEntries(
    [...(await openPage(url)).body.matchAll(/<meta property="([^"]*)" content="([^"]*)">/g)].map(
      ([, property, content]) => [property, content],
    ),
  )
  expect(tags).toMatchObject({ 'og:title': 'Iceland', 'og:description': '1 item' })
  expect((await fetch(tags['og:image'])).headers.get('content-type')).toBe('image/jpeg')
  const { productUrl } = await owner.ok('albums.get', { albumId })
  expect((await openPage(productUrl)).body).not.toContain('og:')
})

test('the base URLs of a share page stop working at unshare, and after an hour in any case', async () => {
  const { server, owner, albumId, url } = await sharedAlbum()
  await owner.photo({ albumId })
  const album = await openPage(url)
  const item = await openPage(album.links[0] ?? '')
  const urls = [...album.pictures, ...item.pictures, item.link('Download')]
  const statuses = () => Promise.all(urls.map(async (one) => (await fetch(one)).status))
  expect(await statuses()).toEqual([200, 200, 200])
  await owner.ok('albums.unshare', { albumId })
  await owner.ok('albums.share', { albumId })
  expect(await statuses()).toEqual([404, 404, 404])
  expect((await openPage(url)).status).toBe(404)
  server.clock.now += 3600 * 1000
  expect(await statuses()).toEqual([403, 403, 403])
})

test('an item removed from a shared album disappears from the share, and so does its page', async () => {
  const { owner, albumId, url } = await sharedAlbum()
  const mediaItemId = await owner.photo({ albumId })
  const album = await openPage(url)
  const [item = ''] = album.links
  await owner.ok('albums.batchRemoveMediaItems', { albumId, body: { mediaItemIds: [mediaItemId] } })
  expect((await openPage(item)).status).toBe(404)
  expect((await fetch(album.pictures[0] ?? '')).status).toBe(404)
})

test('the token of an item in one album does not work in another', async () => {
  const { owner, albumId, url } = await sharedAlbum()
  const hidden = await owner.album('Hidden')
  const photo = await owner.photo({ albumId })
  await owner.ok('albums.batchAddMediaItems', { albumId: hidden, body: { mediaItemIds: [photo] } })
  const { productUrl } = await owner.ok('albums.get', { albumId: hidden })
  const name = (await openPage(productUrl)).links[0]?.split('/').at(-1)
  expect((await openPage(`${productUrl}/${name}`)).status).toBe(200)
  expect((await openPage(`${url}/${name}`)).status).toBe(404)
})

test('the page of an item links to the items before and after it, and back to the album', async () => {
  const { owner, albumId, url } = await sharedAlbum()
  for (let seed = 1; seed <= 3; seed++) await owner.photo({ albumId, seed })
  const album = await openPage(url)
  const [first = '', second = '', third = ''] = album.links
  const middle = await openPage(second)
  expect([middle.link('Previous'), middle.link('Next')]).toEqual([first, third])
  expect((await openPage(first)).body).not.toContain('rel="prev"')
  expect((await openPage(third)).body).not.toContain('rel="next"')
  const [back = ''] = middle.links
  expect((await openPage(back)).links).toEqual(album.links)
  expect(album.body).toContain(`id="${new URL(back).hash.slice(1)}"`)
})

test('the productUrl shows an album to its members; with a share token alone, only the share page does', async () => {
  const { owner, member, stranger, albumId, shareToken } = await sharedScene()
  await owner.photo({ albumId })
  const joined = await member.ok('albums.get', { albumId })
  const held = await stranger.ok('sharedAlbums.get', { shareToken })
  expect((await openPage(joined.productUrl)).pictures).toHaveLength(1)
  expect((await openPage(held.productUrl)).status).toBe(404)
})

test('an album of 250 items has three pages, each with links to the pages next to it', async () => {
  const { server, albumId, url } = await sharedAlbum()
  const { catalog, ids } = server.app.services
  const principal = await principalOf(server)
  const rows = await addRows(
    catalog,
    Array.from({ length: 250 }, (_, index) => ({ ...principal, description: `number ${index + 1}.` })),
  )
  const album = ids.parseAlbumId(albumId) ?? id<AlbumId>(0)
  await catalog.db
    .insertInto('album_entry')
    .values(
      rows.map((row, index) => ({
        album,
        position: (index - 125) * 1000,
        media: row.id,
        enrichment: null,
        added_by: principal.owner,
      })),
    )
    .execute()
  await catalog.db.updateTable('album').set({ items: 250 }).where('id', '=', album).execute()
  const shownItems = (body: string) =>
    [...body.matchAll(/alt="Photo: number (\d+)\."/g)].map(([, n]) => Number(n))
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index)

  const first = await openPage(url)
  const second = await openPage(first.link('Next'))
  const third = await openPage(second.link('Next'))
  expect([first, second, third].map(({ body }) => shownItems(body))).toEqual([
    range(1, 100),
    range(101, 200),
    range(201, 250),
  ])
  expect(first.text).toContain('250 items')
  expect(first.body).not.toContain('rel="prev"')
  expect(third.body).not.toContain('rel="next"')
  expect(shownItems((await openPage(third.link('Previous'))).body)).toEqual(range(101, 200))
  expect(shownItems((await openPage(second.link('Previous'))).body)).toEqual(range(1, 100))
  expect(third.link('First page')).toBe(url)

  // The link back from an item shows the album around it.
  const item = await openPage(third.links[9] ?? '')
  const around = await openPage(item.links[0] ?? '')
  expect(shownItems(around.body)).toEqual(range(170, 250))

  // A link to the place of a removed entry keeps its position.
  const next = first.link('Next')
  await catalog.db
    .deleteFrom('album_entry')
    .where('media', '=', rows[99]?.id ?? id(0))
    .execute()
  expect(shownItems((await openPage(next)).body)).toEqual(range(101, 200))
})
