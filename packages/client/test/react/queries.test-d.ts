import {
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { createPhotosClient, type PhotosError } from '@tintype/client'
import { createPhotosQueries } from '@tintype/client/react'
import type { Album, MediaItem } from '@tintype/types'
import { expectTypeOf, test } from 'vitest'

const queries = createPhotosQueries(createPhotosClient({ auth: 'token' }))
const albumId = 'x'

test('data and errors of a query have the types of the operation', () => {
  const { data, error } = useQuery(queries.albums.get.queryOptions({ albumId }))
  expectTypeOf(data).toEqualTypeOf<Album | undefined>()
  expectTypeOf(error).toEqualTypeOf<PhotosError | null>()
  expectTypeOf(useSuspenseQuery(queries.albums.get.queryOptions({ albumId })).data).toEqualTypeOf<Album>()
})

test('a query selects and has other options of TanStack', () => {
  const options = { ...queries.albums.list.queryOptions(), enabled: true, staleTime: 5 }
  const { data } = useQuery({ ...options, select: ({ albums = [] }) => albums.length })
  expectTypeOf(data).toEqualTypeOf<number | undefined>()
})

test('a query with fields has partial data', () => {
  const { data } = useQuery(queries.albums.get.queryOptions({ albumId, fields: 'title' }))
  expectTypeOf(data?.id).toEqualTypeOf<string | undefined>()
})

test('the cache knows the type of a key', () => {
  const { queryKey } = queries.albums.get.queryOptions({ albumId })
  expectTypeOf(new QueryClient().getQueryData(queryKey)).toEqualTypeOf<Album | undefined>()
})

test('an infinite query has pages', () => {
  const options = queries.mediaItems.search.infiniteQueryOptions({ body: { albumId } })
  const { data, fetchNextPage } = useInfiniteQuery(options)
  expectTypeOf(data?.pages[0]?.mediaItems).toEqualTypeOf<MediaItem[] | undefined>()
  expectTypeOf(fetchNextPage).toBeFunction()
  const { data: all } = useSuspenseInfiniteQuery(queries.albums.list.infiniteQueryOptions())
  expectTypeOf(all.pages[0]?.albums).toEqualTypeOf<Album[] | undefined>()
})

test('a mutation takes the parameters of its operation', () => {
  const { mutate, data, error } = useMutation(queries.albums.create.mutationOptions())
  expectTypeOf(data).toEqualTypeOf<Album | undefined>()
  expectTypeOf(error).toEqualTypeOf<PhotosError | null>()
  mutate({ body: { album: { title: 'Iceland' } } })
  // @ts-expect-error: the body is required
  mutate({})
})

test('mistakes are type errors', () => {
  // @ts-expect-error: albums have an albumId
  queries.albums.get.queryOptions({ id: 'x' })
  // @ts-expect-error: the parameters are required
  queries.albums.get.queryOptions()
  // @ts-expect-error: it changes the library
  queries.albums.create.queryOptions
  // @ts-expect-error: it has no pages
  queries.albums.get.infiniteQueryOptions
  // @ts-expect-error: it changes nothing
  queries.albums.list.mutationOptions
  // @ts-expect-error: TanStack Query has its own signal
  queries.albums.list.queryOptions({}, { signal: AbortSignal.abort() })
})
