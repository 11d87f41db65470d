import type { Insertable } from 'kysely'
import type { ClientId, MediaId, UserId } from '../domain/ids.ts'
import type { MediaRow, Schema } from './schema.ts'

export type MediaKind = MediaRow['kind']

/** A media item in a page of others. The indexes of the library hold these columns, and no others are read for a page. */
export interface MediaSummary {
  id: MediaId
  kind: MediaKind
  mime: string
  filename: string
  description?: string
  width?: number
  height?: number
  /** Capture time; upload time if the file has none. */
  takenAt: number
  cameraMake?: string
  cameraModel?: string
  focalLength?: number
  apertureFNumber?: number
  isoEquivalent?: number
  exposureTime?: number
  fps?: number
}

/** A media item. */
export interface MediaRecord extends MediaSummary {
  owner: UserId
  client: ClientId
  sha256: Buffer
  bytes: number
  /** Whether `takenAt` is a capture time: date filters match only such items (facts 4.2). */
  hasCaptureDate: boolean
  addedAt: number
  /** JSON list of the byte ranges that hold a location. */
  redactions: string
  favorite: boolean
  archived: boolean
  /** Bit set of content categories (domain/contentCategories.ts). */
  categories: number
}

/** A media item to be stored. */
export type NewMedia = Omit<MediaRecord, 'id' | 'favorite' | 'archived' | 'categories'> &
  Partial<Pick<MediaRecord, 'favorite' | 'archived' | 'categories'>>

export const summaryColumns = [
  'id',
  'kind',
  'mime',
  'filename',
  'description',
  'width',
  'height',
  'taken_at',
  'camera_make',
  'camera_model',
  'focal_length',
  'aperture_f_number',
  'iso_equivalent',
  'exposure_time',
  'fps',
] as const satisfies (keyof MediaRow)[]

export type SummaryRow = Pick<MediaRow, (typeof summaryColumns)[number]>

export function toMediaSummary(row: SummaryRow): MediaSummary {
  return {
    id: row.id,
    kind: row.kind,
    mime: row.mime,
    filename: row.filename,
    description: row.description ?? undefined,
    width: row.width ?? undefined,
    height: row.height ?? undefined,
    takenAt: row.taken_at,
    cameraMake: row.camera_make ?? undefined,
    cameraModel: row.camera_model ?? undefined,
    focalLength: row.focal_length ?? undefined,
    apertureFNumber: row.aperture_f_number ?? undefined,
    isoEquivalent: row.iso_equivalent ?? undefined,
    exposureTime: row.exposure_time ?? undefined,
    fps: row.fps ?? undefined,
  }
}

export function toMediaRecord(row: MediaRow): MediaRecord {
  return {
    ...toMediaSummary(row),
    owner: row.owner,
    client: row.client,
    sha256: row.sha256,
    bytes: row.bytes,
    hasCaptureDate: row.has_capture_date === 1,
    addedAt: row.added_at,
    redactions: row.redactions,
    favorite: row.favorite === 1,
    archived: row.archived === 1,
    categories: row.categories,
  }
}

export function toMediaRow(media: NewMedia): Insertable<Schema['media']> {
  return {
    owner: media.owner,
    client: media.client,
    sha256: media.sha256,
    bytes: media.bytes,
    kind: media.kind,
    mime: media.mime,
    filename: media.filename,
    description: media.description ?? null,
    width: media.width ?? null,
    height: media.height ?? null,
    taken_at: media.takenAt,
    has_capture_date: media.hasCaptureDate ? 1 : 0,
    added_at: media.addedAt,
    camera_make: media.cameraMake ?? null,
    camera_model: media.cameraModel ?? null,
    focal_length: media.focalLength ?? null,
    aperture_f_number: media.apertureFNumber ?? null,
    iso_equivalent: media.isoEquivalent ?? null,
    exposure_time: media.exposureTime ?? null,
    fps: media.fps ?? null,
    redactions: media.redactions,
    favorite: media.favorite ? 1 : 0,
    archived: media.archived ? 1 : 0,
    categories: media.categories ?? 0,
  }
}
