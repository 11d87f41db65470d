export { type FailedItem, failedItems } from './api/batchErrors.ts'
export { createPhotosCore } from './api/core.ts'
export type { Input, Item, Method, Methods, Output, PartialResponse } from './api/methods.ts'
export type { PagedCall, PagedOptions } from './api/paged.ts'
export type { RawUploadOptions, UploadBytes } from './api/uploadRaw.ts'
export type { DataWithResponse, PhotosCall } from './api/withResponse.ts'
export { createPhotosClient, type PhotosClient } from './client.ts'
export { type Explanation, type Hint, PhotosError, type PhotosErrorKind } from './http/errors.ts'
export { explain } from './http/explain.ts'
export type { Hooks, RequestEvent, ResponseEvent, RetryEvent } from './http/hooks.ts'
export { isPhotosError } from './http/isPhotosError.ts'
export { type Logger, type LogLevel, logging } from './http/logging.ts'
export type {
  AppInfo,
  Auth,
  AuthContext,
  Clock,
  Fetch,
  FetchResponse,
  PhotosClientOptions,
  RequestOptions,
} from './http/options.ts'
export type { Download, DownloadMethod, DownloadOptions } from './media/download.ts'
export { type ImageBox, mediaUrl, type Rendition } from './media/mediaUrl.ts'
export type { UploadFile, UploadHandle, UploadInput, UploadInputs } from './uploads/input.ts'
export type { UploadProgress } from './uploads/progress.ts'
export type { CreatedUpload, ExistingUpload, FailedUpload, UploadResult } from './uploads/results.ts'
export type { ByteSource, Bytes } from './uploads/sources.ts'
export type { Upload, UploadOptions, UploadRun } from './uploads/upload.ts'
