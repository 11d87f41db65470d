import type { AlbumPosition, MediaItem, NewMediaItem, NewMediaItemResult } from '@tintype/types'
import { itemStatuses } from '@tintype/types/errors'
import * as limits from '@tintype/types/limits'
import { addMedia } from '../../catalog/albumContents.ts'
import { atomically } from '../../catalog/engine.ts'
import { insertMedia, mediaByBytes } from '../../catalog/media.ts'
import type { CatalogTransaction, MediaRow } from '../../catalog/schema.ts'
import { type UploadRow, updateFacts, uploadsByToken } from '../../catalog/uploads.ts'
import { isTokenHolder, owns, readsItem, sharesOnly } from '../../domain/access.ts'
import { ApiError, invalidField } from '../../domain/apiError.ts'
import { categoryBits } from '../../domain/contentCategories.ts'
import { shownFileName } from '../../domain/cutFileName.ts'
import { UnavailableError } from '../../domain/unavailable.ts'
import type { MediaFacts } from '../../media/mediaFacts.ts'
import { albumFull, changeAlbum, type LockedSeenAlbum, requireFillable } from '../albums/album.ts'
import { findPlace } from '../albums/position.ts'
import type { Context, Operation } from '../operation.ts'
import type { InTransaction } from '../transaction.ts'
import { factsToStore, parseFacts } from '../uploads/facts.ts'
import { presentMediaItem } from './mediaItem.ts'

const statuses = itemStatuses['mediaItems.batchCreate']

/** An upload whose token is good and whose bytes are media. */
interface UsableUpload extends UploadRow {
  media: MediaFacts
}

/** What becomes of one requested item; the upload is left out when its token or its bytes are no good. */
interface Wanted {
  item: NewMediaItem
  token: string
  upload?: UsableUpload
  /** Set when the bytes could not be examined, so that it is not known what they are. */
  isUnexamined?: true
}

/**
 * Makes media items of uploads, and puts them into an album if one is named. Each item succeeds or fails
 * alone, with one result an item in request order; all that succeed are committed together (facts 2.10).
 */
export const batchCreateMediaItems: Operation<'mediaItems.batchCreate'> = async ({ body }, context) => {
  const { albumId, albumPosition, newMediaItems } = body
  const { wanted, usableTokens } = await findUploads(newMediaItems, context)

  const createAll = async (inside: InTransaction<Context>, album?: LockedSeenAlbum) => {
    requireTarget(album, albumPosition, inside)
    // Recorded for calls with a single item; among others a bad token fails alone.
    if (wanted.length === 1 && usableTokens === 0) throw new ApiError('InvalidUploadToken')
    const { results, created } = await create(inside.catalog, wanted, inside)
    if (album !== undefined) await fill(inside.catalog, album, albumPosition, created, inside)
    return { newMediaItemResults: results }
  }
  return albumId === undefined
    ? atomically(context.catalog, (catalog) => createAll({ ...context, catalog }))
    : changeAlbum(albumId, context, (album, inside) => createAll(inside, album))
}

/** The album to put the items into, if one is named: its own, or a collaborative one that the user has joined. */
function requireTarget(
  album: LockedSeenAlbum | undefined,
  albumPosition: AlbumPosition | undefined,
  { principal }: Pick<Context, 'principal'>,
): void {
  if (album !== undefined) requireFillable(album, 'mediaItems.batchCreate', principal)
  // The sharing scope alone opens albums that the app has shared, and nothing else (facts 2.10).
  else if (albumPosition === undefined && sharesOnly(principal, 'mediaItems.batchCreate')) {
    throw new ApiError('PermissionDenied')
  }
  if (albumPosition === undefined) return
  if (album === undefined) throw invalidField('album_position', 'A position needs an albumId.')
  if (!owns(principal, album)) {
    throw invalidField('album_position', 'Only the owner of an album chooses positions in it.')
  }
}

async function fill(
  transaction: CatalogTransaction,
  album: LockedSeenAlbum,
  position: AlbumPosition | undefined,
  media: readonly MediaRow[],
  context: Context,
): Promise<void> {
  const place = position && (await findPlace(transaction, album.id, position, context))
  const fits = await addMedia(transaction, {
    album: album.id,
    media,
    addedBy: context.principal.user,
    place: place ?? 'last',
    capacity: limits.albumMaxItems,
  })
  if (!fits) throw albumFull()
}

async function create(
  transaction: CatalogTransaction,
  wanted: readonly Wanted[],
  context: Context,
): Promise<{ results: NewMediaItemResult[]; created: MediaRow[] }> {
  const items = await existingItems(transaction, wanted, context)
  const used = new Set<string>()
  const results: NewMediaItemResult[] = []
  const created: MediaRow[] = []
  for (const { item, token, upload, isUnexamined } of wanted) {
    const bytes = upload?.sha256.toString('hex')
    if (isUnexamined) {
      results.push({ uploadToken: token, status: statuses.unavailable })
    } else if (upload === undefined || bytes === undefined) {
      results.push({ uploadToken: token, status: statuses.failed })
    } else if (used.has(bytes)) {
      results.push({ uploadToken: token, status: statuses.alreadyExists })
    } else {
      used.add(bytes)
      // The same bytes are the same item: it keeps its first name and description.
      const row = items.get(bytes) ?? (await insertMedia(transaction, newRow(item, upload, context)))
      created.push(row)
      results.push({
        uploadToken: token,
        status: statuses.created,
        mediaItem: presentCreated(row, context),
      })
    }
  }
  return { results, created }
}

/** Of an item that another app has made from the same bytes, an app that may not read it gets no words (facts 11.1). */
function presentCreated(row: MediaRow, context: Context): MediaItem {
  const item = presentMediaItem(row, context)
  if (readsItem(context.principal, row)) return item
  const { description: _, filename: __, ...rest } = item
  return rest
}

/** Pairs each requested item with its upload, as far as token and bytes are good. */
async function findUploads(newMediaItems: readonly NewMediaItem[], context: Context) {
  const { catalog, ids, now, principal } = context
  const tokens = newMediaItems.map((item) => item.simpleMediaItem.uploadToken ?? '')
  const rows = tokens.map((token) => ids.parseUploadToken(token))
  const found = await uploadsByToken(
    catalog,
    rows.filter((row) => row !== undefined),
  )
  const usable = found.filter((upload) => isTokenHolder(principal, upload) && upload.expiresAt > now())
  const byRow = new Map(usable.map((upload) => [upload.id, upload]))
  const factsByRow = await examinedFacts(usable, context)
  const wanted = newMediaItems.map((item, index): Wanted => {
    const token = tokens[index] ?? ''
    const upload = byRow.get(rows[index] ?? -1)
    if (upload === undefined) return { item, token }
    const media = factsByRow.get(upload.id)
    if (media === undefined) return { item, token, isUnexamined: true }
    // Here and not at the upload: what was announced there may be wrong, and the content decides (facts 5.1).
    if (media === null || upload.bytes > context.maxBytes[media.kind]) return { item, token }
    return { item, token, upload: { ...upload, media } }
  })
  if (wanted.length > 0 && wanted.every(({ isUnexamined }) => isUnexamined)) {
    throw new UnavailableError('None of the files could be examined.')
  }
  return { wanted, usableTokens: usable.length }
}

/** What the uploads are, by row: null for no media, undefined for what could not be examined, now neither. */
async function examinedFacts(
  uploads: readonly UploadRow[],
  context: Context,
): Promise<Map<number, MediaFacts | null | undefined>> {
  const all = uploads.map(async (upload) => {
    const facts = upload.facts ?? (await examineStored(upload, context))
    return [upload.id, parseFacts(facts)] as const
  })
  return new Map(await Promise.all(all))
}

/** Examines bytes that could not be examined when they were uploaded. */
async function examineStored({ sha256, bytes }: UploadRow, context: Context): Promise<string | null> {
  const { blobs, catalog } = context
  const facts = await blobs.withFile(sha256, (path) => factsToStore({ path, bytes }, context))
  if (facts !== null) await updateFacts(catalog, sha256, facts)
  return facts
}

/** The caller's items that have the bytes of an upload already, by hash. */
async function existingItems(
  transaction: CatalogTransaction,
  wanted: readonly Wanted[],
  { principal }: Context,
): Promise<Map<string, MediaRow>> {
  const hashes = wanted.flatMap(({ upload }) => upload?.sha256 ?? [])
  const rows = await mediaByBytes(transaction, principal.user, hashes)
  return new Map(rows.map((row) => [row.sha256.toString('hex'), row]))
}

function newRow(item: NewMediaItem, upload: UsableUpload, { principal, label, now }: Context) {
  const { media } = upload
  const addedAt = now()
  const filename = shownFileName(item.simpleMediaItem.fileName ?? upload.filename ?? nameless(upload))
  return {
    owner: principal.user,
    client: principal.client,
    sha256: upload.sha256,
    bytes: upload.bytes,
    kind: media.kind,
    mime: media.mime,
    filename,
    description: item.description ?? null,
    width: media.width ?? null,
    height: media.height ?? null,
    // Without a capture time the item sorts by upload time and never matches a date filter (facts 4.2).
    taken_at: media.takenAt ?? addedAt,
    has_capture_date: media.takenAt === undefined ? 0 : 1,
    added_at: addedAt,
    camera_make: media.cameraMake ?? null,
    camera_model: media.cameraModel ?? null,
    focal_length: media.focalLength ?? null,
    aperture_f_number: media.apertureFNumber ?? null,
    iso_equivalent: media.isoEquivalent ?? null,
    exposure_time: media.exposureTime ?? null,
    fps: media.fps ?? null,
    redactions: JSON.stringify(media.locationPatches),
    categories: categoryBits(label(media, filename)),
  }
}

/** A name for bytes that came without one: the start of their hash, and what they are. */
function nameless({ sha256, media }: UsableUpload): string {
  return `${sha256.toString('hex', 0, 6)}.${media.mime.split('/')[1]?.replace(/^x-/, '')}`
}
