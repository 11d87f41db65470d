import type { Generated, Kysely, Selectable, Transaction } from 'kysely'

/** The rows, as migrations/ makes them. Times are milliseconds since 1970 UTC, hashes are raw bytes. */
export interface Schema {
  /** The first key, which public ids keep for ever. */
  installation: { key: Buffer }
  /** Keys that capabilities are made with (tokens/signingKeys.ts). Of the first nobody knows when it was made: 0. */
  capability_key: { id: Generated<number>; key: Buffer; made_at: number; used_from: number }
  user: {
    id: Generated<number>
    name: string
    /** Bytes that the user has uploaded or has media items of, each once. Kept in step with those rows. */
    stored_bytes: Generated<number>
  }
  client: { id: Generated<number>; name: string }
  access_token: {
    hash: Buffer
    user: number
    client: number
    scopes: string
    created_at: number
    expires_at: number | null
  }
  blob: {
    sha256: Buffer
    bytes: number
    added_at: number
    /** What media/ found in the bytes, as JSON: `null` for no image or video. NULL while they could not be examined. */
    facts: string | null
  }
  upload_token: {
    id: Generated<number>
    user: number
    client: number
    sha256: Buffer
    filename: string | null
    expires_at: number
  }
  upload_session: UploadSessionTable
  media: MediaTable
  /** Which items are in a category: a row for each bit of media.categories, kept in step with it. */
  media_category: { owner: number; category: number; taken_at: number; media: number }
  album: {
    id: Generated<number>
    owner: number
    client: number
    title: string | null
    /** How many media items it holds: kept in step with album_entry by every transaction that changes it. */
    items: number
    /** How many of these another client than the album's has created. */
    foreign_items: Generated<number>
    /** The chosen cover, always an item that the album holds; null while none is chosen. */
    cover: number | null
    /** 1 while link sharing is on. */
    shared: Generated<number>
    /** How often it was shared: a share token names one time, so those of earlier times are dead. */
    share_serial: Generated<number>
    collaborative: Generated<number>
    commentable: Generated<number>
    created_at: number
  }
  /** `client` is the album's, for listing what is app-created without a look at each album. */
  album_member: { album: number; user: number; client: number; joined_at: number }
  /** `content` is the NewEnrichmentItem that made it, as JSON. */
  enrichment: { id: Generated<number>; content: string; added_at: number }
  /** Media and enrichments in one order: of media and enrichment just one is set. */
  album_entry: {
    album: number
    position: number
    media: number | null
    enrichment: number | null
    added_by: number
  }
}

interface UploadSessionTable {
  id: Generated<number>
  user: number
  client: number
  /** Declared size of the whole file. */
  raw_size: number | null
  filename: string | null
  /** Declared media type. Kept for people who look into the catalog: the content decides. */
  content_type: string | null
  /** `X-Goog-Hash` of the start. */
  hash: string | null
  state: Generated<'active' | 'final' | 'cancelled'>
  /** Bytes that are safe on disk. The staged file may be longer, and then its end counts for nothing. */
  received: Generated<number>
  /** Goes up with every request that writes: only the newest may change the session. */
  lease: Generated<number>
  /** Under which name blobs/ holds the bytes; set just while the session is active. */
  staged: string | null
  /** Row of the upload token; set just when the session is final. */
  token: number | null
  created_at: number
  expires_at: number
}

interface MediaTable {
  id: Generated<number>
  owner: number
  client: number
  sha256: Buffer
  bytes: number
  kind: 'photo' | 'video'
  mime: string
  filename: string
  description: string | null
  width: number | null
  height: number | null
  /** Capture time; upload time where the file tells none. Sort key of the library. */
  taken_at: number
  /** 1 when taken_at is a capture time: only then do date filters see the item (facts 4.2). */
  has_capture_date: number
  added_at: number
  camera_make: string | null
  camera_model: string | null
  focal_length: number | null
  aperture_f_number: number | null
  iso_equivalent: number | null
  exposure_time: number | null
  fps: number | null
  /** JSON list of the byte ranges that tell a location, laid over the bytes of `=d`. */
  redactions: string
  /** 1 when the user has starred it. */
  favorite: Generated<number>
  /** 1 when the user has put it away: the library shows it only when asked to. */
  archived: Generated<number>
  /** Bits of its content categories (domain/contentCategories.ts). */
  categories: Generated<number>
}

/** The database, or a transaction in it. */
export type Catalog = Kysely<Schema>
export type CatalogTransaction = Transaction<Schema>

export type MediaRow = Selectable<Schema['media']>
export type AlbumRow = Selectable<Schema['album']>
