import type { MediaItem } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import type { Methods } from '../api/methods.ts'
import { PhotosError } from '../http/errors.ts'
import type { RequestOptions } from '../http/options.ts'
import { sendForSuccess } from '../http/sendForSuccess.ts'
import type { Transport } from '../http/transport.ts'
import { checkNumbers, headerValue, httpUrl } from '../http/validate.ts'
import { mediaUrl, type Rendition } from './mediaUrl.ts'

export interface DownloadOptions extends RequestOptions {
  /** What to get of the item; the original when left out. */
  rendition?: Rendition | undefined
  /** First byte that is wanted, from 0. */
  start?: number | undefined
  /** Byte before which to stop; the end of the file when left out. */
  end?: number | undefined
  /** ETag of the bytes that `start` goes on from: if they have changed, everything is sent, from byte 0. */
  ifRange?: string | undefined
  /** When the item was read, in milliseconds since 1970 UTC: an item that is too old is read anew at once. */
  readAt?: number | undefined
}

/** Bytes on their way, and what is known of them. */
export interface Download {
  body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Place of the first byte of the body in the file. */
  start: number
  /** Of the whole file in bytes, where the server tells. */
  size?: number
  mimeType: string
  etag?: string
  /** The item, with a fresh base URL if the one it had was no longer good. */
  item: MediaItem
}

/**
 * Gets bytes of an item. A base URL that has expired (facts 6: 60 minutes, or answered with 403) is renewed once.
 * What is no success is thrown, a picture that is sent with it included.
 */
export type DownloadMethod = (item: MediaItem, options?: DownloadOptions) => Promise<Download>

export interface MediaParts {
  transport: Transport
  methods: Methods
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

export function createMedia({ transport, methods, now }: MediaParts): DownloadMethod {
  return async (item, options = {}) => {
    checkNumbers(options)
    const { rendition, start = 0, end, ifRange, readAt = now(), ...requestOptions } = options
    const isRange = start > 0 || end !== undefined

    async function renewed(): Promise<MediaItem> {
      const { id: mediaItemId } = item ?? {}
      if (!mediaItemId)
        throw new TypeError('The media item has no id, by which its base URL could be renewed.')
      return { ...item, ...(await methods.mediaItems.get({ mediaItemId }, requestOptions)) }
    }

    function get(item: MediaItem): Promise<Download> {
      const headers = {
        ...(isRange && { range: `bytes=${start}-${end === undefined ? '' : end - 1}` }),
        ...(isRange && ifRange && { 'if-range': headerValue('if-range', ifRange) }),
      }
      const url = mediaUrl(item, rendition)
      if (!httpUrl(url)) throw new TypeError('The base URL of the media item is no http or https address.')
      const call = {
        operation: 'mediaItems.get',
        request: () => ({ url, init: { headers } }),
        options: requestOptions,
        authenticate: false,
        stream: true,
      } as const
      const asked = { item, start, end, isTrimmed: isRange && !ifRange }
      return sendForSuccess(transport, call, ({ response }) => present(response, asked))
    }

    const isOld = !item?.baseUrl || now() - readAt >= limits.baseUrlLifetimeSeconds * 1000
    if (isOld) return get(await renewed())
    try {
      return await get(item)
    } catch (error) {
      if (!(error instanceof PhotosError && error.code === 403 && item.id)) throw error
      return get(await renewed())
    }
  }
}

interface Asked {
  item: MediaItem
  start: number
  end: number | undefined
  /** Whether the whole, if it comes in place of a range, is cut to it. */
  isTrimmed: boolean
}

function present({ status, headers, body }: Response, { item, start, end, isTrimmed }: Asked): Download {
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('Content-Range') ?? '') ?? []
  const length = status === 206 ? total : headers.get('Content-Length')
  const etag = headers.get('ETag')
  const bytes = (body ?? new Blob([]).stream()) as Download['body']
  return {
    body: isTrimmed && status !== 206 ? bytes.pipeThrough(slice(start, end)) : bytes,
    start: status === 206 ? Number(first ?? start) : isTrimmed ? start : 0,
    ...(length && { size: Number(length) }),
    mimeType: headers.get('Content-Type') ?? '',
    ...(etag && { etag }),
    item,
  }
}

/** Renditions are not always served in ranges; whoever wants one gets it in any case. */
function slice(start: number, end = Number.POSITIVE_INFINITY) {
  let at = 0
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      const wanted = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at))
      at += chunk.length
      if (wanted.length > 0) controller.enqueue(wanted)
      if (at >= end) controller.terminate()
    },
  })
}
