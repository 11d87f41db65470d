import { sql } from 'kysely'
import type { ClientId, UploadTokenId, UserId } from '../domain/ids.ts'
import { lockKeyOf } from './blobMutex.ts'
import type { Catalog, Queryable } from './catalog.ts'
import { uncountStored } from './storage.ts'

/** Bytes that are stored. */
export interface BlobRecord {
  sha256: Buffer
  bytes: number
  /** JSON of the facts found in the bytes; undefined until they were examined (operations/uploads/facts.ts). */
  facts?: string
}

export interface UploadToken {
  user: UserId
  client: ClientId
  filename?: string
  expiresAt: number
}

const blobColumns = ['sha256', 'bytes', 'facts'] as const

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null }

interface BlobRow {
  sha256: Buffer
  bytes: number
  facts: string | null
}

const toBlob = ({ sha256, bytes, facts }: BlobRow): BlobRecord => ({
  sha256,
  bytes,
  facts: facts ?? undefined,
})

/** The state of some bytes before an upload stores them. */
export interface KnownBlob {
  /** The blob, if this user has uploaded it before and it is still stored. */
  own?: BlobRecord
  /** Whether any user has. */
  hasRow: boolean
  /** Whether another process has the lock of the bytes. If not, bytes with a row are stored. */
  isLocked: boolean
}

/** Postgres takes the lock after it has chosen what the statement sees: so a row that was just removed still counts. */
export async function knownBlob(
  { db, dialect }: Queryable,
  sha256: Buffer,
  user: UserId,
): Promise<KnownBlob> {
  const { rows } = await sql<Nullable<BlobRow> & { isOwn: number; isFree: boolean | number }>`
    select ${dialect.isLockFree(lockKeyOf(sha256))} as "isFree", blob.sha256, blob.bytes, blob.facts,
        case when exists (select 1 from upload_token where sha256 = ${sha256} and "user" = ${user})
          or exists (select 1 from media where owner = ${user} and sha256 = ${sha256}) then 1 else 0 end as "isOwn"
      from (select 1) as always left join blob on blob.sha256 = ${sha256}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('A row without conditions is missing.')
  const { isFree, isOwn, sha256: stored, bytes, facts } = row
  const blob = stored === null || bytes === null ? undefined : toBlob({ sha256: stored, bytes, facts })
  return { own: isOwn ? blob : undefined, hasRow: blob !== undefined, isLocked: !isFree }
}

/** Stores the facts of a blob, unless it already has some. */
export async function updateFacts({ db }: Queryable, sha256: Buffer, facts: string): Promise<void> {
  await db
    .updateTable('blob')
    .set({ facts })
    .where('sha256', '=', sha256)
    .where('facts', 'is', null)
    .execute()
}

/** The blob, of any user. */
export async function blobByHash({ db }: Queryable, sha256: Buffer): Promise<BlobRecord | undefined> {
  const row = await db.selectFrom('blob').select(blobColumns).where('sha256', '=', sha256).executeTakeFirst()
  return row && toBlob(row)
}

/** An upload token, with the bytes that it stands for. */
export type UploadRecord = BlobRecord & UploadToken & { id: UploadTokenId }

/** The number of blobs that have a row, and the sum of their bytes. */
export async function blobTotals({ db }: Queryable): Promise<{ blobs: number; bytes: number }> {
  const { blobs, bytes } = await db
    .selectFrom('blob')
    .select(({ fn }) => [fn.countAll<number>().as('blobs'), fn.sum<number | null>('bytes').as('bytes')])
    .executeTakeFirstOrThrow()
  return { blobs, bytes: bytes ?? 0 }
}

/** Blobs in the order of their hashes, after one hash. */
export async function blobPage({ db }: Queryable, after: Buffer, limit: number): Promise<BlobRecord[]> {
  const query = db.selectFrom('blob').select(blobColumns).where('sha256', '>', after)
  return (await query.orderBy('sha256').limit(limit).execute()).map(toBlob)
}

/** All blobs, in the order of their hashes. */
export async function* allBlobs(catalog: Queryable): AsyncGenerator<BlobRecord> {
  for (let after: Buffer = Buffer.alloc(0); ; ) {
    const page = await blobPage(catalog, after, BATCH)
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = last.sha256
  }
}

/** Rows in one read of all. */
const BATCH = 100

/** The hash of each token that had expired at a time, oldest token first. A hash occurs once for each token. */
export async function expiredTokenHashes({ db }: Queryable, time: number, limit: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('upload_token')
    .select('sha256')
    .where('expires_at', '<=', time)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/**
 * Deletes the tokens for some bytes that had expired at a time, and the row of the bytes unless another token or a media
 * item names them.
 * @returns whether the bytes have no row now
 */
export function deleteExpiredTokens(catalog: Catalog, sha256: Buffer, time: number): Promise<boolean> {
  return catalog.transaction(async (transaction) => {
    const { db } = transaction
    await uncountStored(transaction, sha256, () =>
      db.deleteFrom('upload_token').where('sha256', '=', sha256).where('expires_at', '<=', time).execute(),
    )
    await db
      .deleteFrom('blob')
      .where('sha256', '=', sha256)
      .where('added_at', '<=', time)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('upload_token').select('id').where('sha256', '=', sha256))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('media').select('id').where('sha256', '=', sha256))),
      )
      .execute()
    return (await blobByHash(transaction, sha256)) === undefined
  })
}
