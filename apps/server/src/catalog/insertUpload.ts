import { sql } from 'kysely'
import { idOf, type UploadTokenId } from '../domain/ids.ts'
import type { UserLimits } from '../domain/userLimits.ts'
import { lockKeyOf } from './blobMutex.ts'
import type { Queryable } from './catalog.ts'
import { UserLimitError } from './storage.ts'
import type { BlobRecord, UploadToken } from './uploads.ts'

// One statement that the migrations `0010-insert-upload` define: `pnpm bench distance` shows what more of them cost.

/** An upload whose bytes are safe on disk. */
export interface NewUpload extends BlobRecord, UploadToken {
  addedAt: number
  factsAreFinal: boolean
  /** Whether the caller has found a row of these bytes, and so has not stored them again. */
  reliesOnRow?: boolean
}

/**
 * Records bytes and an upload token for them.
 * @returns undefined, with nothing changed, if another process works on these bytes, or if their row on which the caller
 *   relies is gone: then the caller must have the lock of the bytes (`BlobMutex`)
 * @throws UserLimitError when the user would have too many bytes
 */
export function insertUpload(
  catalog: Queryable,
  upload: NewUpload,
  limits: UserLimits,
): Promise<UploadTokenId | undefined> {
  return catalog.dialect.name === 'sqlite'
    ? insertIntoSqlite(catalog, upload, limits)
    : insertIntoPostgres(catalog, upload, limits)
}

async function insertIntoSqlite(
  { db }: Queryable,
  upload: NewUpload,
  { storedBytes }: UserLimits,
): Promise<UploadTokenId> {
  const {
    sha256,
    bytes,
    facts = null,
    factsAreFinal,
    addedAt,
    user,
    client,
    filename = null,
    expiresAt,
  } = upload
  // The statement is a transaction that writes, so no other one can take the id.
  const { rows } = await sql<{ id: number }>`
    insert into new_upload
    select coalesce((select seq from sqlite_sequence where name = 'upload_token'), 0) + 1, ${user}, ${client}, ${sha256},
      ${bytes}, ${facts}, ${factsAreFinal ? 1 : 0}, ${addedAt}, ${filename}, ${expiresAt}, ${storedBytes}
    returning id`
    .execute(db)
    .catch((error: Error & { code?: string }) => {
      const isFull = error.code === 'SQLITE_CONSTRAINT_TRIGGER' && /storedBytes/.test(error.message)
      throw isFull ? new UserLimitError('storedBytes') : error
    })
  return idOf<UploadTokenId>(rows[0]?.id ?? 0)
}

async function insertIntoPostgres(
  { db }: Queryable,
  upload: NewUpload,
  { storedBytes }: UserLimits,
): Promise<UploadTokenId | undefined> {
  const {
    sha256,
    bytes,
    facts = null,
    factsAreFinal,
    addedAt,
    user,
    client,
    filename = null,
    expiresAt,
  } = upload
  const { rows } = await sql<{ id: number | null }>`
    select insert_upload(${user}, ${client}, ${sha256}, ${bytes}, ${facts}, ${factsAreFinal}, ${addedAt}, ${filename},
      ${expiresAt}, ${storedBytes}, ${lockKeyOf(sha256)}, ${upload.reliesOnRow ?? false}) as id`.execute(db)
  const id = rows[0]?.id
  if (id === 0) throw new UserLimitError('storedBytes')
  return id ? idOf<UploadTokenId>(id) : undefined
}
