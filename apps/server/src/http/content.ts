import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import parseRange from 'range-parser'

/** Bytes that never change under their validator, to be sent whole or in part. */
export interface Content {
  mime: string
  length: number
  /** Differs wherever the bytes do; made of characters that an ETag may have. */
  version: string
  filename: string
  /** Whether a browser is to save it rather than to show it. */
  download: boolean
  /**
   * A URL at which the same bytes are for so many seconds, answered with this disposition; left out when there is none,
   * undefined when there is none now.
   */
  link?: (disposition: string, seconds: number) => Promise<string | undefined>
  /** The bytes from `start` on, up to and including `end`. */
  read(start: number, end: number): Readable | Buffer
}

/** Answers GET or HEAD as RFC 9110 has it: conditions, the one range that is asked for, or the whole. */
export function sendContent(request: FastifyRequest, reply: FastifyReply, content: Content): FastifyReply {
  const { mime, length, version, filename, download } = content
  const etag = `"${version}"`
  reply.header('etag', etag)
  if (hasAlready(request, etag)) return reply.code(304).send()
  reply
    .type(mime)
    .header('accept-ranges', 'bytes')
    .header('content-disposition', contentDisposition(download ? 'attachment' : 'inline', filename))
  const range = wantedRange(request, etag, length)
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${length}`).send()
  }
  const { start, end } = range ?? { start: 0, end: length - 1 }
  reply.header('content-length', end - start + 1)
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${length}`)
  return reply.send(request.method === 'HEAD' ? undefined : content.read(start, end))
}

/** How long a link is good at most: what ends a base URL, such as unsharing, does not end a link that was given. */
const LINK_SECONDS = 300

/** Sends whoever GETs content to where it is, if it has such a place. HEAD is answered here, where all of it is known. */
export async function sendLink(
  request: FastifyRequest,
  reply: FastifyReply,
  { link, version, download, filename }: Content,
  secondsLeft: number,
): Promise<FastifyReply | undefined> {
  if (link === undefined || request.method !== 'GET' || hasAlready(request, `"${version}"`)) return undefined
  const disposition = contentDisposition(download ? 'attachment' : 'inline', filename)
  const url = await link(disposition, Math.min(LINK_SECONDS, secondsLeft))
  if (url === undefined) return undefined
  return reply.header('cache-control', 'private, no-store').redirect(url, 302)
}

/** Whatever `Cache-Control` the request has: fetch sends `no-cache` beside every `If-None-Match` of its caller's. */
function hasAlready({ headers }: FastifyRequest, etag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known?.some((one) => one === etag || one === '*') ?? false
}

/**
 * The one range that is asked for. Several at once, and a range of what the caller has in another version
 * (`If-Range`), are answered with the whole, as RFC 9110 allows.
 */
function wantedRange(
  { headers }: FastifyRequest,
  etag: string,
  length: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const { range, 'if-range': ifRange } = headers
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  const ranges = parseRange(length, range)
  if (ranges === -1) return 'unsatisfiable'
  return ranges !== -2 && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined
}

/** RFC 6266: a plain name for old readers, the whole one in UTF-8 for the others. */
function contentDisposition(kind: 'attachment' | 'inline', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\/]/g, '_')
  const whole = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** A file's name without its ending, for what is not the file itself. */
export const stem = (filename: string): string =>
  filename.slice(0, filename.length - extname(filename).length)
