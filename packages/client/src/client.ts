import type { paths } from '@tintype/types'
import type { Client } from 'openapi-fetch'
import { assemble } from './api/core.ts'
import type { Methods } from './api/methods.ts'
import { rawClient } from './api/raw.ts'
import { type UploadRaw, uploadRaw } from './api/uploadRaw.ts'
import { systemClock } from './http/clock.ts'
import { explain } from './http/explain.ts'
import type { PhotosClientOptions } from './http/options.ts'
import { createMedia, type DownloadMethod } from './media/download.ts'
import { createUploads, type Upload } from './uploads/upload.ts'

/** Every operation of the document as a method, and what goes beyond single operations. */
export interface PhotosClient extends Methods {
  /** An openapi-fetch client, sent with the same care: answers are not thrown, but failures to get one are. */
  readonly raw: Client<paths>
  /** Uploads bytes in one request. @returns the upload token for `mediaItems.batchCreate` */
  readonly uploadRaw: UploadRaw
  /** Uploads files, many or large ones too, and makes media items of them. */
  readonly upload: Upload
  /** Gets the bytes of a media item, whether its base URL is still good or not. */
  readonly download: DownloadMethod
}

export function createPhotosClient(options: PhotosClientOptions): PhotosClient {
  const { methods, transport, baseUrl } = assemble(options, explain)
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
