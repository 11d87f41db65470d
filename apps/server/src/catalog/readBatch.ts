import { sql } from 'kysely'
import { type AlbumId, idOf, type MediaId, type UploadTokenId, type UserId } from '../domain/ids.ts'
import type { AlbumRoom } from './albumContents.ts'
import { endColumns, toEnds } from './albumOrder.ts'
import { type AlbumRecord, albumColumns, joinedBy, type SeenAlbumRow, shownCover, toAlbum } from './albums.ts'
import type { CatalogTransaction } from './catalog.ts'
import { mediaColumns } from './insertMedia.ts'
import { type MediaRecord, toMediaRecord } from './mediaRecords.ts'
import type { MediaRow } from './schema.ts'
import type { UploadRecord } from './uploads.ts'

// All that mediaItems.batchCreate checks, in one statement: each one more is a round trip in a transaction, during which
// others wait for the album (`pnpm bench distance`).

/** The rows on which a batch depends. */
export interface Batch {
  uploads: BatchUpload[]
  /** As the owner of the batch sees it; undefined if none was asked for or it does not exist. */
  album: AlbumRecord | undefined
  room: AlbumRoom
}

export interface BatchUpload extends UploadRecord {
  /** The item that the owner of the batch already has from these bytes. */
  existing?: MediaRecord
}

/** A row for each upload, or one without an upload. */
type BatchRow = Prefixed<'item_', MediaRow> &
  Prefixed<'album_', SeenAlbumRow> &
  Pick<UploadRecord, 'sha256' | 'bytes' | 'user' | 'client' | 'expiresAt'> & {
    id: UploadTokenId | null
    filename: string | null
    facts: string | null
    present: MediaId | null
    first: number | null
    last: number | null
  }

type Prefixed<Prefix extends string, Row> = {
  [Column in keyof Row & string as `${Prefix}${Column}`]: Row[Column] | null
}

/** Reads the uploads of tokens, the items that have their bytes, and the album. Unknown ids are left out. */
export async function readBatch(
  { db, dialect }: CatalogTransaction,
  { tokens, owner, album = NO_ALBUM }: { tokens: readonly UploadTokenId[]; owner: UserId; album?: AlbumId },
): Promise<Batch> {
  const { rows } = await sql<BatchRow>`
    select upload.*, album_entry.media as present, ${sql.join(endColumns(album))},
        ${prefixed('media', 'item_', mediaColumns)}, ${prefixed('album', 'album_', seenColumns)}
      from (select 1) as always
      left join (select *, ${shownCover}, ${joinedBy(owner)} from album where id = ${album}) as album on 1 = 1
      left join (
        select upload_token.id, upload_token."user", upload_token.client, upload_token.filename,
            upload_token.expires_at as "expiresAt", blob.sha256, blob.bytes, blob.facts
          from ${dialect.each(dialect.listParameter(tokens))}
          inner join upload_token on upload_token.id = entry.value
          inner join blob on blob.sha256 = upload_token.sha256
      ) as upload on 1 = 1
      left join media on media.owner = ${owner} and media.sha256 = upload.sha256
      left join album_entry on album_entry.album = ${album} and album_entry.media = media.id`.execute(db)
  const [head] = rows
  const seen = head && unprefixed<SeenAlbumRow>('album_', head)
  return {
    uploads: rows.flatMap(toUpload),
    album: seen && toAlbum(seen),
    room: {
      present: new Set(rows.flatMap(({ present }) => present ?? [])),
      ends: head && toEnds(head),
    },
  }
}

/** No row has this id. */
const NO_ALBUM = idOf<AlbumId>(0)

const seenColumns = [...albumColumns, 'shown_cover', 'joined'] as const

function prefixed(table: string, prefix: string, columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(`${table}.${column}`).as(prefix + column)))
}

/** The columns with a prefix as a row without it; undefined if its `id` is null, since nothing was joined. */
function unprefixed<Row>(prefix: string, row: object): Row | undefined {
  const columns = Object.entries(row).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  )
  const inner = Object.fromEntries(columns)
  return inner.id === null ? undefined : (inner as Row)
}

function toUpload({ id, filename, facts, ...row }: BatchRow): BatchUpload[] {
  if (id === null) return []
  const { user, client, sha256, bytes, expiresAt } = row
  const item = unprefixed<MediaRow>('item_', row)
  return [
    {
      ...{ id, user, client, sha256, bytes, expiresAt },
      filename: filename ?? undefined,
      facts: facts ?? undefined,
      existing: item && toMediaRecord(item),
    },
  ]
}
