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

/** All capabilities: paths that need no access token, and tokens. */
interface Capabilities {
  baseUrl: string
  coverUrl: string
  itemPage: string
  albumPage: string
  sharePage: string
  /** An image in the share page, and the page of an item in it. */
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

async function capabilitiesOf({ owner, albumId }: SharedScene): Promise<Capabilities> {
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

/** The status of a request with each capability. */
async function statuses(capabilities: Capabilities, owner: Actor, url: string) {
  const { shareToken, pageToken, ...paths } = capabilities
  const there = (path: string) => send(url + path, { token: owner.token })
  const asked = {
    ...Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, send(url + path)] as const)),
    shareToken: there(`/v1/sharedAlbums/${shareToken}`),
    pageToken: there(`/v1/mediaItems?pageSize=1&pageToken=${pageToken}`),
  }
  const responses = Object.entries(asked).map(
    async ([name, response]) => [name, (await response).status] as const,
  )
  return Object.fromEntries(await Promise.all(responses))
}

const pathOf = (address: string) => address.replace(/^http:\/\/[^/]+/, '')

/** The statuses for tokens that the server did not issue. */
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

/** Advances the clock, and makes the server reload its keys by sending an unknown token. */
async function later(server: TestServer, milliseconds: number, url = server.url): Promise<void> {
  server.clock.now += milliseconds
  expect(await send(`${url}/media/${'A'.repeat(64)}`)).toMatchObject({ status: 403 })
}

test('forged tokens are rejected with the same statuses as revoked ones', async () => {
  const { server, owner, ...shared } = await scene()
  const issued = await capabilitiesOf({ server, owner, ...shared })
  const forged = Object.fromEntries(
    Object.entries(issued).map(([name, text]) => [name, text.replace(/[\w-]{64}(?==|$)/, 'A'.repeat(64))]),
  ) as unknown as Capabilities
  expect(await statuses(forged, owner, server.url)).toEqual(FORGED)
})

test('a new key signs new tokens, old tokens stay valid until their key is retired, and ids and uploads never change', async () => {
  const shared = await scene()
  const { server, owner, member, albumId } = shared
  const ids = await owner.contents(albumId)
  const uploadToken = await upload(server, owner.token, await makePhoto({ seed: 3 }))
  const session = await startResumable(server, owner.token)
  await session.upload(Buffer.alloc(UNIT), 0)
  const old = await capabilitiesOf(shared)
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)

  await rotate(server)
  await later(server, 29_999)
  expect(await capabilitiesOf(shared)).toMatchObject({ shareToken: old.shareToken, albumPage: old.albumPage })
  await later(server, 1)
  const fresh = await capabilitiesOf(shared)
  for (const [name, text] of Object.entries(old)) expect(fresh, name).not.toMatchObject({ [name]: text })
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)
  expect(await statuses(fresh, owner, server.url)).toEqual(GOOD)

  await server.restart()
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)

  await retire(server)
  await later(server, 1000)
  expect(await statuses(old, owner, server.url)).toEqual(FORGED)
  expect(await statuses(fresh, owner, server.url)).toEqual(GOOD)
  expect(await capabilitiesOf(shared)).toMatchObject({
    shareToken: fresh.shareToken,
    albumPage: fresh.albumPage,
  })

  expect(await owner.contents(albumId)).toEqual(ids)
  expect((await member.ok('sharedAlbums.list')).sharedAlbums).toMatchObject([{ id: albumId }])
  const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
  const created = await owner.ok('mediaItems.batchCreate', { body: { newMediaItems } })
  expect(created.newMediaItemResults[0].status).toEqual({ message: 'Success' })
  const [id = ''] = ids
  expect(await owner.ok('mediaItems.get', { mediaItemId: id })).toMatchObject({ id })
  const resumed = resumableAt(server.url + pathOf(session.url), owner.token)
  expect(await resumed.query()).toEqual(['active', String(UNIT)])
})

test('a server accepts tokens that another server signs with a new key, and rejects tokens of a key that the other server has retired', async () => {
  const shared = await scene()
  const { server, owner } = shared
  const other = await server.beside()
  const old = await capabilitiesOf(shared)
  expect(await statuses(old, owner, other)).toEqual(GOOD)

  // Immediate retirement, as after a leak, makes the servers use the new key before its start time.
  await rotate(server)
  await retire(server)
  await later(server, 1000)
  const fresh = await capabilitiesOf(shared)
  expect(await statuses(fresh, owner, other)).toEqual(GOOD)
  expect(await statuses(old, owner, server.url)).toEqual(FORGED)
  expect(await statuses(old, owner, other)).toEqual(FORGED)
})

test('tokens from before the server had several keys stay valid', async () => {
  const shared = await scene()
  const { server, owner } = shared
  const old = await capabilitiesOf(shared)
  const { catalog } = server.app.services
  await withoutUserLimits(catalog)
  await sql`ALTER TABLE album DROP COLUMN foreign_items`.execute(catalog.db)
  await sql`DROP TABLE capability_key`.execute(catalog.db)
  await sql`DELETE FROM kysely_migration WHERE name >= '0006-keys'`.execute(catalog.db)
  await server.restart()
  expect(await statuses(old, owner, server.url)).toEqual(GOOD)
  expect(await capabilitiesOf(shared)).toMatchObject({ shareToken: old.shareToken, albumPage: old.albumPage })
})
