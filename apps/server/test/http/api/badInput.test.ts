import { loadDocument } from '@tintype/document'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createItem, send, startTestServer, type TestServer } from '../../support/server.ts'

let server: TestServer
let token: string
let before: unknown
beforeEach(async () => {
  server = await startTestServer()
  token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, { token, body: { album: { title: 'Kept' } } })
  await createItem(server, token, await makePhoto({ width: 20, height: 20 }), { albumId: album.id })
  before = await library()
})

// No rejected request changes or loses anything.
afterEach(async () => {
  expect(await library()).toEqual(before)
})

async function library() {
  const albums = await send(`${server.url}/v1/albums`, { token })
  const items = await send(`${server.url}/v1/mediaItems`, { token })
  const stable = (key: string, value: unknown) => (/BaseUrl$|^baseUrl$/.test(key) ? undefined : value)
  return JSON.parse(JSON.stringify([albums.body, items.body], stable))
}

test('a body that is not JSON is rejected', async () => {
  const { status, body } = await send(`${server.url}/v1/albums`, {
    token,
    method: 'POST',
    body: '{"album":{"title":',
  })
  expect(status).toBe(400)
  expect(body.error.message).toMatch(/^Invalid JSON payload received\. Unexpected token\.\n\{"album"/)
})

test.each(['[]', '"text"', '5', 'null'])(
  'a JSON body that is not an object is rejected: %s',
  async (text) => {
    const { body } = await send(`${server.url}/v1/albums`, { token, method: 'POST', body: text })
    expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
  },
)

test('an unknown field is rejected, at the top level and below', async () => {
  const create = (body: object) => send(`${server.url}/v1/albums`, { token, body })
  const top = (await create({ album: { title: 'x' }, color: 'blue' })).body.error
  expect(top).toMatchObject({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid JSON payload received. Unknown name "color": Cannot find field.',
    details: [
      { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field: 'color' }] },
    ],
  })
  const below = (await create({ album: { title: 'x', color: 'blue' } })).body.error
  expect(below.message).toBe(
    `Invalid JSON payload received. Unknown name "color" at 'album': Cannot find field.`,
  )
  expect(below.details[0].fieldViolations[0].field).toBe('album')
})

test('an unknown query parameter is rejected', async () => {
  const { body } = await send(`${server.url}/v1/mediaItems?color=blue`, { token })
  expect(body.error.message).toBe(
    `Invalid JSON payload received. Unknown name "color": Cannot bind query parameter. Field 'color' could not be found in request message.`,
  )
})

test('a value of the wrong type is rejected', async () => {
  const title = await send(`${server.url}/v1/albums`, { token, body: { album: { title: { deep: true } } } })
  expect(title.body.error.message).toBe(`Invalid value at 'album.title' (TYPE_STRING), "{'deep':true}"`)
  const size = await send(`${server.url}/v1/mediaItems?pageSize=many`, { token })
  expect(size.body.error.message).toBe(`Invalid value at 'page_size' (TYPE_INT32), "many"`)
})

test('the message quotes parts of the request without their quotes', async () => {
  const message = async (path: string, options = {}) =>
    (await send(server.url + path, { token, ...options })).body.error.message
  expect(await message('/v1/albums?pageSize=1&pageSize=2')).toBe(
    `Invalid value at 'page_size' (TYPE_INT32), "['1','2']"`,
  )
  expect(await message('/v1/albums?pageSize=%22many%22')).toBe(
    `Invalid value at 'page_size' (TYPE_INT32), "'many'"`,
  )
  expect(await message('/v1/albums?a%22b=1')).toMatch(/Unknown name "a'b": Cannot bind/)
  const long = await message(`/v1/albums?${'x'.repeat(9000)}=1`)
  expect(long.length).toBeLessThan(500)
  expect(await message('/v1/albums', { body: { album: {}, 'a"b': 1 } })).toMatch(
    /Unknown name "a'b": Cannot find/,
  )
})

test('an unknown field is reported before a missing one, because it is often a misspelling of it', async () => {
  const ids = await send(`${server.url}/v1/mediaItems:batchGet?mediaItemIds[]=a`, { token })
  expect(ids.body.error.message).toMatch(/Unknown name "mediaItemIds\[\]": Cannot bind query parameter/)
  const album = await send(`${server.url}/v1/albums`, { token, body: { Album: { title: 'x' } } })
  expect(album.body.error.message).toMatch(/Unknown name "Album": Cannot find field/)
  const deep = { newMediaItems: [{ simpleMediaItem: { uploadToken: 'x' } }, { simpleMediaitem: {} }] }
  const item = await send(`${server.url}/v1/mediaItems:batchCreate`, { token, body: deep })
  expect(item.body.error.message).toMatch(/"simpleMediaitem" at 'new_media_items\[1\]': Cannot find field/)
})

test('names of parameters are case-sensitive', async () => {
  for (const name of ['pagesize', 'PageSize', 'pagetoken']) {
    const { body } = await send(`${server.url}/v1/albums?${name}=3`, { token })
    expect(body.error.message).toContain(`Unknown name "${name}"`)
  }
})

test.each([
  ['POST', 'albums', {}, [['album', 'The field is required.']]],
  [
    'POST',
    'albums',
    { album: { title: 'x'.repeat(501) } },
    [['album.title', 'The text has 501 characters; at most 500 are allowed.']],
  ],
  ['GET', 'mediaItems:batchGet', undefined, [['media_item_ids', 'The field is required.']]],
  ['GET', 'albums?pageSize=-1', undefined, [['page_size', 'The value is -1; it must be 1 or more.']]],
  [
    'POST',
    'mediaItems:search',
    { albumId: 'x', filters: { includeArchivedMedia: true } },
    [
      ['album_id', 'These fields cannot be combined.'],
      ['filters', 'These fields cannot be combined.'],
    ],
  ],
  [
    'POST',
    'mediaItems:search',
    { filters: { mediaTypeFilter: { mediaTypes: ['PHOTO', 'VIDEO'] } } },
    [['filters.media_type_filter.media_types', 'The list has 2 values; at most 1 are allowed.']],
  ],
  [
    'POST',
    'mediaItems:batchCreate',
    { newMediaItems: Array.from({ length: 51 }, () => ({ simpleMediaItem: { uploadToken: 'x' } })) },
    [['new_media_items', 'The list has 51 values; at most 50 are allowed.']],
  ],
  [
    'POST',
    'albums/x:addEnrichment',
    { newEnrichmentItem: {}, albumPosition: { position: 'FIRST_IN_ALBUM' } },
    [
      [
        'new_enrichment_item',
        'The object has 0 fields; it needs 1 of: textEnrichment, locationEnrichment, mapEnrichment.',
      ],
    ],
  ],
  [
    'PATCH',
    'albums/x?updateMask=productUrl',
    {},
    [['update_mask', expect.stringContaining('must match ^(title|coverPhotoMediaItemId')]],
  ],
] as const)('%s %s names the field and the limit in its details', async (method, path, body, violations) => {
  const response = await send(`${server.url}/v1/${path}`, { token, method, ...(body && { body }) })
  expect(response.status).toBe(400)
  expect(response.body.error.details).toEqual([
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: violations.map(([field, description]) => ({ field, description })),
    },
  ])
})

test('a value nested thousands of levels deep is rejected', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  const { body } = await send(`${server.url}/v1/albums`, { token, body: `{"album":{"title":${deep}}}` })
  expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('a body of more than 2 MB is rejected', async () => {
  const { body } = await send(`${server.url}/v1/mediaItems:batchCreate`, {
    token,
    body: { newMediaItems: [{ description: 'x'.repeat(3_000_000) }] },
  })
  expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('invalid upload headers are rejected', async () => {
  for (const [name, value] of [
    ['x-goog-upload-protocol', 'pigeon'],
    ['x-goog-upload-offset', '-1'],
  ] as const) {
    const headers = { [name]: value }
    const response = await send(`${server.url}/v1/uploads`, { token, body: 'bytes', headers })
    expect(response).toMatchObject({
      status: 400,
      body: { code: 3, message: 'Request contains an invalid argument.' },
    })
  }
})

test.each(['-1', '1.5', '1e99'])('the page size %s is rejected', async (size) => {
  const { body } = await send(`${server.url}/v1/mediaItems?pageSize=${size}`, { token })
  expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
})

test('a title of more than 500 characters is rejected', async () => {
  const { body } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'x'.repeat(501) } },
  })
  expect(body.error).toMatchObject({ code: 400, message: 'Request contains an invalid argument.' })
})

test('an album creation without an album is rejected', async () => {
  expect((await send(`${server.url}/v1/albums`, { token, body: {} })).body.error).toMatchObject({ code: 400 })
})

test.each(loadDocument().operations.filter(({ requestBody }) => requestBody?.content['application/json']))(
  '$id without a body is rejected if, and only if, the document requires one',
  async ({ method, path, requestBody }) => {
    const { body: album } = await send(`${server.url}/v1/albums`, { token })
    const { body: items } = await send(`${server.url}/v1/mediaItems`, { token })
    const ids = { albumId: album.albums[0].id, mediaItemId: items.mediaItems[0].id }
    const filled = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name])
    const mask = path.includes('mediaItemId') ? 'description' : 'title'
    const query = method === 'PATCH' ? `?updateMask=${mask}` : ''
    // The operation must be able to unshare it.
    const isUnshare = filled.endsWith(':unshare')
    if (isUnshare) await send(`${server.url}${filled.replace('unshare', 'share')}`, { token, body: {} })
    const { status } = await send(server.url + filled + query, { token, method })
    expect(status).toBe(requestBody?.required ? 400 : 200)
    if (filled.endsWith(':share'))
      await send(`${server.url}${filled.replace('share', 'unshare')}`, { token, body: {} })
  },
)

test('invalid ids and unknown verbs are rejected', async () => {
  expect((await send(`${server.url}/v1/albums/abc`, { token })).body.error).toMatchObject({
    code: 400,
    message: 'Invalid album ID.',
  })
  expect((await send(`${server.url}/v1/mediaItems/abc`, { token })).body.error).toMatchObject({
    code: 400,
    message: 'Invalid media item ID.',
  })
  expect((await send(`${server.url}/v1/albums/abc:burn`, { token, body: {} })).status).toBe(404)
  expect((await send(`${server.url}/v1/albums/abc:share`, { token })).status).toBe(404)
  expect((await send(`${server.url}/v1/albums/%E0%A4%A`, { token })).body.error.code).toBe(400)
})

test('a page token that is forged, or sent with other parameters, is rejected', async () => {
  await createItem(server, token, await makePhoto({ width: 22, height: 20 }))
  before = await library()
  const first = await send(`${server.url}/v1/mediaItems?pageSize=1`, { token })
  const pageToken = first.body.nextPageToken as string
  const forged = `${pageToken.slice(0, 20)}${pageToken[20] === 'A' ? 'B' : 'A'}${pageToken.slice(21)}`
  const list = (query: string) => send(`${server.url}/v1/mediaItems?${query}`, { token })
  expect((await list(`pageSize=1&pageToken=${forged}`)).body.error).toMatchObject({
    code: 400,
    message: 'Request contains an invalid argument.',
  })
  expect((await list(`pageSize=2&pageToken=${pageToken}`)).body.error).toMatchObject({
    code: 400,
    message: 'When using a page token, you must use the same parameters as the previous request.',
  })
})

test('an empty upload and one that does not match its checksum are rejected', async () => {
  const empty = await send(`${server.url}/v1/uploads`, { token, method: 'POST', body: new Uint8Array() })
  expect(empty).toMatchObject({ status: 400, body: { code: 3, message: 'Payload must not be empty' } })
  const other = await send(`${server.url}/v1/uploads`, {
    token,
    body: new Uint8Array([1, 2, 3]),
    headers: { 'x-goog-hash': 'sha1=AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
  })
  expect(other).toMatchObject({
    status: 400,
    body: { code: 3, message: 'Checksum from header does not match received payload content.' },
  })
})

test('a text file named .jpg can be uploaded, but does not become a media item', async () => {
  const uploaded = await send(`${server.url}/v1/uploads`, {
    token,
    body: 'plain text',
    headers: { 'content-type': 'application/octet-stream', 'x-goog-upload-file-name': 'photo.jpg' },
  })
  expect(uploaded.status).toBe(200)
  const { body } = await send(`${server.url}/v1/mediaItems:batchCreate`, {
    token,
    body: { newMediaItems: [{ simpleMediaItem: { uploadToken: uploaded.body, fileName: 'photo.jpg' } }] },
  })
  expect(body.newMediaItemResults[0]).toMatchObject({ status: { code: 3 } })
  expect(body.newMediaItemResults[0].mediaItem).toBeUndefined()
})

describe('errors of rules that are not in a schema also name the field', () => {
  const violations = async (path: string, options: Parameters<typeof send>[1]) => {
    const { status, body } = await send(`${server.url}/v1/${path}`, { token, ...options })
    expect(status).toBe(400)
    return body.error.details[0].fieldViolations[0]
  }
  const search = (filters: object) => violations('mediaItems:search', { body: { filters } })
  const date = { year: 2024, month: 6, day: 31 }

  test.each([
    [{ dates: [{ year: 2024 }, date] }, 'dates[1]', 'The month has no day 31.'],
    [{ dates: [{ month: 6 }] }, 'dates[0]', /^A date is a day/],
    [{ ranges: [{ startDate: { year: 2024 }, endDate: date }] }, 'ranges[0].end_date', /no day 31/],
    [
      { ranges: [{ startDate: { year: 2024 }, endDate: { year: 2023 } }] },
      'ranges[0]',
      'A range must not end before it starts.',
    ],
    [
      { ranges: [{ startDate: { year: 2024 }, endDate: { year: 2024, month: 6 } }] },
      'ranges[0]',
      'Start and end must set the same parts of the date.',
    ],
  ])('the error for the date filter %j names the field', async (dateFilter, field, description) => {
    expect(await search({ dateFilter })).toEqual({
      field: `filters.date_filter.${field}`,
      description: expect.stringMatching(description),
    })
  })

  test('a category that is both included and excluded is rejected', async () => {
    const contentFilter = { includedContentCategories: ['PETS'], excludedContentCategories: ['PETS'] }
    expect(await search({ contentFilter })).toEqual({
      field: 'filters.content_filter',
      description: 'PETS is both included and excluded.',
    })
  })

  test('an invalid page token is rejected', async () => {
    expect(await violations('albums?pageToken=x', {})).toMatchObject({ field: 'page_token' })
  })

  test('an update mask with an unknown field is rejected', async () => {
    const [{ id }] = (await send(`${server.url}/v1/mediaItems`, { token })).body.mediaItems
    const options = { method: 'PATCH', body: {} }
    expect(await violations(`mediaItems/${id}?updateMask=filename`, options)).toMatchObject({
      field: 'update_mask',
    })
  })

  test('positions with too few or too many fields are rejected', async () => {
    const [{ id }] = (await send(`${server.url}/v1/albums`, { token })).body.albums
    const enrich = (albumPosition: object, text: object = { text: 'x' }) =>
      violations(`albums/${id}:addEnrichment`, {
        body: { newEnrichmentItem: { textEnrichment: text }, albumPosition },
      })
    expect(await enrich({ position: 'AFTER_MEDIA_ITEM' })).toEqual({
      field: 'album_position.relative_media_item_id',
      description: 'The album holds nothing with this id.',
    })
    expect(await enrich({ position: 'FIRST_IN_ALBUM', relativeMediaItemId: 'x' })).toEqual({
      field: 'album_position',
      description: 'A relative id does not go with FIRST_IN_ALBUM.',
    })
    expect(await enrich({})).toMatchObject({ field: 'album_position.position' })
    expect(await enrich({ position: 'FIRST_IN_ALBUM' }, {})).toMatchObject({ field: 'new_enrichment_item' })
  })

  test('an album of another app, an album that is not shared, and an unsupported format are rejected', async () => {
    const other = await server.token({ client: 'other' })
    const [{ id }] = (await send(`${server.url}/v1/albums`, { token })).body.albums
    expect(await violations(`albums/${id}:share`, { token: other, body: {} })).toEqual({
      field: 'album_id',
      description: 'This app did not create the album, or the user does not own it.',
    })
    expect(await violations(`albums/${id}:unshare`, { body: {} })).toMatchObject({ field: 'album_id' })
    expect(await violations('albums?alt=media', {})).toEqual({
      field: 'alt',
      description: 'The only format is json.',
    })
  })
})
