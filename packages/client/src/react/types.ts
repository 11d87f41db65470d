import type {
  DataTag,
  InfiniteData,
  UnusedSkipTokenInfiniteOptions,
  UnusedSkipTokenOptions,
  UseMutationOptions,
} from '@tanstack/react-query'
import type { OperationId, OperationTree, operations } from '@tintype/types/operations'
import type { Input, InputWith, ResultWith } from '../api/methods.ts'
import type { PhotosError } from '../http/errors.ts'
import type { RequestOptions } from '../http/options.ts'

/** `[...prefix, 'albums', 'get', input, kind]`; shorter ones match all queries that begin with them. */
export type QueryKey = readonly unknown[]

/** Options of the requests of a query. TanStack Query has its own signal. */
export type QueryCallOptions = Omit<RequestOptions, 'signal'>

type Facts<Id extends OperationId> = (typeof operations)[Id]

type IsPaged<Id extends OperationId> = Facts<Id> extends { paging: object } ? true : false

/** Operations that change nothing: `GET`, and lists, of which one is a `POST`. */
type IsRead<Id extends OperationId> = Facts<Id> extends { method: 'GET' } ? true : IsPaged<Id>

type Data<Id extends OperationId, Fields> = Awaited<ResultWith<Id, Fields>>

/** Options for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and the like. */
export type Query<Body> = UnusedSkipTokenOptions<Body, PhotosError, Body, QueryKey> & {
  queryKey: DataTag<QueryKey, Body, PhotosError>
}

type Page = string | undefined

/** Options for `useInfiniteQuery`, `useSuspenseInfiniteQuery` and the like. The page parameter is a page token. */
export type InfiniteQuery<Body> = UnusedSkipTokenInfiniteOptions<
  Body,
  PhotosError,
  InfiniteData<Body, Page>,
  QueryKey,
  Page
> & { queryKey: DataTag<QueryKey, InfiniteData<Body, Page>, PhotosError> }

/** Options for `useMutation`. The variables are the parameters of the operation. */
export type Mutation<Id extends OperationId> = UseMutationOptions<Data<Id, undefined>, PhotosError, Input<Id>>

/** A function of the parameters of an operation, which may be left out if all of them are optional. */
type OfInput<Id extends OperationId, Kind extends 'query' | 'infinite'> =
  Record<never, never> extends Input<Id>
    ? <Fields extends string | undefined = undefined>(
        input?: InputWith<Id, Fields>,
        options?: QueryCallOptions,
      ) => OfKind<Kind, Data<Id, Fields>>
    : <Fields extends string | undefined = undefined>(
        input: InputWith<Id, Fields>,
        options?: QueryCallOptions,
      ) => OfKind<Kind, Data<Id, Fields>>

type OfKind<Kind, Body> = Kind extends 'query' ? Query<Body> : InfiniteQuery<Body>

interface Keyed {
  /** The beginning of the keys of this part, for `invalidateQueries`. */
  key(): QueryKey
}

/** The options of an operation: a query or a mutation, and for one with pages also an infinite query. */
export type OperationQueries<Id extends OperationId> = {
  /** The beginning of the keys of this operation, for `invalidateQueries`; with parameters only of queries with those. */
  key(input?: Partial<Input<Id>>): QueryKey
} & (IsRead<Id> extends true
  ? { queryOptions: OfInput<Id, 'query'> }
  : { mutationOptions(options?: QueryCallOptions): Mutation<Id> }) &
  (IsPaged<Id> extends true ? { infiniteQueryOptions: OfInput<Id, 'infinite'> } : unknown)

/** Options of every operation of the document by its id, such as `queries.albums.get`. */
export type PhotosQueries = Keyed & {
  readonly [Name in keyof OperationTree]: Keyed & {
    readonly [Verb in keyof OperationTree[Name]]: OperationTree[Name][Verb] extends infer Id extends
      OperationId
      ? OperationQueries<Id>
      : never
  }
}
