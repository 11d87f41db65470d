import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type LentBytes, MAX_LENT_BYTES } from '../../blobs/blobs.ts'
import { dropOldest } from '../../concurrency/boundedMap.ts'
import type { FairSemaphore } from '../../concurrency/fairSemaphore.ts'
import type { Caller } from '../../media/workers/workerPool.ts'
import { contentDisposition, downloadName } from './fileNames.ts'
import { type Range, requestedRange } from './range.ts'

/** Immutable bytes with a validator, to be sent whole or in part. */
export interface Content {
  mime: string
  length: number
  /** Becomes the ETag. Different bytes have different versions. */
  version: string
  /** The name under which the bytes were uploaded. */
  filename: string
  /** Whether a browser should save the bytes rather than show them. */
  download: boolean
  /**
   * Returns a URL of the store that serves the same bytes with this disposition for a number of seconds; undefined if the
   * store is unavailable. Absent for content that only this server can send.
   */
  link?: (disposition: string, seconds: number) => Promise<string | undefined>
  /** Whether `read` opens a file, and so holds it, and memory, for as long as the client takes. */
  isFile: boolean
  /** Like `read`, for a few bytes of a file at once. Undefined if they must be read as a stream. */
  readBytes?: ((start: number, end: number) => Promise<LentBytes>) | undefined
  /** Reads from `start` to `end`, both included. */
  read(start: number, end: number): Readable | Buffer
}

export interface SendOptions {
  /** Seconds until the base URL expires; the response is cached no longer. */
  secondsLeft: number
  /** The user or address whose queue the response waits in. */
  caller: Caller
  /** Limits how many files are sent at a time. */
  semaphore: FairSemaphore
}

/**
 * Responds to GET or HEAD as RFC 9110 specifies: conditions (ETag, If-None-Match), a single range, or the whole.
 * @throws OverloadedError when too many files are being sent; the response has no headers of the content then
 */
export async function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
  options: SendOptions,
): Promise<FastifyReply> {
  const { isFile } = content
  const range = wantedRange(request, etagOf(content), content.length)
  if (request.method !== 'GET' || !isFile || range === 'unsatisfiable' || isNotModified(request, content)) {
    return send(request, reply, content, range, options)
  }
  const { start, end } = range ?? { start: 0, end: content.length - 1 }
  // So few bytes are sent from memory, like thumbnails: no file, and no place in the queue, is held for the client.
  if (content.readBytes && end - start < MAX_LENT_BYTES) {
    const { bytes, release } = await content.readBytes(start, end)
    reply.raw.once('finish', release)
    return send(request, reply, { ...content, read: () => bytes }, range, options)
  }
  const sendFile = async () => {
    if (reply.raw.destroyed) return
    const closed = new Promise((resolve) => reply.raw.once('close', resolve))
    send(request, reply, content, range, options)
    await closed
  }
  await options.semaphore.run(options.caller.key, sendFile, options.caller.signal)
  return reply
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
  range: Range | 'unsatisfiable' | undefined,
  { secondsLeft }: SendOptions,
): FastifyReply {
  const { mime, length } = content
  reply.headers({ 'cache-control': `private, max-age=${secondsLeft}`, etag: etagOf(content) })
  if (isNotModified(request, content)) return reply.code(304).send()
  reply.type(mime).header('accept-ranges', 'bytes').header('content-disposition', dispositionOf(content))
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${length}`).send()
  }
  const { start, end } = range ?? { start: 0, end: length - 1 }
  reply.header('content-length', end - start + 1)
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${length}`)
  return reply.send(request.method === 'HEAD' ? undefined : content.read(start, end))
}

function dispositionOf({ download, filename, mime }: Content): string {
  const kind = download ? 'attachment' : 'inline'
  const key = `${kind} ${mime} ${filename}`
  const disposition = dispositions.get(key) ?? contentDisposition(kind, downloadName(filename, mime))
  dispositions.set(key, disposition)
  dropOldest(dispositions, MAX_DISPOSITIONS)
  return disposition
}

/** A player reads the same file in many ranges. */
const dispositions = new Map<string, string>()
const MAX_DISPOSITIONS = 100

const etagOf = ({ version }: Content): string => `"${version}"`

/** Longest validity of a link in seconds: revoking a base URL, such as by unsharing, does not revoke links made from it. */
const LINK_SECONDS = 300

/**
 * Redirects GET to the content's own URL, if it has one. HEAD is always served here.
 * @returns undefined when the content must be sent instead
 */
export async function redirectToLink(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
  secondsLeft: number,
): Promise<FastifyReply | undefined> {
  const { link } = content
  if (link === undefined || request.method !== 'GET' || isNotModified(request, content)) return undefined
  const url = await link(dispositionOf(content), Math.min(LINK_SECONDS, secondsLeft))
  if (url === undefined) return undefined
  return reply.header('cache-control', 'private, no-store').redirect(url, 302)
}

/** Ignores `Cache-Control` of the request: fetch adds `no-cache` to every request with an `If-None-Match` of its caller. */
function isNotModified({ headers }: FastifyRequest, content: Content): boolean {
  const etag = etagOf(content)
  const etags = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return etags?.some((one) => one === etag || one === '*') ?? false
}

/**
 * The range to send. Only GET has ranges. `If-Range` must hold the strong validator: weak ones and dates do not prove that
 * the client has the same bytes, and these bytes have no date.
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
