import type { RequestOptions } from '../http/options.ts'
import type { Input, Methods } from './methods.ts'
import type { PhotosCall } from './withResponse.ts'

/** Bytes in any form that fetch can send. */
export type UploadBytes = NonNullable<Input<'uploads.create'>['body']>

export interface RawUploadOptions extends RequestOptions {
  /** Name for items that are created from the upload token without a name of their own. */
  fileName?: string | undefined
  /** Media type of the bytes, such as `image/jpeg`. Default: the server detects it. */
  mimeType?: string | undefined
}

export type UploadRaw = (bytes: UploadBytes, options?: RawUploadOptions) => PhotosCall<string>

export function uploadRaw({ uploads }: Methods): UploadRaw {
  return (body, { fileName, mimeType, ...options } = {}) =>
    uploads.create(
      {
        // Without a body the server would read another command of the upload protocol. Null is rejected as a mistake.
        body: body ?? (null as unknown as UploadBytes),
        'X-Goog-Upload-Protocol': 'raw',
        'X-Goog-Upload-Content-Type': mimeType || undefined,
        'X-Goog-Upload-File-Name': fileName ? binaryString(fileName) : undefined,
      },
      options,
    )
}

/** A text as its UTF-8 bytes, one character each: fetch sends headers as characters up to U+00FF. */
function binaryString(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}
