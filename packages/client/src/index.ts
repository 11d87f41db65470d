export { createPhotosClient, type PhotosClient, type PhotosClientOptions } from './client.ts'
export { PhotosError } from './error.ts'
export type { Input, Method, Output, RequestOptions } from './methods.ts'
export type { RawUploadOptions, UploadBytes } from './uploadRaw.ts'
