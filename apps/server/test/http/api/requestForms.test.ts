import { makePhoto } from 'tintype-test-support/photos'
import { beforeEach, expect, test } from 'vitest'
import { createItem, send, startTestServer, type TestServer, upload } from '../../support/server.ts'

// Requests as real clients write them (facts 1.3). That each operation takes them is in the contract's scenarios.

let server: TestServer
let token: string
beforeEach(async () => {
  server = await startTestServer()
  token = await server.token()
})

const FORM = 'application/x-www-form-urlencoded'
const ask = (path: string, options: Parameters<typeof send>[1] = {}) =>
  send(server.url + path, { token, ...options })

test.each([
  '/v1/albums/?pageSize=50',
  '//v1/albums?pageSize=50',
  '/v1//albums///?pageSize=50',
  '/v1/sharedAlbums/',
  '/v1/mediaItems/',
  '/v1/mediaItems/:batchGet?mediaItemIds=x',
  '/v1/mediaItems:batchGet/?mediaItemIds=x',
  '/v1/mediaItems/batchGet?mediaItemIds=x',
])('GET %s is the operation without its odd slashes', async (path) => {
  expect((await ask(path)).status).toBe(200)
})

test('an album and its items are made through paths with slashes in odd places', async () => {
  const { body: album } = await ask('/v1/albums/', { body: { album: { title: 'Höfn' } } })
  const uploadToken = await upload(server, token, await makePhoto({ width: 20, height: 20 }))
  const { body } = await ask('/v1/mediaItems/:batchCreate', {
    body: { albumId: album.id, newMediaItems: [{ simpleMediaItem: { uploadToken } }] },
  })
  expect(body.newMediaItemResults[0].status.message).toBe('Success')
  const found = await ask('/v1/mediaItems/:search', { body: { albumId: album.id } })
  expect(found.body.mediaItems).toHaveLength(1)
  expect((await ask(`/v1/albums/${album.id}/:share`, { body: {} })).status).toBe(200)
  expect((await ask(`/v1/albums//${album.id}/`)).body.title).toBe('Höfn')
})

test('an encoded colon is part of a value, and begins no verb', async () => {
  expect((await ask('/v1/mediaItems%3Asearch', { body: {} })).status).toBe(404)
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  for (const colon of ['%3A', '%3a']) {
    expect((await ask(`/v1/albums/${album.id}${colon}share`, { body: {} })).status).toBe(404)
  }
  expect((await ask(`/v1/albums/${album.id}`)).body).not.toHaveProperty('shareInfo')
})

test('an encoded letter is no letter of a path, but one of an id', async () => {
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  expect((await ask('/v1/%61lbums')).status).toBe(404)
  expect((await ask(`/v1/albums/${album.id}:%73hare`, { body: {} })).status).toBe(404)
  const encoded = `%${album.id.charCodeAt(0).toString(16)}${album.id.slice(1)}`
  expect((await ask(`/v1/albums/${encoded}`)).body.id).toBe(album.id)
})

test('a HEAD and a preflight go where the operation is', async () => {
  const authorization = `Bearer ${token}`
  const head = await fetch(`${server.url}/v1/albums/`, { method: 'HEAD', headers: { authorization } })
  expect(head.status).toBe(200)
  const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' }
  const preflight = await ask('/v1/mediaItems/:search', { method: 'OPTIONS', headers })
  expect(preflight.status).toBe(204)
})

test('base URLs and pages are taken to the letter: slashes in odd places lead nowhere', async () => {
  const item = await createItem(server, token, await makePhoto({ width: 20, height: 20 }))
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  const { body: shared } = await ask(`/v1/albums/${album.id}:share`, { body: {} })
  for (const url of [`${item.baseUrl}=d`, item.productUrl, album.productUrl, shared.shareInfo.shareableUrl]) {
    const path = url.slice(server.url.length)
    expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200])
    for (const odd of [`/${path}`, path.replace(/\/(?=[^/]*$)/, '//'), `${path}/`]) {
      expect([odd, (await fetch(server.url + odd)).status]).not.toEqual([odd, 200])
    }
  }
})

/** Three items in an album and one outside. */
async function library() {
  const { body: album } = await ask('/v1/albums', { body: { album: { title: 'Höfn' } } })
  for (const width of [20, 21, 22]) {
    await createItem(server, token, await makePhoto({ width, height: 20 }), { albumId: album.id })
  }
  await createItem(server, token, await makePhoto({ width: 23, height: 20 }))
  return album.id as string
}

/** Reads a search to its end. @returns how many items each page had */
async function pages(page: (pageToken: string) => ReturnType<typeof send>): Promise<number[]> {
  const lengths: number[] = []
  for (let pageToken = ''; ; ) {
    const { body } = await page(pageToken)
    lengths.push(body.mediaItems?.length)
    if (body.nextPageToken === undefined) return lengths
    pageToken = body.nextPageToken
  }
}

test('a search may have its fields in the query, in a form, or in query and body together', async () => {
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

test('a page token is good however the same search is written', async () => {
  const albumId = await library()
  const first = await ask(`/v1/mediaItems:search?pageSize=2`, { body: { albumId } })
  const next = await ask('/v1/mediaItems:search', {
    body: { albumId, pageSize: 2, pageToken: first.body.nextPageToken },
  })
  expect(next.body.mediaItems).toHaveLength(1)
})

test('nested and repeated fields come dotted', async () => {
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

test('what the body says counts before the query, and lists are joined', async () => {
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

test('an album is made and changed by a form alone', async () => {
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

test('JSON under the type of a form, as curl sends it unasked, is JSON', async () => {
  const headers = { 'content-type': FORM }
  const { status, body } = await ask('/v1/albums', { body: '{"album":{"title":"Höfn"}}', headers })
  expect([status, body.title]).toEqual([200, 'Höfn'])
})

test('an upload under the type of a form is bytes', async () => {
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
])('a form with %s is refused, and the name told', async (body, name) => {
  const answer = await ask('/v1/mediaItems:search', { body, headers: { 'content-type': FORM } })
  expect(answer.body.error).toMatchObject({
    code: 400,
    message: `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
    details: [{ fieldViolations: [{ field: name }] }],
  })
})

test('a form of more than 64 kB is refused with the limit, where JSON may be longer too', async () => {
  const body = `albumId=${'x'.repeat(70_000)}`
  const answer = await ask('/v1/mediaItems:batchCreate', { body, headers: { 'content-type': FORM } })
  expect(answer.body.error.details[0].fieldViolations[0].description).toBe(
    'A form may have at most 65536 bytes. Send JSON instead.',
  )
})

test('how a response is written may be said in a form too', async () => {
  const response = await fetch(`${server.url}/v1/mediaItems:search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': FORM },
    body: 'prettyPrint=false&%24fields=nextPageToken',
  })
  expect(await response.text()).toBe('{}')
})
