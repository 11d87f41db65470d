import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Range, requestedRange } from './range.ts'

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
 * The range that is wanted of these very bytes. Only GET has ranges. `If-Range` must hold the strong validator: a weak one
 * or a date is never proof that the caller has the same bytes, since these have no date.
 */
function wantedRange(
  { method, headers }: FastifyRequest,
  etag: string,
  length: number,
): Range | 'unsatisfiable' | undefined {
  const { range, 'if-range': ifRange } = headers
  if (range === undefined || method !== 'GET') return undefined
  return ifRange === undefined || ifRange === etag ? requestedRange(range, length) : undefined
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
