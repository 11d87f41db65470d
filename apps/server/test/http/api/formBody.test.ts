import { makePhoto } from 'tintype-test-support/photos'
import { beforeEach, expect, test } from 'vitest'
import { createItem, send, startTestServer, type TestServer } from '../../support/server.ts'

// Requests as real clients write them (facts 1.3). The contract's scenarios test them for each operation.

let server: TestServer
let token: string
beforeEach(async () => {
  server = await startTestServer()
  token = await server.token()
})

const FORM = 'application/x-www-form-urlencoded'
const ask = (path: string, options: Parameters<typeof send>[1] = {}) =>
  send(server.url + path, { token, ...options })

/** Three items in an album and one outside. */
async function library() {
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  for (const width of [20, 21, 22]) {
    await createItem(server, token, await makePhoto({ width, height: 20 }), { albumId: album.id })
  }
  await createItem(server, token, await makePhoto({ width: 23, height: 20 }))
  return album.id as string
}

/** Reads all pages of a search. @returns the number of items on each */
async function pages(page: (pageToken: string) => ReturnType<typeof send>): Promise<number[]> {
  const lengths: number[] = []
  for (let pageToken = ''; ; ) {
    const { body } = await page(pageToken)
    lengths.push(body.mediaItems?.length)
    if (body.nextPageToken === undefined) return lengths
    pageToken = body.nextPageToken
  }
}

test('a search accepts its fields in the query, in a form, or in both query and body', async () => {
  const albumId = await library()
  const path = '/v1/mediaItems:search'
  const fields = (pageToken: string) => new URLSearchParams({ albumId, pageSize: '2', pageToken })
  const ways = [
    (at: string) => ask(`${path}?${fields(at)}`, { method: 'POST' }),
    (at: string) => ask(`${path}?${fields(at)}`, { body: {} }),
    (at: string) => ask(path, { body: String(fields(at)), headers: { 'content-type': FORM } }),
    (at: string) => ask(`${path}?pageSize=2&pageToken=${at}`, { body: { albumId } }),
    (at: string) => ask(`${path}?page_size=2&page_token=${at}`, { body: { album_id: albumId } }),
    (at: string) =>
      ask(`${path}?pageSize=2`, {
        body: String(new URLSearchParams({ albumId, pageToken: at })),
        headers: { 'content-type': `${FORM}; charset=UTF-8` },
      }),
  ]
  for (const way of ways) expect(await pages(way)).toEqual([2, 1])
})

test('a page token is valid for every form of the same search', async () => {
  const albumId = await library()
  const first = await ask(`/v1/mediaItems:search?pageSize=2`, { body: { albumId } })
  const next = await ask('/v1/mediaItems:search', {
    body: { albumId, pageSize: 2, pageToken: first.body.nextPageToken },
  })
  expect(next.body.mediaItems).toHaveLength(1)
})

test('nested and repeated fields may have dotted names', async () => {
  await library()
  const search = async (query: string) => {
    const { status, body } = await ask(`/v1/mediaItems:search?${query}`, { method: 'POST' })
    return [status, body.mediaItems?.length]
  }
  expect(await search('filters.mediaTypeFilter.mediaTypes=PHOTO')).toEqual([200, 4])
  expect(await search('filters.mediaTypeFilter.mediaTypes=VIDEO')).toEqual([200, undefined])
  const content = 'filters.contentFilter.excludedContentCategories'
  expect(await search(`${content}=PETS&${content}=FOOD&filters.includeArchivedMedia=True`)).toEqual([200, 4])
  expect((await search(`${content}=PETS&${content}=NOTHING`))[0]).toBe(400)
  expect((await search('filters.dateFilter.dates.year=2024'))[0]).toBe(400)
})

test('fields of the body take precedence over the query, and lists are joined', async () => {
  await library()
  const both = await ask('/v1/mediaItems:search?pageSize=1', { body: { pageSize: 2 } })
  expect(both.body.mediaItems).toHaveLength(2)
  const unset = await ask('/v1/mediaItems:search?pageSize=1', { body: { pageSize: 0, page_token: null } })
  expect(unset.body.mediaItems).toHaveLength(1)
  const joined = await ask('/v1/mediaItems:search?filters.mediaTypeFilter.mediaTypes=VIDEO', {
    body: { filters: { mediaTypeFilter: { mediaTypes: ['PHOTO'] } } },
  })
  expect(joined.body.error.details[0].fieldViolations[0].description).toContain('2 values')
})

test('an album can be created and changed with forms', async () => {
  const headers = { 'content-type': FORM }
  const { body: album } = await ask('/v1/albums', { body: 'album.title=H%C3%B6fn+1', headers })
  expect(album.title).toBe('Höfn 1')
  const changed = await ask(`/v1/albums/${album.id}?updateMask=title`, {
    method: 'PATCH',
    body: 'album.title=H%C3%B6fn+2',
    headers,
  })
  expect(changed.body.title).toBe('Höfn 2')
  const mask = await ask(
    `/v1/albums/${album.id}?updateMask=title&updateMask=coverPhotoMediaItemId&album.title=3`,
    { method: 'PATCH' },
  )
  expect([mask.status, mask.body.title]).toEqual([200, '3'])
})

test('JSON with the content type of a form, which is the default of curl, is read as JSON', async () => {
  const headers = { 'content-type': FORM }
  const { status, body } = await ask('/v1/albums', { body: '{"album":{"title":"Höfn"}}', headers })
  expect([status, body.title]).toEqual([200, 'Höfn'])
})

test('an upload with the content type of a form is stored as bytes', async () => {
  const bytes = await makePhoto({ width: 20, height: 20 })
  const { body: uploadToken } = await ask('/v1/uploads', { body: bytes, headers: { 'content-type': FORM } })
  const { body } = await ask('/v1/mediaItems:batchCreate', {
    body: { newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
  })
  expect(body.newMediaItemResults[0].status.message).toBe('Success')
})

test.each([
  ['colour=blue', 'colour'],
  ['mediaItemIds[]=a', 'mediaItemIds[]'],
  ['not json', 'not json'],
  ['filters.colour=blue', 'filters.colour'],
])('a form with %s is rejected with the name', async (body, name) => {
  const response = await ask('/v1/mediaItems:search', { body, headers: { 'content-type': FORM } })
  expect(response.body.error).toMatchObject({
    code: 400,
    message: `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
    details: [{ fieldViolations: [{ field: name }] }],
  })
})

test('a form over 64 kB is rejected with the limit, even where JSON may be longer', async () => {
  const body = `albumId=${'x'.repeat(70_000)}`
  const response = await ask('/v1/mediaItems:batchCreate', { body, headers: { 'content-type': FORM } })
  expect(response.body.error.details[0].fieldViolations[0].description).toBe(
    'A form may have at most 65536 bytes. Send JSON instead.',
  )
})

test('a form may also set the style of the response', async () => {
  const response = await fetch(`${server.url}/v1/mediaItems:search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': FORM },
    body: 'prettyPrint=false&%24fields=nextPageToken',
  })
  expect(await response.text()).toBe('{}')
})
