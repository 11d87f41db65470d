import type { Methods } from '../api/methods.ts'
import { operationIds, wireFacts } from '../http/wire.ts'
import type { PhotosQueries, QueryCallOptions, QueryKey } from './types.ts'

type Values = Record<string, unknown>

type AnyMethod = (
  input: Values,
  options: object,
) => Promise<unknown> & { pages(): AsyncIterableIterator<{ nextPageToken?: string | undefined }> }

/**
 * Creates options for TanStack Query from a client: `queryOptions` for operations that read, `mutationOptions` for
 * others, and `infiniteQueryOptions` for lists.
 *
 *     const queries = createPhotosQueries(photos)
 *     const { data } = useQuery(queries.albums.get.queryOptions({ albumId }))
 *
 * @param options `prefix` begins every key; give each user of a query client their own. Default: `['photos']`
 */
export function createPhotosQueries(
  photos: Methods,
  { prefix = ['photos'] }: { prefix?: QueryKey | undefined } = {},
): PhotosQueries {
  const tree: Record<string, Values> & { key?: unknown } = {}
  for (const id of operationIds) {
    const [namespace = '', verb = ''] = id.split('.')
    const part = [...prefix, namespace]
    tree[namespace] ??= { key: () => part }
    const method = (photos as unknown as Record<string, Record<string, AnyMethod>>)[namespace]?.[verb]
    if (!method) throw new TypeError(`createPhotosQueries needs a client, which has ${id}.`)
    const { items, method: verbOfHttp } = wireFacts(id)
    const isQuery = verbOfHttp === 'GET' || items !== undefined
    tree[namespace][verb] = {
      key: (input?: Values) => (input ? [...part, verb, input] : [...part, verb]),
      ...(isQuery ? query(method, [...part, verb]) : mutation(method, [...part, verb])),
      ...(items !== undefined && infiniteQuery(method, [...part, verb], verbOfHttp !== 'GET')),
    }
  }
  return Object.assign(tree, { key: () => prefix }) as unknown as PhotosQueries
}

interface Context {
  signal: AbortSignal
  pageParam?: string | undefined
}

// The client has retries of its own, and knows which failures are worth one.
const retry = false

function query(method: AnyMethod, key: QueryKey) {
  return {
    queryOptions: (input: Values = {}, options: QueryCallOptions = {}) => ({
      queryKey: [...key, input, 'one'],
      queryFn: ({ signal }: Context) => method(input, { ...options, signal }),
      retry,
    }),
  }
}

function infiniteQuery(method: AnyMethod, key: QueryKey, isTokenInBody: boolean) {
  return {
    infiniteQueryOptions: (input: Values = {}, options: QueryCallOptions = {}) => ({
      queryKey: [...key, input, 'pages'],
      async queryFn({ signal, pageParam: pageToken }: Context) {
        const at = isTokenInBody
          ? { ...input, body: { ...(input.body as Values), pageToken } }
          : { ...input, pageToken }
        // Unlike the method itself, its pages always have a page token, also with `fields`.
        const { value } = await method(pageToken ? at : input, { ...options, signal })
          .pages()
          .next()
        return value
      },
      initialPageParam: undefined,
      // A token that was used already would lead back to an earlier page.
      getNextPageParam: (
        { nextPageToken }: { nextPageToken?: string },
        _pages: unknown,
        _last: unknown,
        used: unknown[],
      ) => (nextPageToken && !used.includes(nextPageToken) ? nextPageToken : undefined),
      retry,
    }),
  }
}

function mutation(method: AnyMethod, key: QueryKey) {
  return {
    mutationOptions: (options: QueryCallOptions = {}) => ({
      mutationKey: key,
      mutationFn: (input: Values) => method(input, options),
      retry,
    }),
  }
}
