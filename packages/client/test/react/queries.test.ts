import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from '@tanstack/query-core'
import { createPhotosQueries } from '@tintype/client/react'
import { operations } from '@tintype/types/operations'
import { type ServedLibrary, serveLibrary } from 'tintype-test-support/servedLibrary'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPhotosClient, type PhotosClient, type PhotosClientOptions } from '../../src/index.ts'

let server: ServedLibrary
let token: string
let sent: string[]
let client: QueryClient
beforeAll(async () => {
  server = await serveLibrary(import.meta.url)
})
afterAll(() => server.stop())
beforeEach(async () => {
  token = await server.token({ user: crypto.randomUUID() })
  sent = []
  client = new QueryClient()
})

function create(options: Partial<PhotosClientOptions> = {}): PhotosClient {
  const onRequest: PhotosClientOptions['onRequest'] = ({ operation }) => sent.push(operation)
  return createPhotosClient({ auth: token, baseUrl: server.url, onRequest, ...options })
}

async function createAlbums(photos: PhotosClient, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at++)
    ids.push((await photos.albums.create({ body: { album: { title: `${at}` } } })).id)
  sent.length = 0
  return ids
}

describe('queries', () => {
  test('read a resource once, and again after its key was invalidated', async () => {
    const photos = create()
    const [albumId = ''] = await createAlbums(photos, 1)
    const queries = createPhotosQueries(photos)
    const options = { ...queries.albums.get.queryOptions({ albumId }), staleTime: Number.POSITIVE_INFINITY }
    expect((await client.fetchQuery(options)).title).toBe('0')
    await client.fetchQuery(options)
    expect(sent).toEqual(['albums.get'])
    await photos.albums.patch({ albumId, updateMask: 'title', body: { title: 'new' } })
    await client.invalidateQueries({ queryKey: queries.albums.get.key({ albumId }) })
    expect((await client.fetchQuery(options)).title).toBe('new')
    expect(client.getQueryData(options.queryKey)?.title).toBe('new')
  })

  test('of several users have keys of their own', async () => {
    const other = createPhotosQueries(create(), { prefix: ['photos', 'other'] })
    const own = createPhotosQueries(create(), { prefix: ['photos', 'own'] })
    await client.fetchQuery(own.albums.list.queryOptions())
    expect(client.getQueryData(other.albums.list.queryOptions().queryKey)).toBeUndefined()
    expect(client.getQueryData(own.albums.list.queryOptions().queryKey)).toBeDefined()
  })

  test('are aborted when nothing observes them', async () => {
    let start = (_signal: AbortSignal) => {}
    const started = new Promise<AbortSignal>((resolve) => {
      start = resolve
    })
    const fetch = (request: Request) => {
      start(request.signal)
      return new Promise<Response>(() => undefined)
    }
    const { albums } = createPhotosQueries(create({ fetch }))
    const observer = new QueryObserver(client, albums.list.queryOptions())
    const unsubscribe = observer.subscribe(() => undefined)
    const signal = await started
    expect(signal.aborted).toBe(false)
    unsubscribe()
    expect(signal.aborted).toBe(true)
  })

  test('are retried by the client only', async () => {
    const queries = createPhotosQueries(create({ retries: 0, baseUrl: 'http://127.0.0.1:9' }))
    const error = await client.fetchQuery(queries.albums.list.queryOptions()).catch((error) => error)
    expect(error).toMatchObject({ kind: 'network', attempts: 1 })
    expect(sent).toEqual(['albums.list'])
  })

  test('take options of requests', async () => {
    const headers: (string | null)[] = []
    const fetch = (request: Request) => {
      headers.push(request.headers.get('x-test'))
      return globalThis.fetch(request)
    }
    const { albums } = createPhotosQueries(create({ fetch }))
    await client.fetchQuery(albums.list.queryOptions({}, { headers: { 'x-test': 'a' } }))
    expect(headers).toEqual(['a'])
  })
})

describe('infinite queries', () => {
  test('load a list page by page, until its end', async () => {
    const photos = create()
    await createAlbums(photos, 5)
    const { albums } = createPhotosQueries(photos)
    const observer = new InfiniteQueryObserver(client, albums.list.infiniteQueryOptions({ pageSize: 2 }))
    const pages = () => observer.getCurrentResult().data?.pages.map(({ albums = [] }) => albums.length)
    await observer.refetch()
    expect([pages(), observer.getCurrentResult().hasNextPage]).toEqual([[2], true])
    await observer.fetchNextPage()
    await observer.fetchNextPage()
    expect([pages(), observer.getCurrentResult().hasNextPage]).toEqual([[2, 2, 1], false])
    expect(sent).toEqual(['albums.list', 'albums.list', 'albums.list'])
  })

  test('load the pages of a search, whose token is in the body, also with fields', async () => {
    const photos = create()
    const files = [1, 2, 3].map((at) => ({ body: jpeg(at), fileName: `${at}.jpg` }))
    const results = await photos.upload(files)
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created'])
    const { mediaItems } = createPhotosQueries(photos)
    const options = mediaItems.search.infiniteQueryOptions({
      body: { pageSize: 2 },
      fields: 'mediaItems(filename)',
    })
    const { pages, pageParams } = await client.fetchInfiniteQuery({ ...options, pages: 5 })
    expect(pages.map(({ mediaItems = [] }) => mediaItems.length)).toEqual([2, 1])
    expect(pages[0]?.mediaItems?.[0]).toEqual({ filename: '3.jpg' })
    expect(pageParams).toEqual([undefined, expect.any(String)])
  })

  test('and queries of the same list have different keys, which one key invalidates', async () => {
    const { albums } = createPhotosQueries(create())
    await client.fetchQuery(albums.list.queryOptions())
    await client.fetchInfiniteQuery(albums.list.infiniteQueryOptions())
    await client.invalidateQueries({ queryKey: albums.key() })
    const states = client
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.isInvalidated)
    expect(states).toEqual([true, true])
  })

  test('end when a server repeats a page token', () => {
    const { albums } = createPhotosQueries(create())
    const { getNextPageParam } = albums.list.infiniteQueryOptions()
    const page = { albums: [], nextPageToken: 'a' }
    expect(getNextPageParam(page, [page], undefined, [undefined])).toBe('a')
    expect(getNextPageParam(page, [page, page], 'a', [undefined, 'a'])).toBeUndefined()
  })
})

test('mutations take the parameters of their operation', async () => {
  const photos = create()
  const { albums } = createPhotosQueries(photos)
  const observer = new MutationObserver(client, albums.create.mutationOptions())
  const created = await observer.mutate({ body: { album: { title: 'Iceland' } } })
  expect((await photos.albums.get({ albumId: created.id })).title).toBe('Iceland')
})

test('every operation has options: a query if it reads, a mutation otherwise, and an infinite query for a list', () => {
  const queries = createPhotosQueries(create()) as unknown as Record<string, Record<string, object>>
  const kinds = Object.entries(operations).map(([id, { method, ...facts }]) => {
    const [namespace = '', verb = ''] = id.split('.')
    const isPaged = 'paging' in facts && facts.paging !== undefined
    const expected = [
      'key',
      method === 'GET' || isPaged ? 'queryOptions' : 'mutationOptions',
      ...(isPaged ? ['infiniteQueryOptions'] : []),
    ]
    expect([id, Object.keys(queries[namespace]?.[verb] ?? {})]).toEqual([id, expected])
    return expected.at(-1)
  })
  expect(kinds.filter((kind) => kind === 'infiniteQueryOptions')).toHaveLength(4)
})

/** The smallest JPEG with different bytes at its end. */
function jpeg(variant: number): Uint8Array<ArrayBuffer> {
  const base64 =
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='
  return Uint8Array.from([...Buffer.from(base64, 'base64'), variant])
}
