import { describe, expect, test } from 'vitest'
import { createPhotosClient } from '../../src/index.ts'
import { type Answer, answer, fakeClock, fakeFetch } from '../../src/testing/index.ts'

function client(...answers: Answer[]) {
  const fetch = fakeFetch(answers)
  return { fetch, photos: createPhotosClient({ auth: 'token', fetch, clock: fakeClock() }) }
}

const albums = (ids: string[], nextPageToken?: string) =>
  answer('albums.list', { albums: ids.map((id) => ({ id })), ...(nextPageToken && { nextPageToken }) })

async function idsOf(list: AsyncIterable<{ id?: string }>): Promise<(string | undefined)[]> {
  const ids = []
  for await (const { id } of list) ids.push(id)
  return ids
}

describe('awaited', () => {
  test('it is the one page that was asked for', async () => {
    const { photos, fetch } = client(albums(['a'], 'second'))
    const page = await photos.albums.list({ pageSize: 1, pageToken: 'first' })
    expect(page).toEqual({ albums: [{ id: 'a' }], nextPageToken: 'second' })
    expect(fetch.requests.map(({ query }) => query)).toEqual([{ pageSize: '1', pageToken: 'first' }])
  })

  test('twice, it is asked for once', async () => {
    const { photos, fetch } = client(albums(['a']))
    const list = photos.albums.list()
    expect(await list).toBe(await list)
    expect(fetch.requests).toHaveLength(1)
  })

  test('and refused, it is the error', async () => {
    const { photos } = client({ error: 'InsufficientScopes' })
    await expect(photos.albums.list()).rejects.toMatchObject({ code: 403 })
  })

  test('or not: nothing is sent', async () => {
    const { photos, fetch } = client()
    photos.albums.list()
    expect(fetch.requests).toEqual([])
  })
})

describe('iterated', () => {
  test('it is every item, over all pages', async () => {
    const { photos, fetch } = client(albums(['a', 'b'], 'second'), albums(['c'], 'third'), albums(['d']))
    expect(await idsOf(photos.albums.list())).toEqual(['a', 'b', 'c', 'd'])
    expect(fetch.requests.map(({ query }) => query.pageToken)).toEqual([undefined, 'second', 'third'])
  })

  test('an empty page with a token does not end it', async () => {
    const empty = answer('albums.list', { nextPageToken: 'next' })
    const { photos } = client(empty, answer('albums.list', { nextPageToken: 'last' }), albums(['a']))
    expect(await idsOf(photos.albums.list())).toEqual(['a'])
  })

  test('a full page without a token ends it', async () => {
    const { photos, fetch } = client(albums(['a', 'b']))
    await idsOf(photos.albums.list({ pageSize: 2 }))
    expect(fetch.requests).toHaveLength(1)
  })

  test('a page is asked for when its first item is wanted, not before', async () => {
    const { photos, fetch } = client(albums(['a', 'b'], 'second'), albums(['c']))
    const asked = []
    for await (const { id } of photos.albums.list()) asked.push([id, fetch.requests.length])
    expect(asked).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 2],
    ])
  })

  test('left early, it asks for nothing more', async () => {
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
  ])('with a limit of %i it ends after as many items', async (limit, ids, requests) => {
    const { photos, fetch } = client(albums(['a', 'b'], 'second'), albums(['c']))
    expect(await idsOf(photos.albums.list({}, { limit }))).toEqual(ids)
    expect(fetch.requests).toHaveLength(requests)
  })

  test.each([
    ['at once', ['a', 'a']],
    ['in a circle', ['a', 'b', 'a']],
  ])('a token that comes a second time, %s, is an error after what came before', async (_name, tokens) => {
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

  test('it can be iterated again, and asks again', async () => {
    const { photos, fetch } = client(albums(['a']), albums(['b']))
    const list = photos.albums.list()
    expect([await idsOf(list), await idsOf(list)]).toEqual([['a'], ['b']])
    expect(fetch.requests).toHaveLength(2)
  })

  test('an error in the middle is thrown there', async () => {
    const { photos } = client(albums(['a'], 'second'), { error: 'PageTokenParametersChanged' })
    await expect(idsOf(photos.albums.list())).rejects.toMatchObject({
      errorName: 'PageTokenParametersChanged',
    })
  })
})

describe('the requests of an iteration', () => {
  test('ask for the largest pages, which cost the least of the daily quota', async () => {
    const { photos, fetch } = client({}, {})
    await idsOf(photos.albums.list())
    await idsOf(photos.mediaItems.search({ body: { albumId: 'iceland' } }))
    expect(fetch.requests[0]?.query).toEqual({ pageSize: '50' })
    expect(fetch.requests[1]?.body).toEqual({ albumId: 'iceland', pageSize: 100 })
  })

  test('ask for no more than the limit', async () => {
    const { photos, fetch } = client({})
    await idsOf(photos.mediaItems.list({}, { limit: 3 }))
    expect(fetch.requests[0]?.query).toEqual({ pageSize: '3' })
  })

  test('keep a page size that was chosen, and everything else, from page to page', async () => {
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
  ])(
    'ask for the token too, when fields are %s: without it the list would end unnoticed',
    async (fields, sent) => {
      const { photos, fetch } = client({})
      await idsOf(photos.albums.list({ fields }))
      expect(fetch.requests[0]?.query.fields).toBe(sent)
    },
  )
})

test('pages() gives the pages themselves', async () => {
  const { photos } = client(albums(['a'], 'second'), {})
  const pages = []
  for await (const page of photos.albums.list().pages()) pages.push(page)
  expect(pages).toEqual([{ albums: [{ id: 'a' }], nextPageToken: 'second' }, {}])
})
