import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FairSemaphore } from '../../concurrency/fairSemaphore.ts'
import type { Caller } from '../../media/workers/workerPool.ts'
import { contentDisposition, downloadName } from './fileNames.ts'
import { type Range, requestedRange } from './range.ts'

/** Bytes that never change under their validator, to be sent whole or in part. */
export interface Content {
  mime: string
  length: number
  /** Differs wherever the bytes do; made of characters that an ETag may have. */
  version: string
  /** As it was uploaded. */
  filename: string
  /** Whether a browser is to save it rather than to show it. */
  download: boolean
  /**
   * A URL at which the same bytes are for so many seconds, answered with this disposition; left out when there is none,
   * undefined when there is none now.
   */
  link?: (disposition: string, seconds: number) => Promise<string | undefined>
  /** Whether `read` opens a file, and so may keep it, and memory, for as long as the client likes. */
  isFile: boolean
  /** The bytes from `start` on, up to and including `end`. */
  read(start: number, end: number): Readable | Buffer
}

export interface SendOptions {
  /** How long the URL is good, and so the content may be kept. */
  secondsLeft: number
  /** For whom the file is sent. */
  caller: Caller
  /** Limits how many files are sent at a time. */
  semaphore: FairSemaphore
}

/**
 * Answers GET or HEAD as RFC 9110 has it: conditions, the one range that is asked for, or the whole.
 * @throws OverloadedError when too many files are sent; the response is as it was then
 */
export async function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
  options: SendOptions,
): Promise<FastifyReply> {
  const { isFile } = content
  const range = wantedRange(request, etagOf(content), content.length)
  if (request.method !== 'GET' || !isFile || range === 'unsatisfiable' || hasAlready(request, content)) {
    return send(request, reply, content, range, options)
  }
  // Until its turn, the response has no headers that an error would not have.
  const sendInTurn = async () => {
    if (reply.raw.destroyed) return
    const closed = new Promise((resolve) => reply.raw.once('close', resolve))
    send(request, reply, content, range, options)
    await closed
  }
  await options.semaphore.run(options.caller.key, sendInTurn, options.caller.signal)
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
  if (hasAlready(request, content)) return reply.code(304).send()
  reply.type(mime).header('accept-ranges', 'bytes').header('content-disposition', dispositionOf(content))
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${length}`).send()
  }
  const { start, end } = range ?? { start: 0, end: length - 1 }
  reply.header('content-length', end - start + 1)
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${length}`)
  return reply.send(request.method === 'HEAD' ? undefined : content.read(start, end))
}

const dispositionOf = ({ download, filename, mime }: Content): string =>
  contentDisposition(download ? 'attachment' : 'inline', downloadName(filename, mime))

const etagOf = ({ version }: Content): string => `"${version}"`

/** How long a link is good at most: what ends a base URL, such as unsharing, does not end a link that was given. */
const LINK_SECONDS = 300

/** Sends whoever GETs content to where it is, if it has such a place. HEAD is answered here, where all of it is known. */
export async function sendLink(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
  secondsLeft: number,
): Promise<FastifyReply | undefined> {
  const { link } = content
  if (link === undefined || request.method !== 'GET' || hasAlready(request, content)) return undefined
  const url = await link(dispositionOf(content), Math.min(LINK_SECONDS, secondsLeft))
  if (url === undefined) return undefined
  return reply.header('cache-control', 'private, no-store').redirect(url, 302)
}

/** Whatever `Cache-Control` the request has: fetch sends `no-cache` beside every `If-None-Match` of its caller's. */
function hasAlready({ headers }: FastifyRequest, content: Content): boolean {
  const etag = etagOf(content)
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
