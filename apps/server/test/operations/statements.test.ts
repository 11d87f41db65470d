import { createHash } from 'node:crypto'
import { type OperationId, operations } from '@tintype/types/operations'
import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { insertUpload } from '../../src/catalog/insertUpload.ts'
import { serializeFacts } from '../../src/media/mediaFacts.ts'
import { type Actor, actor } from '../support/actor.ts'
import { countRows, type DatabaseUse } from '../support/countStatements.ts'
import { onPostgres } from '../support/database.ts'
import { startResumable, UNIT } from '../support/resumable.ts'
import { addRows, principalOf } from '../support/rows.ts'
import { startTestServer, upload } from '../support/server.ts'

interface Counted {
  operation: OperationId
  call: string
  statements: number
  rows: number
}

/** A server with a library of 300 items and an album of 100, whose statements are counted. */
async function startCounting() {
  const use: DatabaseUse = { statements: [], rows: 0 }
  const server = await startTestServer({ onQuery: ({ sql }) => use.statements.push(sql) })
  countRows(server, use)
  const owner = await actor(server)
  const principal = await principalOf(server)
  const media = await addRows(
    server.app.services.catalog,
    Array.from({ length: 300 }, (_, at) => ({
      ...principal,
      takenAt: at * 86_400_000,
      categories: at % 3 === 0 ? 1 : 0,
    })),
  )
  const ids = media.map(({ id }) => server.app.services.ids.mediaItem(id))
  const counted: Counted[] = []
  const count = async <T>(operation: OperationId, call: string, run: () => Promise<T>): Promise<T> => {
    Object.assign(use, { statements: [], rows: 0 })
    const result = await run()
    counted.push({ operation, call, statements: use.statements.length, rows: use.rows })
    return result
  }
  return { server, owner, principal, ids, counted, count }
}

type Counting = Awaited<ReturnType<typeof startCounting>>

/** Upload tokens without bytes. Every second photo has a category. */
async function uploads({ server, principal }: Counting, name: string, length: number): Promise<string[]> {
  const { catalog, ids, userLimits } = server.app.services
  const facts = (at: number) =>
    serializeFacts({
      ...{ kind: 'photo', mime: 'image/jpeg', takenAt: 0, width: 4032, height: 3024, fps: undefined },
      ...{ cameraMake: 'Example', cameraModel: 'Box 1', apertureFNumber: 1.8, isoEquivalent: 100 },
      ...{ focalLength: 4.25, exposureTime: at % 2 ? 0.008 : 10, durationMs: undefined, locationPatches: [] },
    })
  const tokens: string[] = []
  for (let at = 0; at < length; at++) {
    const { owner: user, client } = principal
    const sha256 = createHash('sha256').update(`${name} ${at}`).digest()
    const found = { sha256, bytes: 1000, facts: facts(at), factsAreFinal: true, addedAt: 0 }
    const expiresAt = server.clock.now + 3_600_000
    const row = await insertUpload(catalog, { ...found, user, client, expiresAt }, userLimits)
    if (row !== undefined) tokens.push(ids.uploadToken(row))
  }
  return tokens
}

async function countUploads({ server, owner, count }: Counting): Promise<void> {
  const id = 'uploads.create'
  const { token } = owner
  const photo = await makePhoto({ seed: 1 })
  await count(id, 'raw', () => upload(server, token, photo))
  await count(id, 'raw, of bytes that the user has', () => upload(server, token, photo))
  const bytes = Buffer.alloc(UNIT + 1000, 'not a photo')
  const session = await count(id, 'start', () => startResumable(server, token))
  await count(id, 'upload', () => session.upload(bytes.subarray(0, UNIT), 0))
  await count(id, 'query', () => session.query())
  await count(id, 'upload, finalize', () => session.finish(bytes.subarray(UNIT), UNIT))
  const other = await startResumable(server, token)
  await count(id, 'cancel', () => other.command('cancel'))
}

async function countItems(counting: Counting, album: string): Promise<void> {
  const { owner, ids, count } = counting
  const [first = ''] = ids
  await count('mediaItems.list', '100 items', () => owner.ok('mediaItems.list', { pageSize: 100 }))
  await count('mediaItems.get', 'own item', () => owner.ok('mediaItems.get', { mediaItemId: first }))
  await count('mediaItems.batchGet', '50 own items', () =>
    owner.ok('mediaItems.batchGet', { mediaItemIds: ids.slice(0, 50) }),
  )
  await count('mediaItems.patch', 'description', () =>
    owner.ok('mediaItems.patch', {
      mediaItemId: first,
      updateMask: 'description',
      body: { description: 'x' },
    }),
  )
  const search = (call: string, body: object) =>
    count('mediaItems.search', call, () =>
      owner.ok('mediaItems.search', { body: { pageSize: 100, ...body } }),
    )
  await search('100 items, no filter', {})
  await search('100 items of an album', { albumId: album })
  await search('100 items of a category', {
    filters: { contentFilter: { includedContentCategories: ['LANDSCAPES'] } },
  })
  await search('days of every year', { filters: { dateFilter: { dates: [{ month: 1, day: 2 }] } } })
}

/** @returns the tokens of the batch */
async function countBatch(counting: Counting, call: string, length: number, extra: object = {}) {
  const tokens = await uploads(counting, call, length)
  await countTokens(counting, call, tokens, extra)
  return tokens
}

async function countTokens(
  { owner, count }: Counting,
  call: string,
  tokens: readonly string[],
  extra: object,
) {
  const newMediaItems = tokens.map((uploadToken) => ({ simpleMediaItem: { uploadToken } }))
  await count('mediaItems.batchCreate', call, () =>
    owner.ok('mediaItems.batchCreate', { body: { newMediaItems, ...extra } }),
  )
}

async function countBatches(counting: Counting, albumId: string): Promise<void> {
  await countBatch(counting, '1 item', 1)
  const tokens = await countBatch(counting, '50 items with categories', 50)
  await countBatch(counting, '50 items with categories, into an album', 50, { albumId })
  const half = [...tokens.slice(25), ...(await uploads(counting, 'other', 25))]
  await countTokens(counting, '25 existing items and 25 new ones, into an album', half, { albumId })
}

async function countAlbums({ owner, ids, count }: Counting, album: string): Promise<void> {
  const [first = ''] = ids
  const ok = (id: OperationId, call: string, input: Parameters<Actor['ok']>[1]) =>
    count(id, call, () => owner.ok(id, input))
  await ok('albums.create', 'an album', { body: { album: { title: 'New' } } })
  await ok('albums.get', 'own album', { albumId: album })
  await ok('albums.list', '20 albums', {})
  await ok('albums.patch', 'title', { albumId: album, updateMask: 'title', body: { title: 'Newer' } })
  await ok('albums.patch', 'cover', {
    albumId: album,
    updateMask: 'coverPhotoMediaItemId',
    body: { coverPhotoMediaItemId: first },
  })
  const last = { mediaItemIds: ids.slice(100, 150) }
  await ok('albums.batchAddMediaItems', '50 items', { albumId: album, body: last })
  await ok('albums.batchRemoveMediaItems', '50 items', { albumId: album, body: last })
  for (const position of ['FIRST_IN_ALBUM', 'LAST_IN_ALBUM']) {
    const newEnrichmentItem = { textEnrichment: { text: 'x' } }
    await ok('albums.addEnrichment', position, {
      albumId: album,
      body: { newEnrichmentItem, albumPosition: { position } },
    })
  }
}

async function countSharing({ server, owner, count }: Counting, album: string): Promise<void> {
  const member = await actor(server, { user: 'member' })
  const ok = (who: Actor, id: OperationId, call: string, input: Parameters<Actor['ok']>[1]) =>
    count(id, call, () => who.ok(id, input))
  const { shareInfo } = await ok(owner, 'albums.share', 'an album', { albumId: album })
  const { shareToken } = shareInfo
  await ok(member, 'sharedAlbums.get', 'before joining', { shareToken })
  await ok(member, 'sharedAlbums.join', 'as a new member', { body: { shareToken } })
  await ok(member, 'sharedAlbums.list', '1 joined album', {})
  await ok(member, 'sharedAlbums.leave', 'as a member', { body: { shareToken } })
  await ok(owner, 'albums.unshare', 'an album', { albumId: album })
}

function table(counted: readonly Counted[]): string {
  const line = (...cells: readonly [string, string, string | number, string | number]) => {
    const [operation, call, statements, rows] = cells
    return `${operation.padEnd(30)} ${call.padEnd(50)} ${String(statements).padStart(10)} ${String(rows).padStart(9)}`
  }
  const lines = counted
    .toSorted((a, b) => (a.operation < b.operation ? -1 : a.operation > b.operation ? 1 : 0))
    .map(({ operation, call, statements, rows }) => line(operation, call, statements, rows))
  return `${[line('Operation', 'Call', 'Statements', 'Rows read'), ...lines].join('\n')}\n`
}

async function countAll(): Promise<Counted[]> {
  const counting = await startCounting()
  const { owner, ids } = counting
  const album = await owner.album()
  for (const start of [0, 50]) {
    await owner.ok('albums.batchAddMediaItems', {
      albumId: album,
      body: { mediaItemIds: ids.slice(start, start + 50) },
    })
  }
  await countUploads(counting)
  await countItems(counting, album)
  await countBatches(counting, album)
  const albumPosition = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: ids[0] }
  await countBatch(counting, '50 items, after an item of an album', 50, { albumId: album, albumPosition })
  for (let number = 0; number < 20; number++) await owner.album()
  await countAlbums(counting, album)
  await countSharing(counting, album)
  return counting.counted
}

test('every operation has the recorded number of statements and rows, at its first call and later', async () => {
  const counted = await countAll()
  expect(new Set(counted.map(({ operation }) => operation))).toEqual(new Set(Object.keys(operations)))
  const engine = onPostgres ? 'postgres' : 'sqlite'
  await expect(table(counted)).toMatchFileSnapshot(`golden/statements.${engine}.txt`)
})

test('a batch of 50 has at most 8 statements, with categories and an album too', async () => {
  const counting = await startCounting()
  await countBatches(counting, await counting.owner.album())
  expect(Math.max(...counting.counted.map(({ statements }) => statements))).toBeLessThanOrEqual(8)
})

test('an upload in one request has 3 statements', async () => {
  const counting = await startCounting()
  await countUploads(counting)
  const raw = counting.counted.filter(({ call }) => call.startsWith('raw'))
  expect(raw.map(({ statements }) => statements)).toEqual([3, 3])
})
