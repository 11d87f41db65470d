import { createHash } from 'node:crypto'
import { pipeline, Transform } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import parseRange from 'range-parser'
import type { MediaRow } from '../catalog/schema.ts'
import { applyRedactions, type Redaction } from '../media/redaction.ts'
import type { Services } from '../operations/operation.ts'

/**
 * The bytes as they were uploaded, without the location in them and exactly as long, whole or in a range
 * (RFC 9110). A blob never changes, so its validator never does.
 */
export function sendOriginal(
  request: FastifyRequest,
  reply: FastifyReply,
  media: MediaRow,
  { blobs }: Services,
): FastifyReply {
  reply
    .type(media.mime)
    .header('accept-ranges', 'bytes')
    .header('content-disposition', contentDisposition(media.filename))
  if (isFresh(request, reply, [media.sha256, media.redactions])) return reply.code(304).send()
  const range = wantedRange(request, reply, media.bytes)
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${media.bytes}`).send()
  }
  const { start, end } = range ?? { start: 0, end: media.bytes - 1 }
  reply.header('content-length', end - start + 1)
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${media.bytes}`)
  if (request.method === 'HEAD') return reply.send()
  // pipeline, because a plain pipe would leave the file open when the caller goes away.
  const bytes = withoutLocation(JSON.parse(media.redactions), start, end)
  return reply.send(pipeline(blobs.read(media.sha256, start, end), bytes, () => undefined))
}

/**
 * Sets the validator of an answer that depends on these parts alone; tells whether the caller has it already.
 * Whatever `Cache-Control` the request has: fetch sends `no-cache` beside every `If-None-Match` of its caller's.
 */
export function isFresh(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: readonly (Buffer | string)[],
): boolean {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const etag = `"${hash.digest('base64url').slice(0, 32)}"`
  reply.header('etag', etag)
  const known = request.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known?.some((one) => one === etag || one === '*') ?? false
}

/**
 * The one range that is asked for. Several at once, and a range of what the caller has in another version
 * (`If-Range`), are answered with the whole, as RFC 9110 allows.
 */
function wantedRange(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const { range, 'if-range': ifRange } = headers
  if (range === undefined || (ifRange !== undefined && ifRange !== reply.getHeader('etag'))) return undefined
  const ranges = parseRange(size, range)
  if (ranges === -1) return 'unsatisfiable'
  return ranges !== -2 && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined
}

/** The bytes from `start` to `end` without their location; fails when there are fewer, for whom nobody must wait. */
function withoutLocation(redactions: readonly Redaction[], start: number, end: number): Transform {
  let offset = start
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const at = offset
      offset += chunk.length
      done(null, redactions.length === 0 ? chunk : applyRedactions(chunk, at, redactions))
    },
    flush: (done) => done(offset > end ? null : new Error(`The file ends at ${offset}, before ${end}.`)),
  })
}

/** RFC 6266: a plain name for old readers, the whole one in UTF-8 for the others. */
function contentDisposition(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\/]/g, '_')
  const whole = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
