import type { MediaItem } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import type { Methods, PartialResponse } from '../api/methods.ts'
import { isWebStream } from '../http/bytes.ts'
import { PhotosError } from '../http/errors.ts'
import type { RequestOptions } from '../http/options.ts'
import type { Transport } from '../http/transport.ts'
import { checkNumbers, headerValue, httpUrl } from '../http/validate.ts'
import { mediaUrl, type Rendition } from './mediaUrl.ts'

export interface DownloadOptions extends RequestOptions {
  /** The form in which the item is downloaded. Default: the original. */
  rendition?: Rendition | undefined
  /** First byte of a range, from 0. Default: 0. */
  start?: number | undefined
  /** End of a range: the first byte after it. Default: the end of the file. */
  end?: number | undefined
  /** ETag of the file that the range belongs to. If the file has changed, all of it is returned instead. */
  ifRange?: string | undefined
  /** When the item was read, in milliseconds since 1970 UTC. An item whose base URL has expired is read again at once. */
  readAt?: number | undefined
}

/** A response with the bytes of an item. */
export interface Download {
  body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Position in the file of the first byte of the body. */
  start: number
  /** Size of the whole file in bytes, if the server sends it. */
  size?: number
  mimeType: string
  etag?: string
  /** The item; with a new base URL if the previous one had expired. */
  item: PartialResponse<MediaItem>
}

/**
 * Downloads bytes of an item. Renews its base URL once if it has expired: after 60 minutes, or when it returns 403
 * (facts 6). Throws for an error response, even if it contains a placeholder image.
 */
export type DownloadMethod = (
  item: PartialResponse<MediaItem>,
  options?: DownloadOptions,
) => Promise<Download>

export interface MediaParts {
  transport: Transport
  methods: Methods
  /** Milliseconds since 1970 UTC. */
  now: () => number
}

export function createMedia({ transport, methods, now }: MediaParts): DownloadMethod {
  async function renew(
    item: PartialResponse<MediaItem>,
    options: RequestOptions,
  ): Promise<PartialResponse<MediaItem>> {
    const { id: mediaItemId } = item ?? {}
    if (!mediaItemId) throw new TypeError('The media item needs an id to renew its base URL.')
    return { ...item, ...(await methods.mediaItems.get({ mediaItemId }, options)) }
  }

  return async (item, options = {}) => {
    checkNumbers(options)
    const { rendition, start = 0, end, ifRange, readAt = now(), ...requestOptions } = options
    const range = start > 0 || end !== undefined ? { start, end, ifRange } : undefined
    const download = (item: PartialResponse<MediaItem>) =>
      request(transport, item, rendition, range, requestOptions)

    const isExpired = !item?.baseUrl || now() - readAt >= limits.baseUrlLifetimeSeconds * 1000
    if (isExpired) return download(await renew(item, requestOptions))
    try {
      return await download(item)
    } catch (error) {
      if (!(error instanceof PhotosError && error.code === 403 && item.id)) throw error
      return download(await renew(item, requestOptions))
    }
  }
}

interface Range {
  start: number
  end: number | undefined
  ifRange: string | undefined
}

async function request(
  transport: Transport,
  item: PartialResponse<MediaItem>,
  rendition: Rendition | undefined,
  range: Range | undefined,
  options: RequestOptions,
): Promise<Download> {
  const url = mediaUrl(item, rendition)
  if (!httpUrl(url)) throw new TypeError('The base URL must be an http or https URL.')
  const { response } = await transport.sendOrThrow({
    operation: 'mediaItems.get',
    createRequest: () => ({ url, init: { headers: rangeHeaders(range) } }),
    options,
    authenticate: false,
    stream: true,
  })
  return { ...(response.status === 206 ? partOf(response, range) : wholeOf(response, range)), item }
}

function rangeHeaders(range: Range | undefined): Record<string, string> {
  const headers: Record<string, string> = {}
  if (range) {
    const { start, end, ifRange } = range
    headers.range = `bytes=${start}-${end === undefined ? '' : end - 1}`
    if (ifRange) headers['if-range'] = headerValue('if-range', ifRange)
  }
  return headers
}

type Content = Omit<Download, 'item'>

function partOf(response: Response, range: Range | undefined): Content {
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '') ?? []
  return contentOf(response, Number(start ?? range?.start ?? 0), size)
}

/** Some renditions are not served in ranges. Without `ifRange`, the range is then cut from the whole. */
function wholeOf(response: Response, range: Range | undefined): Content {
  const size = response.headers.get('Content-Length')
  if (!range || range.ifRange) return contentOf(response, 0, size)
  const content = contentOf(response, range.start, size)
  return { ...content, body: content.body.pipeThrough(slice(range.start, range.end)) }
}

function contentOf({ headers, body }: Response, start: number, size: string | null | undefined): Content {
  return {
    body: asWebStream(body ?? new Blob([]).stream()),
    start,
    size: size ? Number(size) : undefined,
    mimeType: headers.get('Content-Type') ?? '',
    etag: headers.get('ETag') ?? undefined,
  }
}

/** The body of node-fetch is a stream of Node, where `ReadableStream.from` exists. */
function asWebStream(body: unknown): Content['body'] {
  const { from } = ReadableStream as unknown as { from?(stream: unknown): Content['body'] }
  return isWebStream(body) || !from ? (body as Content['body']) : from.call(ReadableStream, body)
}

function slice(start: number, end = Number.POSITIVE_INFINITY) {
  let position = 0
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      const part = chunk.subarray(Math.max(0, start - position), Math.max(0, end - position))
      position += chunk.length
      if (part.length > 0) controller.enqueue(part)
      if (position >= end) controller.terminate()
    },
  })
}
