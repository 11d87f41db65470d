import { assemble } from './api/core.ts'
import type { Methods } from './api/methods.ts'
import type { RawClient } from './api/openapiFetch.ts'
import { rawClient } from './api/raw.ts'
import { type UploadRaw, uploadRaw } from './api/uploadRaw.ts'
import { systemClock } from './http/clock.ts'
import { withEnvironmentLog } from './http/environmentLog.ts'
import { explain } from './http/explain.ts'
import type { PhotosClientOptions } from './http/options.ts'
import { createMedia, type DownloadMethod } from './media/download.ts'
import { createUploads, type Upload } from './uploads/upload.ts'

/** Every operation of the document as a method, and uploads and downloads. */
export interface PhotosClient extends Methods {
  /** An openapi-fetch client with the same authentication, retries and hooks. It returns error responses. */
  readonly raw: RawClient
  /** Uploads bytes in one request. @returns an upload token for `mediaItems.batchCreate` */
  readonly uploadRaw: UploadRaw
  /** Uploads any number of files of any size, and creates media items from them. */
  readonly upload: Upload
  /** Downloads the bytes of a media item, and renews its base URL if it has expired. */
  readonly download: DownloadMethod
}

/** Creates a client. Nothing is sent until one of its methods is called. */
export function createPhotosClient(options: PhotosClientOptions): PhotosClient {
  const { methods, transport, baseUrl } = assemble(withEnvironmentLog(options), explain)
  const { clock = systemClock, uploadOrigins } = options
  const parts = { methods, transport, baseUrl, uploadOrigins, now: clock.now }
  return {
    ...methods,
    raw: rawClient(transport, baseUrl),
    uploadRaw: uploadRaw(methods),
    upload: createUploads(parts),
    download: createMedia(parts),
  }
}
