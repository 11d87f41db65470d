import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { setMarks } from '../../../src/catalog/marks.ts'
import { mediaById } from '../../../src/catalog/media.ts'
import type { MediaSummary, SummaryRow } from '../../../src/catalog/mediaRecords.ts'
import type { MediaId } from '../../../src/domain/ids.ts'
import { createItemCache } from '../../../src/operations/mediaItems/itemCache.ts'
import { makeVideo } from '../../../src/testing/movie.ts'
import { createItem, send, startTestServer } from '../../support/server.ts'

// Servers with different ports return the same URLs.
const publicUrl = 'http://photos.test'

/** A server with a cache and another one without, over the same library. */
async function startBoth() {
  const server = await startTestServer({ publicUrl })
  const token = await server.token()
  const uncached = await server.beside({ itemCacheBytes: 0 })
  /** The exact text of a response. */
  const text = async (url: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}` }
    const method = body ? 'POST' : 'GET'
    const response = await fetch(url + path, { headers, method, body: body && JSON.stringify(body) })
    return response.text()
  }
  return { server, token, uncached, text }
}

const photo = (seed: number) => makePhoto({ width: 20, height: 20, seed, takenAt: '2024:08:01 12:00:00' })

test('responses with media items have the same bytes with an empty cache, with a full one and without one', async () => {
  const { server, token, uncached, text } = await startBoth()
  const { body: album } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Lake' } } })
  const { body: shared } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Sea' } } })
  await send(`${server.url}/v1/albums/${shared.id}:share`, { token, body: {} })
  const names = { fileName: 'süß "1"\\\u2028\ud83d\ude00.jpg', description: 'Two\nlines, a "quote" and ☃' }
  const first = await createItem(server, token, await photo(1), { ...names, albumId: album.id })
  await createItem(server, token, await photo(2), { albumId: album.id })
  await createItem(server, token, await photo(3), { albumId: shared.id })
  await createItem(server, token, await makeVideo('mp4'), { fileName: 'film.mp4' })

  const ids = [first.id, 'x'.repeat(64), 'malformed', first.id].map((id) => `mediaItemIds=${id}`).join('&')
  const none = { filters: { dateFilter: { dates: [{ year: 1800 }] } } }
  const requests: [path: string, body?: object][] = [
    ['/v1/mediaItems?'],
    ['/v1/mediaItems?fields=mediaItems(id,mediaMetadata/width)'],
    [`/v1/mediaItems/${first.id}?`],
    [`/v1/mediaItems:batchGet?${ids}`],
    ['/v1/mediaItems:search?', { filters: { mediaTypeFilter: { mediaTypes: ['VIDEO'] } } }],
    ['/v1/mediaItems:search?', none],
    ['/v1/mediaItems:search?', { albumId: album.id }],
    ['/v1/mediaItems:search?', { albumId: shared.id }],
  ]
  for (const [path, body] of requests) {
    for (const pretty of [true, false]) {
      const url = `${path}&prettyPrint=${pretty}`
      const expected = await text(uncached, url, body)
      // Rows are cached at the second time, and their JSON at the third.
      for (const time of ['first', 'second', 'third', 'fourth']) {
        expect(await text(server.url, url, body), `${time} ${url}`).toBe(expected)
      }
      const again = JSON.stringify(JSON.parse(expected), null, pretty ? 2 : undefined)
      expect(expected, url).toBe(pretty ? `${again}\n` : again)
    }
  }
  expect(await text(uncached, '/v1/mediaItems?')).toContain(JSON.stringify(names.description))
})

/** Another value for every column that a response shows. */
const OTHERS: Omit<SummaryRow, 'id'> = {
  mime: 'image/png',
  filename: 'other.jpg',
  description: 'Other',
  width: 21,
  height: 22,
  taken_at: 1_000_000_000_000,
  camera_make: 'Other',
  camera_model: 'Other',
  focal_length: 1.5,
  aperture_f_number: 1.25,
  iso_equivalent: 50,
  exposure_time: 0.5,
  // After the columns that only photos show, and before the one that only videos show.
  kind: 'video',
  fps: 24,
}

test('a change of any column by another process is in the next response', async () => {
  const { server, token, uncached, text } = await startBoth()
  await createItem(server, token, await photo(1))
  const paths = ['/v1/mediaItems?', '/v1/mediaItems?prettyPrint=false']
  const read = (url: string) => Promise.all(paths.map((path) => text(url, path)))
  await read(server.url)
  await read(server.url)
  let before = await read(server.url)
  for (const [column, value] of Object.entries(OTHERS)) {
    await server.app.services.catalog.db
      .updateTable('media')
      .set({ [column]: value })
      .execute()
    const after = await read(server.url)
    expect(after, column).toEqual(await read(uncached))
    expect(after, column).not.toEqual(before)
    before = after
  }
})

test('patched, archived, favorite and deleted items are shown as they are', async () => {
  const { server, token, uncached, text } = await startBoth()
  const { catalog, ids } = server.app.services
  const items = [
    await createItem(server, token, await photo(1)),
    await createItem(server, token, await photo(2)),
  ]
  const favorites = { filters: { featureFilter: { includedFeatures: ['FAVORITES'] } } }
  const readBoth = async () => {
    const read = (url: string) =>
      Promise.all([text(url, '/v1/mediaItems'), text(url, '/v1/mediaItems:search', favorites)])
    await read(server.url)
    const [cached, expected] = [await read(server.url), await read(uncached)]
    expect(cached).toEqual(expected)
    return cached.map((one) => JSON.parse(one).mediaItems ?? [])
  }
  const id = ids.parseMediaItemId(items[0].id) as MediaId
  const mark = (marks: { favorite: boolean; archived: boolean }) =>
    catalog.transaction(async (transaction) => {
      const media = await mediaById(transaction, id)
      if (media) await setMarks(transaction, media, { ...marks, categories: 0 })
    })
  expect((await readBoth()).map((list) => list.length)).toEqual([2, 0])
  const path = `/v1/mediaItems/${items[0].id}?updateMask=description`
  await send(uncached + path, { token, method: 'PATCH', body: { description: 'Steam' } })
  const [listed] = await readBoth()
  expect(listed.map(({ description }: { description?: string }) => description)).toContain('Steam')
  await mark({ favorite: true, archived: false })
  expect((await readBoth()).map((list) => list.length)).toEqual([2, 1])
  await mark({ favorite: false, archived: true })
  expect((await readBoth()).map((list) => list.length)).toEqual([1, 0])
  await catalog.db.deleteFrom('media').where('id', '=', id).execute()
  const { status } = await send(`${server.url}/v1/mediaItems/${items[0].id}`, { token })
  expect(status).toBe(404)
})

test('a base of URLs with characters that JSON escapes is escaped', async () => {
  const server = await startTestServer({ publicUrl: 'http://photos.test/"\\' })
  const token = await server.token()
  await createItem(server, token, await photo(1))
  const { body } = await send(`${server.url}/v1/mediaItems`, { token })
  expect(body.mediaItems[0].baseUrl).toContain('http://photos.test/"\\/media/')
})

test('the cache has rows that are presented often, and never more than its limit', () => {
  const cache = createItemCache(100 * 2048)
  const presented: number[] = []
  const use = (id: number) => {
    const row = { id, kind: 'photo', mime: 'image/jpeg', filename: 'a.jpg', takenAt: 0 } as MediaSummary
    const present = (rows: readonly MediaSummary[]) => {
      presented.push(...rows.map(({ id }) => id))
      return rows.map(() => FIELDS)
    }
    cache.rows([row], present)
  }
  const isKept = (id: number) => {
    const before = presented.length
    use(id)
    return presented.length === before
  }
  const all = Array.from({ length: 1000 }, (_, at) => at + 1)
  use(1)
  use(1)
  for (const id of all) {
    use(id)
    expect(isKept(1)).toBe(true)
  }
  // The second time.
  expect(all.slice(1).filter(isKept)).toEqual([])
  expect(isKept(1000)).toBe(true)
  expect(isKept(2)).toBe(false)
  const kept = all.toReversed().filter(isKept)
  expect(kept.length).toBeGreaterThan(50)
  expect(kept.length).toBeLessThanOrEqual(200)
})

const FIELDS = { id: '1', description: undefined, mimeType: '', mediaMetadata: {}, filename: '' }
