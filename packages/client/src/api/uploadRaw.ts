import type { RequestOptions } from '../http/options.ts'
import type { Input, Methods } from './methods.ts'

/** Bytes in any form that fetch takes. */
export type UploadBytes = NonNullable<Input<'uploads.create'>['body']>

export interface RawUploadOptions extends RequestOptions {
  /** Name of the file, for items that are created without a name of their own. */
  fileName?: string | undefined
  /** Media type of the bytes, such as `image/jpeg`; the server looks for itself when left out. */
  mimeType?: string | undefined
}

export type UploadRaw = (bytes: UploadBytes, options?: RawUploadOptions) => Promise<string>

export function uploadRaw({ uploads }: Methods): UploadRaw {
  return (body, { fileName, mimeType, ...options } = {}) =>
    uploads.create(
      {
        // Without bytes, the request would be another command of the upload protocol.
        body: body ?? (null as unknown as UploadBytes),
        'X-Goog-Upload-Protocol': 'raw',
        ...(mimeType && { 'X-Goog-Upload-Content-Type': mimeType }),
        ...(fileName && { 'X-Goog-Upload-File-Name': headerText(fileName) }),
      },
      options,
    )
}

/** Headers carry bytes, which fetch takes as characters up to U+00FF: a name goes as its UTF-8 bytes. */
function headerText(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}
