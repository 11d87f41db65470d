export { createPhotosQueries } from './queries.ts'
export type {
  InfiniteQuery,
  Mutation,
  OperationQueries,
  PhotosQueries,
  Query,
  QueryCallOptions,
  QueryKey,
} from './types.ts'
