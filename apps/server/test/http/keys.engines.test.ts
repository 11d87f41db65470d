import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { deleteOlderCapabilityKeys } from '../../src/catalog/keys.ts'
import { addKey } from '../../src/cli/keys.ts'
import type { Actor } from '../support/actor.ts'
import { withoutUserLimits } from '../support/earlier.ts'
import { openPage } from '../support/pages.ts'
import { resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { send, type TestServer, upload } from '../support/server.ts'
import { type SharedScene, sharedScene } from '../support/shared.ts'

/** What gives access by itself, as it is now: paths that open without a token, and tokens. */
interface Capabilities {
  baseUrl: string
  coverUrl: string
  itemPage: string
  albumPage: string
  sharePage: string
  /** A picture in the page of the share, and the page of an item in it. */
  sharedPicture: string
  sharedItemPage: string
  shareToken: string
  pageToken: string
}

async function scene(): Promise<SharedScene> {
  const shared = await sharedScene()
  for (const seed of [1, 2]) await shared.owner.photo({ seed, albumId: shared.albumId })
  return shared
}

async function give({ owner, albumId }: SharedScene): Promise<Capabilities> {
  const { mediaItems, nextPageToken } = await owner.ok('mediaItems.list', { pageSize: 1 })
  const album = await owner.ok('albums.get', { albumId })
  const share = await openPage(album.shareInfo.shareableUrl)
  return {
    baseUrl: pathOf(mediaItems[0].baseUrl),
    coverUrl: pathOf(album.coverPhotoBaseUrl),
    itemPage: pathOf(mediaItems[0].productUrl),
    albumPage: pathOf(album.productUrl),
    sharePage: pathOf(album.shareInfo.shareableUrl),
    sharedPicture: pathOf(share.pictures[0] ?? ''),
    sharedItemPage: pathOf(
      share.links.find((link) => link.startsWith(`${album.shareInfo.shareableUrl}/`)) ?? '',
    ),
    shareToken: album.shareInfo.shareToken,
    pageToken: nextPageToken,
  }
}

/** The status that each gets, at a server. */
async function statuses(given: Capabilities, owner: Actor, url: string) {
  const { shareToken, pageToken, ...paths } = given
  const there = (path: string) => send(url + path, { token: owner.token })
  const asked = {
    ...Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, send(url + path)] as const)),
    shareToken: there(`/v1/sharedAlbums/${shareToken}`),
    pageToken: there(`/v1/mediaItems?pageSize=1&pageToken=${pageToken}`),
  }
  const answers = Object.entries(asked).map(async ([name, answer]) => [name, (await answer).status] as const)
  return Object.fromEntries(await Promise.all(answers))
}

const pathOf = (address: string) => address.replace(/^http:\/\/[^/]+/, '')

/** As the API answers what it did not make. */
const FORGED = {
  baseUrl: 403,
  coverUrl: 403,
  itemPage: 404,
  albumPage: 404,
  sharePage: 404,
  sharedPicture: 403,
  sharedItemPage: 404,
  shareToken: 404,
  pageToken: 400,
}
const GOOD = Object.fromEntries(Object.keys(FORGED).map((name) => [name, 200]))

const rotate = (server: TestServer) =>
  addKey(server.app.services.catalog, { now: () => server.clock.now, randomBytes })
const retire = (server: TestServer) => deleteOlderCapabilityKeys(server.app.services.catalog)

/** Lets time go on, and a server look for keys: what nobody has made opens with none that it knows. */
async function later(server: TestServer, milliseconds: number, url = server.url): Promise<void> {
  server.clock.now += milliseconds
  expect(await send(`${url}/media/${'A'.repeat(64)}`)).toMatchObject({ status: 403 })
}

test('what forged texts get is what dead ones are to get', async () => {
  const { server, owner, ...shared } = await scene()
  const given = await give({ server, owner, ...shared })
  const forged = Object.fromEntries(
    Object.entries(given).map(([name, text]) => [name, text.replace(/[\w-]{64}(?==|$)/, 'A'.repeat(64))]),
  ) as unknown as Capabilities
  expect(await statuses(forged, owner, server.url)).toEqual(FORGED)
})

test('a new key makes new texts, the old ones stay good until it is retired, and ids and uploads are the same for ever', async () => {
  const shared = await scene()
  const { server, owner, member, albumId } = shared
  const ids = await owner.contents(albumId)
  const uploadToken = await upload(server, owner.token, await makePhoto({ seed: 3 }))
  const session = await startResumable(server, owner.token)
  await session.upload(Buffer.alloc(UNIT), 0)
  const old = await give(shared)
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)

  await rotate(server)
  await later(server, 29_999)
  expect(await give(shared)).toMatchObject({ shareToken: old.shareToken, albumPage: old.albumPage })
  await later(server, 1)
  const fresh = await give(shared)
  for (const [name, text] of Object.entries(old)) expect(fresh, name).not.toMatchObject({ [name]: text })
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)
  expect(await statuses(fresh, owner, server.url)).toEqual(GOOD)

  await server.restart()
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)

  await retire(server)
  await later(server, 1000)
  expect(await statuses(old, owner, server.url)).toEqual(FORGED)
  expect(await statuses(fresh, owner, server.url)).toEqual(GOOD)
  expect(await give(shared)).toMatchObject({ shareToken: fresh.shareToken, albumPage: fresh.albumPage })

  expect(await owner.contents(albumId)).toEqual(ids)
  expect((await member.ok('sharedAlbums.list')).sharedAlbums).toMatchObject([{ id: albumId }])
  const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
  const created = await owner.ok('mediaItems.batchCreate', { body: { newMediaItems } })
  expect(created.newMediaItemResults[0].status).toEqual({ message: 'Success' })
  const [id = ''] = ids
  expect(await owner.ok('mediaItems.get', { mediaItemId: id })).toMatchObject({ id })
  const goneOn = resumableAt(server.url + pathOf(session.url), owner.token)
  expect(await goneOn.query()).toEqual(['active', String(UNIT)])
})

test('a server opens what another has made with a key that it has not heard of, and forgets a key with it', async () => {
  const shared = await scene()
  const { server, owner } = shared
  const other = await server.beside()
  const old = await give(shared)
  expect(await statuses(old, owner, other)).toEqual(GOOD)

  // At once, as for a key that has leaked: the new one is used before its time.
  await rotate(server)
  await retire(server)
  await later(server, 1000)
  const fresh = await give(shared)
  expect(await statuses(fresh, owner, other)).toEqual(GOOD)
  expect(await statuses(old, owner, server.url)).toEqual(FORGED)
  expect(await statuses(old, owner, other)).toEqual(FORGED)
})

test('what was made before there were several keys stays good', async () => {
  const shared = await scene()
  const { server, owner } = shared
  const old = await give(shared)
  const { catalog } = server.app.services
  await withoutUserLimits(catalog)
  await sql`ALTER TABLE album DROP COLUMN foreign_items`.execute(catalog.db)
  await sql`DROP TABLE capability_key`.execute(catalog.db)
  await sql`DELETE FROM kysely_migration WHERE name >= '0006-keys'`.execute(catalog.db)
  await server.restart()
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)
  expect(await give(shared)).toMatchObject({ shareToken: old.shareToken, albumPage: old.albumPage })
})
