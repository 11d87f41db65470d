import type { Generated, Selectable } from 'kysely'
import type {
  AlbumId,
  ClientId,
  EnrichmentId,
  MediaId,
  UploadSessionId,
  UploadTokenId,
  UserId,
} from '../domain/ids.ts'

/**
 * The rows, as the migrations define them. Times are milliseconds since 1970 UTC, hashes are raw bytes, booleans are 0 or
 * 1. Nothing outside of `catalog/` sees a row: its functions return records.
 */
export interface Schema {
  /** The first key. Public ids always use it. */
  installation: { key: Buffer }
  /** Signing keys (tokens/signingKeys.ts). The first has `made_at` 0: the time was not recorded. */
  capability_key: { id: Generated<number>; key: Buffer; made_at: number; used_from: number }
  user: {
    id: Generated<UserId>
    name: string
    /** Bytes of uploads and media items of the user; the same bytes count once. Updated with those rows. */
    stored_bytes: Generated<number>
  }
  client: { id: Generated<ClientId>; name: string }
  access_token: {
    hash: Buffer
    user: UserId
    client: ClientId
    scopes: string
    created_at: number
    expires_at: number | null
  }
  blob: {
    sha256: Buffer
    bytes: number
    added_at: number
    /** JSON of the facts that media/ found; `null` in JSON for bytes that are no image or video. NULL until examined. */
    facts: string | null
  }
  upload_token: {
    id: Generated<UploadTokenId>
    user: UserId
    client: ClientId
    sha256: Buffer
    filename: string | null
    expires_at: number
  }
  upload_session: UploadSessionTable
  media: MediaTable
  /** One row for each bit of media.categories, updated with it: finds the items of a category. */
  media_category: { owner: UserId; category: number; taken_at: number; media: MediaId }
  album: {
    id: Generated<AlbumId>
    owner: UserId
    client: ClientId
    title: string | null
    /** Number of media items in the album. Every transaction that changes album_entry updates it. */
    items: number
    /** Number of those that another client than the album's created. */
    foreign_items: Generated<number>
    /** The chosen cover, always an item in the album; NULL when none is chosen. */
    cover: MediaId | null
    /** 1 while link sharing is on. */
    shared: Generated<number>
    /** Number of times that the album was shared. A share token holds it, so tokens of earlier sharings are invalid. */
    share_serial: Generated<number>
    collaborative: Generated<number>
    commentable: Generated<number>
    created_at: number
  }
  /** `client` is the album's: app-created albums are listed without a join. */
  album_member: { album: AlbumId; user: UserId; client: ClientId; joined_at: number }
  /** `content` is the NewEnrichmentItem of the request, as JSON. */
  enrichment: { id: Generated<EnrichmentId>; content: string; added_at: number }
  /** Media and enrichments in one order. Each row has either `media` or `enrichment`. */
  album_entry: {
    album: AlbumId
    position: number
    media: MediaId | null
    enrichment: EnrichmentId | null
    added_by: UserId
  }
}

interface UploadSessionTable {
  id: Generated<UploadSessionId>
  user: UserId
  client: ClientId
  /** Declared size of the whole file. */
  raw_size: number | null
  filename: string | null
  /** Declared media type. Only for people who inspect the catalog: the content decides. */
  content_type: string | null
  /** `X-Goog-Hash` of the `start` command. */
  hash: string | null
  state: Generated<'active' | 'final' | 'cancelled'>
  /** Bytes that are safe on disk. The temporary file may be longer; its end is then ignored. */
  received: Generated<number>
  /** Incremented by each request that writes. Only the newest may change the session. */
  lease: Generated<number>
  /** Name of the temporary file in blobs/; set while the session is active. */
  staged: string | null
  /** Set when the session is final. */
  token: UploadTokenId | null
  created_at: number
  expires_at: number
}

interface MediaTable {
  id: Generated<MediaId>
  owner: UserId
  client: ClientId
  sha256: Buffer
  bytes: number
  kind: 'photo' | 'video'
  mime: string
  filename: string
  description: string | null
  width: number | null
  height: number | null
  /** Capture time; upload time if the file has none. Sort key of the library. */
  taken_at: number
  /** 1 if taken_at is a capture time: date filters match only such items (facts 4.2). */
  has_capture_date: number
  added_at: number
  camera_make: string | null
  camera_model: string | null
  focal_length: number | null
  aperture_f_number: number | null
  iso_equivalent: number | null
  exposure_time: number | null
  fps: number | null
  /** JSON list of the byte ranges that hold a location. Originals are served without them. */
  redactions: string
  /** 1 if the user has starred it. */
  favorite: Generated<number>
  /** 1 if the user has archived it. Listings then leave it out by default. */
  archived: Generated<number>
  /** Bit set of content categories (domain/contentCategories.ts). */
  categories: Generated<number>
}

export type MediaRow = Selectable<Schema['media']>
