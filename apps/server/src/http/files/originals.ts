import { createHash } from 'node:crypto'
import { pipeline, Transform } from 'node:stream'
import type { MediaRow } from '../../catalog/schema.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { Span } from '../../media/formats/bytes.ts'
import type { LocationPatch } from '../../media/location/locationPatches.ts'
import { stripLocation } from '../../media/location/stripLocation.ts'
import { DamagedFileError, WorkerFailedError } from '../../media/workers/workerErrors.ts'
import type { Caller } from '../../media/workers/workerPool.ts'
import type { Services } from '../../operations/operation.ts'
import type { Content } from './conditionalContent.ts'

/** The bytes as they were uploaded, without the location in them and exactly as long; undefined when they are gone. */
export async function original(
  media: MediaRow,
  { blobs, signedUrls: links }: Services,
): Promise<Content | undefined> {
  const length = await blobs.size(media.sha256)
  if (length === undefined) return undefined
  if (length !== media.bytes)
    throw new Error(`Of ${media.bytes} bytes of a file, ${length} are there: see fsck.`)
  const { sha256, mime, filename } = media
  const content = { ...piece(media, { offset: 0, length }, blobs), mime, filename }
  // Bytes with a location in them are not for anybody to get from the store itself.
  if (links === undefined || media.redactions !== '[]') return content
  return { ...content, link: (disposition, seconds) => links.forBlob(sha256, { mime, disposition }, seconds) }
}

/**
 * What `=dv` gives: a video as it came, for nothing is transcoded here, or the clip of a motion photo (facts 6).
 * Undefined for any other photo.
 */
export async function videoContent(
  media: MediaRow,
  services: Services,
  caller: Caller,
): Promise<Content | undefined> {
  if (media.kind === 'video') return original(media, services)
  const { blobs, examiner } = services
  const { sha256, mime } = media
  const clip = await examiner
    .findMotionClip(sha256.toString('hex'), (use) => blobs.withFile(sha256, use), mime, caller)
    .catch(noClip)
  if (!clip) return undefined
  return { ...piece(media, clip, blobs), mime: 'video/mp4', filename: media.filename }
}

/** A piece of the original: a blob never changes, so its validator never does. */
function piece({ sha256, redactions }: MediaRow, { offset, length }: Span, blobs: Services['blobs']) {
  const version = createHash('sha256')
    .update(sha256)
    .update(redactions)
    .update(`${offset}`)
    .digest('base64url')
  return {
    length,
    version: version.slice(0, 32),
    download: true,
    isFile: true,
    read(start: number, end: number) {
      const [from, to] = [offset + start, offset + end]
      const bytes = blobs.read(sha256, from, to)
      const hidden = (JSON.parse(redactions) as LocationPatch[]).filter((one) => overlaps(one, from, to))
      // pipeline, because a plain pipe would leave the file open when the caller goes away.
      return hidden.length === 0 ? bytes : pipeline(bytes, withoutLocation(hidden, from), () => undefined)
    },
  }
}

function overlaps({ offset, length }: LocationPatch, from: number, to: number): boolean {
  return offset <= to && offset + length > from
}

function withoutLocation(redactions: readonly LocationPatch[], start: number): Transform {
  let offset = start
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const at = offset
      offset += chunk.length
      done(null, stripLocation(chunk, at, redactions))
    },
  })
}

/** A file that is gone or damaged has no clip. */
function noClip(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error instanceof DamagedFileError) return
  if (!(error instanceof WorkerFailedError)) throw error
  throw new UnavailableError(`The clip could not be found: ${error.message}`, { cause: error })
}
