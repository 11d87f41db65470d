import type { AlbumPosition, MediaItem, NewMediaItem, NewMediaItemResult } from '@tintype/types'
import { itemStatuses } from '@tintype/types/errors'
import * as limits from '@tintype/types/limits'
import { addMedia } from '../../catalog/albumContents.ts'
import { insertMedia, mediaByBytes } from '../../catalog/media.ts'
import type { MediaRecord, NewMedia } from '../../catalog/mediaRecords.ts'
import { type UploadRecord, updateFacts, uploadsByToken } from '../../catalog/uploads.ts'
import { ApiError, invalidField } from '../../domain/apiError.ts'
import { categoryBits } from '../../domain/contentCategories.ts'
import { shownFileName } from '../../domain/cutFileName.ts'
import type { UploadTokenId } from '../../domain/ids.ts'
import { can, requireLibraryAccess, requirePermission } from '../../domain/permissions.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { MediaFacts } from '../../media/mediaFacts.ts'
import { albumFull, changeAlbum, type LockedAlbumRecord } from '../albums/album.ts'
import { findPlace } from '../albums/position.ts'
import type { Context, Operation } from '../operation.ts'
import type { InTransaction } from '../transaction.ts'
import { type ExaminedFacts, factsToStore, parseFacts } from '../uploads/facts.ts'
import { presentMediaItem } from './mediaItem.ts'

const statuses = itemStatuses['mediaItems.batchCreate']

/** An upload with a valid token, whose bytes are media. */
interface UsableUpload extends UploadRecord {
  media: MediaFacts
}

/** One requested item. */
interface RequestedItem {
  item: NewMediaItem
  token: string
  /** Undefined if the token is not valid, or the bytes are no media. */
  upload?: UsableUpload
  /** Whether the bytes could not be examined, so that it is not known what they are. */
  isUnexamined?: true
}

/**
 * Creates media items from uploads, and puts them into an album if one is named. Each item succeeds or fails by itself,
 * with a result in request order. All that succeed are committed in one transaction (facts 2.10).
 */
export const batchCreateMediaItems: Operation<'mediaItems.batchCreate'> = async ({ body }, context) => {
  const { albumId, albumPosition, newMediaItems } = body
  const { requested, usableTokens } = await findUploads(newMediaItems, context)

  const createAll = async (inside: InTransaction<Context>, album?: LockedAlbumRecord) => {
    requireTarget(album, albumPosition, inside)
    // Recorded for calls with a single item. Among several items, only that item fails.
    if (requested.length === 1 && usableTokens === 0) throw new ApiError('InvalidUploadToken')
    const { results, created } = await create(requested, inside)
    if (album !== undefined) await fill(album, albumPosition, created, inside)
    return { newMediaItemResults: results }
  }
  return albumId === undefined
    ? context.catalog.atomically((catalog) => createAll({ ...context, catalog }))
    : changeAlbum(albumId, context, (album, inside) => createAll(inside, album))
}

/** Checks that the principal may create items in the album, or without one in the library. */
function requireTarget(
  album: LockedAlbumRecord | undefined,
  albumPosition: AlbumPosition | undefined,
  { principal }: Pick<Context, 'principal'>,
): void {
  if (album !== undefined) requirePermission(principal, 'album.add', album, 'mediaItems.batchCreate')
  else if (albumPosition === undefined) requireLibraryAccess(principal)
  if (albumPosition === undefined) return
  if (album === undefined) throw invalidField('album_position', 'A position needs an albumId.')
  if (!can(principal, 'album.arrange', album)) {
    throw invalidField('album_position', 'Only the owner of an album chooses positions in it.')
  }
}

async function fill(
  album: LockedAlbumRecord,
  position: AlbumPosition | undefined,
  media: readonly MediaRecord[],
  context: InTransaction<Context>,
): Promise<void> {
  const { catalog } = context
  const place = position && (await findPlace(catalog, album.id, position, context))
  const fits = await addMedia(catalog, {
    album: album.id,
    media,
    addedBy: context.principal.user,
    place: place ?? 'last',
    capacity: limits.albumMaxItems,
  })
  if (!fits) throw albumFull()
}

async function create(
  requested: readonly RequestedItem[],
  context: InTransaction<Context>,
): Promise<{ results: NewMediaItemResult[]; created: MediaRecord[] }> {
  const items = await existingItems(requested, context)
  const used = new Set<string>()
  const results: NewMediaItemResult[] = []
  const created: MediaRecord[] = []
  for (const { item, token, upload, isUnexamined } of requested) {
    const bytes = upload?.sha256.toString('hex')
    if (isUnexamined) {
      results.push({ uploadToken: token, status: statuses.unavailable })
    } else if (upload === undefined || bytes === undefined) {
      results.push({ uploadToken: token, status: statuses.failed })
    } else if (used.has(bytes)) {
      results.push({ uploadToken: token, status: statuses.alreadyExists })
    } else {
      used.add(bytes)
      // The same bytes are the same item, which keeps its first name and description.
      const existing = items.get(bytes)
      const media = existing ?? (await insertMedia(context.catalog, newMedia(item, upload, context)))
      created.push(media)
      results.push({
        uploadToken: token,
        status: statuses.created,
        mediaItem: presentCreated(media, context),
      })
    }
  }
  return { results, created }
}

/** If another app created the item from the same bytes, an app that may not read it gets no texts (facts 11.1). */
function presentCreated(media: MediaRecord, context: InTransaction<Context>): MediaItem {
  const item = presentMediaItem(media, context)
  if (can(context.principal, 'mediaItem.read', media)) return item
  const { description: _, filename: __, ...rest } = item
  return rest
}

/** Finds the upload of each requested item. */
async function findUploads(newMediaItems: readonly NewMediaItem[], context: Context) {
  const { catalog, ids, now, principal } = context
  const tokens = newMediaItems.map((item) => item.simpleMediaItem.uploadToken ?? '')
  const uploadIds = tokens.map((token) => ids.parseUploadToken(token))
  const found = await uploadsByToken(
    catalog,
    uploadIds.filter((id) => id !== undefined),
  )
  const usable = found.filter((upload) => can(principal, 'upload.use', upload) && upload.expiresAt > now())
  const uploads = new Map(usable.map((upload) => [upload.id, upload]))
  const facts = await examinedFacts(usable, context)
  const requested = newMediaItems.map((item, index): RequestedItem => {
    const token = tokens[index] ?? ''
    const id = uploadIds[index]
    const upload = id === undefined ? undefined : uploads.get(id)
    if (upload === undefined) return { item, token }
    const media = facts.get(upload.id)
    if (media === undefined) return { item, token, isUnexamined: true }
    // Checked here and not at the upload: the content decides, whatever the upload declared (facts 5.1).
    if (media === 'no media' || upload.bytes > context.maxBytes[media.kind]) return { item, token }
    return { item, token, upload: { ...upload, media } }
  })
  if (requested.length > 0 && requested.every(({ isUnexamined }) => isUnexamined)) {
    throw new UnavailableError('None of the files could be examined.')
  }
  return { requested, usableTokens: usable.length }
}

/** The facts of the uploads; undefined for bytes that still cannot be examined. */
async function examinedFacts(
  uploads: readonly UploadRecord[],
  context: Context,
): Promise<Map<UploadTokenId, ExaminedFacts | undefined>> {
  const all = uploads.map(async (upload) => {
    const facts = upload.facts ?? (await examineStored(upload, context))
    return [upload.id, parseFacts(facts)] as const
  })
  return new Map(await Promise.all(all))
}

/** Examines bytes that could not be examined when they were uploaded. */
async function examineStored({ sha256, bytes }: UploadRecord, context: Context): Promise<string | undefined> {
  const { blobs, catalog } = context
  const facts = await blobs.withFile(sha256, (path) => factsToStore({ path, bytes }, context))
  if (facts !== undefined) await updateFacts(catalog, sha256, facts)
  return facts
}

/** The user's items that have the bytes of an upload, by hash. */
async function existingItems(
  requested: readonly RequestedItem[],
  { catalog, principal }: InTransaction<Context>,
): Promise<Map<string, MediaRecord>> {
  const hashes = requested.flatMap(({ upload }) => upload?.sha256 ?? [])
  const items = await mediaByBytes(catalog, principal.user, hashes)
  return new Map(items.map((item) => [item.sha256.toString('hex'), item]))
}

function newMedia(
  item: NewMediaItem,
  upload: UsableUpload,
  { principal, label, now }: Pick<Context, 'principal' | 'label' | 'now'>,
): NewMedia {
  const { media } = upload
  const addedAt = now()
  const filename = shownFileName(item.simpleMediaItem.fileName ?? upload.filename ?? generatedName(upload))
  return {
    owner: principal.user,
    client: principal.client,
    sha256: upload.sha256,
    bytes: upload.bytes,
    kind: media.kind,
    mime: media.mime,
    filename,
    description: item.description,
    width: media.width,
    height: media.height,
    // Without a capture time the item sorts by upload time, and no date filter matches it (facts 4.2).
    takenAt: media.takenAt ?? addedAt,
    hasCaptureDate: media.takenAt !== undefined,
    addedAt,
    cameraMake: media.cameraMake,
    cameraModel: media.cameraModel,
    focalLength: media.focalLength,
    apertureFNumber: media.apertureFNumber,
    isoEquivalent: media.isoEquivalent,
    exposureTime: media.exposureTime,
    fps: media.fps,
    redactions: JSON.stringify(media.locationPatches),
    categories: categoryBits(label(media, filename)),
  }
}

/** For uploads without a file name: the start of the hash, and the subtype of the media type. */
function generatedName({ sha256, media }: UsableUpload): string {
  return `${sha256.toString('hex', 0, 6)}.${media.mime.split('/')[1]?.replace(/^x-/, '')}`
}
