import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBlobs } from '../../src/blobs/openBlobs.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { type Actor, actor } from '../support/actor.ts'
import { takeDatabase } from '../support/database.ts'
import { run } from '../support/process.ts'
import { resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { type Place, send, startTestServer, type TestServer } from '../support/server.ts'
import { newStorePlace } from '../support/store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-move-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

/** Flags for the location of a library, or with `to-` for the target of a move. */
const place = ({ data, database, blobs }: { [Part in keyof Place]?: Place[Part] | undefined }, to = '') =>
  Object.entries({ data, database, blobs }).flatMap(([name, value]) =>
    value ? [`--${to}${name}`, value] : [],
  )

const move = (from: Place, to: Parameters<typeof place>[0]) =>
  run(['migrate', ...place(from), ...place(to, 'to-')])

/** The library as two users read it, by URL. */
async function everything(
  server: TestServer,
  owner: Actor,
  member: Actor,
  albumId: string,
): Promise<unknown> {
  const { mediaItems } = await owner.ok('mediaItems.list')
  const bytes = []
  for (const { baseUrl } of mediaItems) bytes.push((await (await fetch(`${baseUrl}=d`)).bytes()).length)
  const seen = {
    mediaItems,
    bytes,
    albums: await owner.ok('albums.list'),
    contents: await owner.ok('mediaItems.search', { body: { albumId } }),
    archived: await owner.ok('mediaItems.search', { body: { filters: { includeArchivedMedia: true } } }),
    pets: await owner.ok('mediaItems.search', {
      body: { filters: { contentFilter: { includedContentCategories: ['PETS'] } } },
    }),
    joined: await member.ok('sharedAlbums.list'),
    page: await member.call('mediaItems.list'),
  }
  return JSON.parse(JSON.stringify(seen).replaceAll(server.url, 'http://server'))
}

test("a library moves to Postgres and a store, and back, and clients' ids, tokens and URLs still work", async () => {
  const embedded: Place = { data: at('embedded') }
  const shared: Place = {
    data: at('process'),
    database: (await takeDatabase()).url,
    blobs: await newStorePlace(),
  }
  let server = await startTestServer({ place: embedded })
  const [owner, member] = [await actor(server), await actor(server, { user: 'member' })]
  const albumId = await owner.album('Harbour')
  for (let index = 0; index < 5; index++) await owner.photo({ albumId, seed: index })
  const newEnrichmentItem = { textEnrichment: { text: 'at noon' } }
  const albumPosition = { position: 'FIRST_IN_ALBUM' }
  await owner.ok('albums.addEnrichment', { albumId, body: { newEnrichmentItem, albumPosition } })
  const { shareInfo } = await owner.ok('albums.share', { albumId, body: {} })
  await member.ok('sharedAlbums.join', { body: { shareToken: shareInfo.shareToken } })
  const marked = (await owner.ok('mediaItems.list')).mediaItems[2].id
  const marks = ['--user', 'owner', '--id', marked, '--archive', 'yes', '--add', 'PETS']
  expect(await run(['media', 'set', ...marks, ...place(embedded)])).toMatchObject({ status: 0 })
  const chunks = Buffer.alloc(2 * UNIT, 7)
  const session = await startResumable(server, owner.token)
  await session.upload(chunks.subarray(0, UNIT), 0)
  // The last id of a table is not used again, although its row was deleted.
  await server.app.services.catalog.db.deleteFrom('upload_token').execute()
  const { nextPageToken } = await owner.ok('mediaItems.list', { pageSize: 2 })
  const before = await everything(server, owner, member, albumId)
  await server.stop()

  /** Checks that tokens and URLs from before the move still work. */
  const goOn = async (there: Place) => {
    server = await startTestServer({ place: there })
    const again = async (was: Actor, user: string) => {
      const now = await actor(server, { user })
      return { ...now, token: was.token }
    }
    const [sameOwner, sameMember] = [await again(owner, 'owner'), await again(member, 'member')]
    expect(await everything(server, sameOwner, sameMember, albumId)).toEqual(before)
    const page = await send(`${server.url}/v1/mediaItems?pageSize=2&pageToken=${nextPageToken}`, {
      token: owner.token,
    })
    expect(page.body.mediaItems).toHaveLength(2)
  }

  expect(await move(embedded, shared)).toMatchObject({ status: 0, stderr: '' })
  await goOn(shared)
  const { database, blobs } = shared
  expect((await move(embedded, { database, blobs })).stderr).toContain('already has a library')
  await server.stop()
  const back: Place = { data: at('back') }
  expect(await move(shared, back)).toMatchObject({ status: 0, stderr: '' })
  await goOn(back)

  const { pathname, search } = new URL(session.url)
  const moved = resumableAt(server.url + pathname + search, owner.token)
  expect(await moved.query()).toEqual(['active', String(UNIT)])
  expect(await moved.finish(chunks.subarray(UNIT), UNIT)).toMatchObject({ status: 200 })
})

test('the target of an interrupted move is not a library yet, and the move continues when repeated', async () => {
  const embedded: Place = { data: at('embedded') }
  let server = await startTestServer({ place: embedded })
  const owner = await actor(server)
  const id = await owner.photo()
  await server.stop()
  const shared: Place = {
    data: at('process'),
    database: (await takeDatabase()).url,
    blobs: await newStorePlace(),
  }
  // The state after some of the rows.
  const begun = await openCatalog(shared.database ?? '')
  await begun.setUnfinished(true)
  await begun.db.insertInto('user').values({ name: 'somebody' }).execute()
  await begun.close()
  const refused = await run(['serve', '--port', '0', ...place(shared)])
  expect(refused).toMatchObject({
    status: 1,
    stderr: 'A move to this database is not finished. Run it again.\n',
  })
  expect(await move(embedded, shared)).toMatchObject({ status: 0 })

  const toFolder = { data: at('folder') }
  const half = { data: at('half'), database: shared.database }
  await rm(join(embedded.data, 'blobs'), { recursive: true })
  const incomplete = await move(embedded, toFolder)
  expect(incomplete).toMatchObject({ status: 1 })
  expect(incomplete.stdout).toContain('1 missing')
  expect(await move(shared, half)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('the library itself'),
  })
  server = await startTestServer({ place: shared })
  const again = { ...(await actor(server)), token: owner.token }
  expect((await again.ok('mediaItems.list')).mediaItems[0].id).toBe(id)
})

test('an impossible move is reported and changes nothing', async () => {
  const embedded: Place = { data: at('embedded') }
  const server = await startTestServer({ place: embedded })
  const to = { data: at('to') }
  expect((await move({ data: at('nowhere') }, to)).stderr).toContain('no library')
  expect((await run(['migrate', ...place(embedded)])).stderr).toContain('Specify the target')
  expect((await move(embedded, embedded)).stderr).toContain('the library itself')
  expect((await move(embedded, { data: folder })).stderr).toContain('must not contain each other')
  const full = join(folder, 'full')
  await mkdir(full)
  await writeFile(join(full, 'file'), '')
  expect((await move(embedded, { data: full })).stderr).toContain('not empty')
  expect(existsSync(to.data)).toBe(false)
  await server.stop()

  const blobs = await newStorePlace()
  await (await openBlobs(to.data, randomBytes, blobs)).setMark('another')
  const taken = await move(embedded, { database: (await takeDatabase()).url, blobs })
  expect(taken.stderr).toContain('belong to another library')
})
