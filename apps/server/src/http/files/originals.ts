import { hash } from 'node:crypto'
import { pipeline } from 'node:stream'
import type { MediaRecord } from '../../catalog/mediaRecords.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { Span } from '../../media/formats/bytes.ts'
import type { LocationPatch } from '../../media/location/locationPatches.ts'
import { patchesWithin, stripLocation } from '../../media/location/stripLocation.ts'
import { DamagedFileError, WorkerFailedError } from '../../media/workers/workerErrors.ts'
import type { Caller } from '../../media/workers/workerPool.ts'
import type { Services } from '../../operations/operation.ts'
import type { Content } from './conditionalContent.ts'

/** The original bytes, with the location in them overwritten, so that their length stays; undefined if they are missing. */
export async function original(
  media: MediaRecord,
  { blobs, signedUrls }: Services,
): Promise<Content | undefined> {
  const length = await blobs.size(media.sha256)
  if (length === undefined) return undefined
  if (length !== media.bytes)
    throw new Error(`File is truncated: expected ${media.bytes} bytes, found ${length}. Run fsck.`)
  const { sha256, mime, filename } = media
  const content = { ...partOf(media, { offset: 0, length }, blobs), mime, filename }
  // The store would serve the location with the bytes.
  if (signedUrls === undefined || media.redactions !== NO_PATCHES) return content
  return {
    ...content,
    link: (disposition, seconds) => signedUrls.forBlob(sha256, { mime, disposition }, seconds),
  }
}

/**
 * The content of `=dv`: the original of a video, since this server transcodes nothing, or the clip of a motion photo
 * (facts 6). Undefined for any other photo.
 */
export async function videoContent(
  media: MediaRecord,
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
  return { ...partOf(media, clip, blobs), mime: 'video/mp4', filename: media.filename }
}

const NO_PATCHES = '[]'

/** A part of the original. Blobs never change, so neither does its version. */
function partOf({ sha256, redactions }: MediaRecord, { offset, length }: Span, blobs: Services['blobs']) {
  const { readBytes: readBlob } = blobs
  const readBytes =
    readBlob && ((start: number, end: number) => readBlob(sha256, offset + start, offset + end))
  const version = hash('sha256', Buffer.concat([sha256, Buffer.from(`${redactions}${offset}`)]), 'base64url')
  return {
    length,
    version: version.slice(0, 32),
    download: true,
    isFile: true,
    readBytes: redactions === NO_PATCHES ? readBytes : undefined,
    read(start: number, end: number) {
      const [from, to] = [offset + start, offset + end]
      const bytes = blobs.read(sha256, from, to)
      const all: LocationPatch[] = JSON.parse(redactions)
      const patches = patchesWithin(all, from, to)
      // Unlike `pipe`, `pipeline` closes the file when the client disconnects.
      return patches.length === 0 ? bytes : pipeline(bytes, stripLocation(patches, from), () => undefined)
    },
  }
}

/** A missing or damaged file has no clip. */
function noClip(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error instanceof DamagedFileError) return
  if (!(error instanceof WorkerFailedError)) throw error
  throw new UnavailableError(`Looking for the clip of a motion photo failed: ${error.message}`, {
    cause: error,
  })
}
