import { describe, expect, test } from 'vitest'
import { createPhotosClient } from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch, fakeResponse } from '../../src/testing/index.ts'

function client(...answers: FakeResponse[]) {
  const fetch = fakeFetch(answers)
  return { fetch, photos: createPhotosClient({ auth: 'token', fetch, clock: fakeClock() }) }
}

const albums = (ids: string[], nextPageToken?: string) =>
  fakeResponse('albums.list', { albums: ids.map((id) => ({ id })), ...(nextPageToken && { nextPageToken }) })

async function idsOf(list: AsyncIterable<{ id?: string }>): Promise<(string | undefined)[]> {
  const ids = []
  for await (const { id } of list) ids.push(id)
  return ids
}

describe('an awaited list', () => {
  test('is the requested page', async () => {
    const { photos, fetch } = client(albums(['a'], 'second'))
    const page = await photos.albums.list({ pageSize: 1, pageToken: 'first' })
    expect(page).toEqual({ albums: [{ id: 'a' }], nextPageToken: 'second' })
    expect(fetch.requests.map(({ query }) => query)).toEqual([{ pageSize: '1', pageToken: 'first' }])
  })

  test('is requested once, even if it is awaited twice', async () => {
    const { photos, fetch } = client(albums(['a']))
    const list = photos.albums.list()
    expect(await list).toBe(await list)
    expect(fetch.requests).toHaveLength(1)
  })

  test('rejects with the error of the request', async () => {
    const { photos } = client({ error: 'InsufficientScopes' })
    await expect(photos.albums.list()).rejects.toMatchObject({ code: 403 })
  })

  test('is not requested before it is awaited', async () => {
    const { photos, fetch } = client()
    photos.albums.list()
    expect(fetch.requests).toEqual([])
  })
})

describe('an iterated list', () => {
  test('yields every item of all pages', async () => {
    const { photos, fetch } = client(albums(['a', 'b'], 'second'), albums(['c'], 'third'), albums(['d']))
    expect(await idsOf(photos.albums.list())).toEqual(['a', 'b', 'c', 'd'])
    expect(fetch.requests.map(({ query }) => query.pageToken)).toEqual([undefined, 'second', 'third'])
  })

  test('does not end at an empty page with a token', async () => {
    const empty = fakeResponse('albums.list', { nextPageToken: 'next' })
    const { photos } = client(empty, fakeResponse('albums.list', { nextPageToken: 'last' }), albums(['a']))
    expect(await idsOf(photos.albums.list())).toEqual(['a'])
  })

  test('ends at a full page without a token', async () => {
    const { photos, fetch } = client(albums(['a', 'b']))
    await idsOf(photos.albums.list({ pageSize: 2 }))
    expect(fetch.requests).toHaveLength(1)
  })

  test('requests a page only when its first item is needed', async () => {
    const { photos, fetch } = client(albums(['a', 'b'], 'second'), albums(['c']))
    const requests = []
    for await (const { id } of photos.albums.list()) requests.push([id, fetch.requests.length])
    expect(requests).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
    ])
  })

  test('requests nothing more after the loop has ended', async () => {
    const { photos, fetch } = client(albums(['a', 'b'], 'second'))
    for await (const _album of photos.albums.list()) break
    expect(fetch.requests).toHaveLength(1)
  })

  test.each([
    [0, [], 0],
    [1, ['a'], 1],
    [2, ['a', 'b'], 1],
    [3, ['a', 'b', 'c'], 2],
    [9, ['a', 'b', 'c'], 2],
  ])('ends after the limit of %i items', async (limit, ids, requests) => {
    const { photos, fetch } = client(albums(['a', 'b'], 'second'), albums(['c']))
    expect(await idsOf(photos.albums.list({}, { limit }))).toEqual(ids)
    expect(fetch.requests).toHaveLength(requests)
  })

  test.each([
    ['immediately', ['a', 'a']],
    ['in a circle', ['a', 'b', 'a']],
  ])('ends with an error if a token is repeated %s', async (_name, tokens) => {
    const { photos } = client(...tokens.map((token) => albums([token], token)))
    const ids: (string | undefined)[] = []
    const read = async () => {
      for await (const { id } of photos.albums.list()) ids.push(id)
    }
    await expect(read()).rejects.toMatchObject({
      kind: 'paging',
      operation: 'albums.list',
      hint: { name: 'page-token-repeated' },
    })
    expect(ids).toEqual(tokens)
  })

  test('can be iterated again, with new requests', async () => {
    const { photos, fetch } = client(albums(['a']), albums(['b']))
    const list = photos.albums.list()
    expect([await idsOf(list), await idsOf(list)]).toEqual([['a'], ['b']])
    expect(fetch.requests).toHaveLength(2)
  })

  test('throws the error of a page when it reaches that page', async () => {
    const { photos } = client(albums(['a'], 'second'), { error: 'PageTokenParametersChanged' })
    await expect(idsOf(photos.albums.list())).rejects.toMatchObject({
      errorName: 'PageTokenParametersChanged',
    })
  })
})

describe('the requests of an iteration', () => {
  test('use the largest pages, which cost the least of the daily quota', async () => {
    const { photos, fetch } = client({}, {})
    await idsOf(photos.albums.list())
    await idsOf(photos.mediaItems.search({ body: { albumId: 'iceland' } }))
    expect(fetch.requests[0]?.query).toEqual({ pageSize: '50' })
    expect(fetch.requests[1]?.body).toEqual({ albumId: 'iceland', pageSize: 100 })
  })

  test('use no larger pages than the limit', async () => {
    const { photos, fetch } = client({})
    await idsOf(photos.mediaItems.list({}, { limit: 3 }))
    expect(fetch.requests[0]?.query).toEqual({ pageSize: '3' })
  })

  test('keep the chosen page size and all other parameters', async () => {
    const body = { pageSize: 7, filters: { includeArchivedMedia: true } }
    const { photos, fetch } = client({ body: { nextPageToken: 'second' } }, {})
    await idsOf(photos.mediaItems.search({ body }))
    expect(fetch.requests.map((request) => request.body)).toEqual([body, { ...body, pageToken: 'second' }])
    expect(body).not.toHaveProperty('pageToken')
  })

  test.each([
    ['albums(id)', 'albums(id),nextPageToken'],
    ['albums(*)', 'albums(*),nextPageToken'],
    ['nextPageToken,albums(id)', 'nextPageToken,albums(id)'],
    ['*', '*'],
  ])('add the page token to the fields %s, without which the list would end early', async (fields, sent) => {
    const { photos, fetch } = client({})
    await idsOf(photos.albums.list({ fields }))
    expect(fetch.requests[0]?.query.fields).toBe(sent)
  })
})

test('pages() yields the pages', async () => {
  const { photos } = client(albums(['a'], 'second'), {})
  const pages = []
  for await (const page of photos.albums.list().pages()) pages.push(page)
  expect(pages).toEqual([{ albums: [{ id: 'a' }], nextPageToken: 'second' }, {}])
})
