import type {
  AlbumPosition,
  BatchCreateMediaItemsRequest,
  BatchCreateMediaItemsResponse,
  MediaItem,
  NewMediaItem,
  NewMediaItemResult,
} from '@tintype/types'
import { itemStatuses } from '@tintype/types/errors'
import * as limits from '@tintype/types/limits'
import { type AlbumRoom, addMedia } from '../../catalog/albumContents.ts'
import type { LockedAlbum } from '../../catalog/catalog.ts'
import { insertMedia } from '../../catalog/insertMedia.ts'
import type { MediaRecord, NewMedia } from '../../catalog/mediaRecords.ts'
import { type BatchUpload, readBatch } from '../../catalog/readBatch.ts'
import { type UploadRecord, updateFacts } from '../../catalog/uploads.ts'
import { ApiError, invalidField } from '../../domain/apiError.ts'
import { categoryBits } from '../../domain/contentCategories.ts'
import { shownFileName } from '../../domain/cutFileName.ts'
import type { UploadTokenId } from '../../domain/ids.ts'
import { can, requireLibraryAccess, requirePermission } from '../../domain/permissions.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { MediaFacts } from '../../media/mediaFacts.ts'
import { albumFull, type LockedAlbumRecord, parseAlbumId } from '../albums/album.ts'
import { findPlace } from '../albums/position.ts'
import type { Context, Operation } from '../operation.ts'
import type { InTransaction } from '../transaction.ts'
import { type ExaminedFacts, factsToStore, parseFacts } from '../uploads/facts.ts'
import { presentMediaItem } from './mediaItem.ts'

const statuses = itemStatuses['mediaItems.batchCreate']

/** An upload with a valid token, whose bytes are media. */
interface UsableUpload extends BatchUpload {
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

/** The facts of uploads that this request had examined, by token; undefined if that failed. */
type Examined = Map<UploadTokenId, ExaminedFacts | undefined>

/**
 * Creates media items from uploads, and puts them into an album if one is named. Each item succeeds or fails by itself,
 * with a result in request order. All that succeed are committed in one transaction (facts 2.10).
 */
export const batchCreateMediaItems: Operation<'mediaItems.batchCreate'> = async ({ body }, context) => {
  const album = body.albumId === undefined ? undefined : parseAlbumId(body.albumId, context)
  const examined: Examined = new Map()
  for (;;) {
    const result = await (album === undefined
      ? context.catalog.atomically((catalog) => createBatch(body, { ...context, catalog }, examined))
      : context.catalog.albumTransaction(album, (catalog, locked) =>
          createBatch(body, { ...context, catalog }, examined, locked),
        ))
    if (!('unexamined' in result)) return result
    // Bytes that could not be examined when they were uploaded, which no transaction waits for.
    for (const upload of result.unexamined) examined.set(upload.id, undefined)
    await Promise.all(
      result.unexamined.map(async (upload) =>
        examined.set(upload.id, parseFacts(await examineStored(upload, context))),
      ),
    )
  }
}

/** @returns the response, or what must be examined first: then nothing has changed */
async function createBatch(
  { albumPosition, newMediaItems }: BatchCreateMediaItemsRequest,
  inside: InTransaction<Context>,
  examined: Examined,
  lockedAlbum?: LockedAlbum,
): Promise<BatchCreateMediaItemsResponse | { unexamined: UploadRecord[] }> {
  const { catalog, ids, now, principal } = inside
  const tokens = newMediaItems.map((item) => ids.parseUploadToken(item.simpleMediaItem.uploadToken ?? ''))
  const batch = await readBatch(catalog, {
    tokens: [...new Set(tokens.flatMap((id) => id ?? []))],
    owner: principal.user,
    album: lockedAlbum,
  })
  const album = lockedAlbum && {
    ...requirePermission(principal, 'album.read', batch.album, 'albums.get'),
    id: lockedAlbum,
  }
  requireTarget(album, albumPosition, inside)
  const usable = batch.uploads.filter(
    (upload) => can(principal, 'upload.use', upload) && upload.expiresAt > now(),
  )
  const unexamined = usable.filter(({ id, facts }) => facts === undefined && !examined.has(id))
  if (unexamined.length > 0) return { unexamined }

  const uploads = new Map(usable.map((upload) => [upload.id, upload]))
  const requested = newMediaItems.map((item, index) => {
    const id = tokens[index]
    return requestedItem(item, id === undefined ? undefined : uploads.get(id), examined, inside)
  })
  if (requested.length > 0 && requested.every(({ isUnexamined }) => isUnexamined)) {
    throw new UnavailableError('None of the files could be examined.')
  }
  // Recorded for calls with a single item. Among several items, only that item fails.
  if (requested.length === 1 && usable.length === 0) throw new ApiError('InvalidUploadToken')
  const { results, media } = await create(requested, inside)
  if (album !== undefined) await fill(album, albumPosition, media, batch.room, inside)
  return { newMediaItemResults: results }
}

function requestedItem(
  item: NewMediaItem,
  upload: BatchUpload | undefined,
  examined: Examined,
  { maxBytes }: Pick<Context, 'maxBytes'>,
): RequestedItem {
  const token = item.simpleMediaItem.uploadToken ?? ''
  if (upload === undefined) return { item, token }
  const media = parseFacts(upload.facts) ?? examined.get(upload.id)
  if (media === undefined) return { item, token, isUnexamined: true }
  // Checked here and not at the upload: the content decides, whatever the upload declared (facts 5.1).
  if (media === 'no media' || upload.bytes > maxBytes[media.kind]) return { item, token }
  return { item, token, upload: { ...upload, media } }
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
  room: AlbumRoom,
  context: InTransaction<Context>,
): Promise<void> {
  const { catalog } = context
  const place = position && (await findPlace(catalog, album.id, position, context))
  const fits = await addMedia(catalog, {
    album,
    media,
    addedBy: context.principal.user,
    place: place ?? 'last',
    capacity: limits.albumMaxItems,
    room,
  })
  if (!fits) throw albumFull()
}

/** @returns the result of each item, and the media of those that succeeded */
async function create(
  requested: readonly RequestedItem[],
  context: InTransaction<Context>,
): Promise<{ results: NewMediaItemResult[]; media: MediaRecord[] }> {
  // The first of several items with the same bytes; the others fail.
  const firsts = new Map<string, RequestedItem>()
  for (const one of requested) {
    if (one.upload && !firsts.has(hashOf(one.upload))) firsts.set(hashOf(one.upload), one)
  }
  const fresh = [...firsts.values()].flatMap(({ item, upload }) =>
    upload === undefined || upload.existing ? [] : newMedia(item, upload, context),
  )
  const inserted = await insertMedia(context.catalog, fresh)
  const added = new Map(inserted.map((media) => [hashOf(media), media]))
  const media: MediaRecord[] = []
  const results = requested.map((one): NewMediaItemResult => {
    const { token: uploadToken, upload, isUnexamined } = one
    if (isUnexamined) return { uploadToken, status: statuses.unavailable }
    // The same bytes are the same item, which keeps its first name and description.
    const record = upload && (upload.existing ?? added.get(hashOf(upload)))
    if (record === undefined) return { uploadToken, status: statuses.failed }
    if (firsts.get(hashOf(record)) !== one) return { uploadToken, status: statuses.alreadyExists }
    media.push(record)
    return { uploadToken, status: statuses.created, mediaItem: presentCreated(record, context) }
  })
  return { results, media }
}

const hashOf = ({ sha256 }: { sha256: Buffer }): string => sha256.toString('hex')

/** If another app created the item from the same bytes, an app that may not read it gets no texts (facts 11.1). */
function presentCreated(media: MediaRecord, context: InTransaction<Context>): MediaItem {
  const item = presentMediaItem(media, context)
  if (can(context.principal, 'mediaItem.read', media)) return item
  const { description: _, filename: __, ...rest } = item
  return rest
}

/** Examines bytes that could not be examined when they were uploaded. */
async function examineStored({ sha256, bytes }: UploadRecord, context: Context): Promise<string | undefined> {
  const { blobs, catalog } = context
  const facts = await blobs.withFile(sha256, (path) => factsToStore({ path, bytes }, context))
  if (facts !== undefined) await updateFacts(catalog, sha256, facts)
  return facts
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
