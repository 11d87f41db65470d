import type { UserLimits } from '../domain/userLimits.ts'
import { atomically, inTransaction } from './engine.ts'
import type { Catalog, CatalogTransaction } from './schema.ts'
import { countStored, uncountStored } from './storage.ts'

export interface UploadedBlob {
  sha256: Buffer
  bytes: number
  /** JSON of what is in the bytes; null while they could not be examined. See operations/uploads/facts.ts. */
  facts: string | null
}

export interface UploadToken {
  user: number
  client: number
  filename: string | null
  expiresAt: number
}

/** The bytes, if this user has uploaded them before and they are still stored. */
export function uploadedBefore(
  catalog: Catalog,
  sha256: Buffer,
  user: number,
): Promise<UploadedBlob | undefined> {
  return catalog
    .selectFrom('blob')
    .select(['sha256', 'bytes', 'facts'])
    .where('sha256', '=', sha256)
    .where(({ exists, or, selectFrom }) =>
      or([
        exists(selectFrom('media').select('id').where('owner', '=', user).where('sha256', '=', sha256)),
        exists(selectFrom('upload_token').select('id').where('sha256', '=', sha256).where('user', '=', user)),
      ]),
    )
    .executeTakeFirst()
}

/** Stores what an examination has found in bytes, unless final facts are there. */
export async function updateFacts(catalog: Catalog, sha256: Buffer, facts: string): Promise<void> {
  await catalog
    .updateTable('blob')
    .set({ facts })
    .where('sha256', '=', sha256)
    .where('facts', 'is', null)
    .execute()
}

/** The bytes, if they were uploaded before by anyone. */
export function blob(catalog: Catalog, sha256: Buffer): Promise<UploadedBlob | undefined> {
  return catalog
    .selectFrom('blob')
    .select(['sha256', 'bytes', 'facts'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/**
 * Records bytes that are safe on disk, and a token for them, in one commit with whatever `andThen` adds.
 * @returns the token's row number
 * @throws UserLimitError when the user would have too many bytes
 */
export function insertUpload(
  catalog: Catalog,
  upload: UploadedBlob & UploadToken & { addedAt: number; factsAreFinal: boolean },
  limits: UserLimits,
  andThen?: (transaction: CatalogTransaction, token: number) => Promise<void>,
): Promise<number> {
  const { sha256, bytes, facts, factsAreFinal, addedAt, user, client, filename, expiresAt } = upload
  return atomically(catalog, async (transaction) => {
    await transaction
      .insertInto('blob')
      .values({ sha256, bytes, facts, added_at: addedAt })
      .onConflict((conflict) => {
        const known = conflict.column('sha256')
        if (facts === null) return known.doNothing()
        const update = known.doUpdateSet({ facts })
        return factsAreFinal
          ? update.where((where) =>
              where.or([where('blob.facts', 'is', null), where('blob.facts', '!=', facts)]),
            )
          : update.where('blob.facts', 'is', null)
      })
      .execute()
    await countStored(transaction, { user, sha256, bytes }, limits)
    const token = await transaction
      .insertInto('upload_token')
      .values({ user, client, sha256, filename, expires_at: expiresAt })
      .returning('id')
      .executeTakeFirstOrThrow()
    await andThen?.(transaction, token.id)
    return token.id
  })
}

export type UploadRow = UploadedBlob & UploadToken & { id: number }

/** The uploads behind these token rows, in no particular order; unknown numbers are left out. */
export async function uploadsByToken(catalog: Catalog, ids: readonly number[]): Promise<UploadRow[]> {
  if (ids.length === 0) return []
  return catalog
    .selectFrom('upload_token')
    .innerJoin('blob', 'blob.sha256', 'upload_token.sha256')
    .select([
      'upload_token.id',
      'upload_token.user',
      'upload_token.client',
      'upload_token.filename',
      'upload_token.expires_at as expiresAt',
      'blob.sha256',
      'blob.bytes',
      'blob.facts',
    ])
    .where('upload_token.id', 'in', ids)
    .execute()
}

/** How many blobs have a row, and how many bytes that is. */
export async function blobTotals(catalog: Catalog): Promise<{ blobs: number; bytes: number }> {
  const { blobs, bytes } = await catalog
    .selectFrom('blob')
    .select(({ fn }) => [fn.countAll<number>().as('blobs'), fn.sum<number | null>('bytes').as('bytes')])
    .executeTakeFirstOrThrow()
  return { blobs, bytes: bytes ?? 0 }
}

/** Every blob, ordered by hash, starting behind `after`: for checks that walk all of them. */
export function blobPage(catalog: Catalog, after: Buffer, limit: number): Promise<UploadedBlob[]> {
  return catalog
    .selectFrom('blob')
    .select(['sha256', 'bytes', 'facts'])
    .where('sha256', '>', after)
    .orderBy('sha256')
    .limit(limit)
    .execute()
}

/** Hashes of bytes with tokens that had expired by a time: each once for every such token, oldest first. */
export async function expiredTokenHashes(catalog: Catalog, time: number, limit: number): Promise<Buffer[]> {
  const rows = await catalog
    .selectFrom('upload_token')
    .select('sha256')
    .where('expires_at', '<=', time)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/**
 * Deletes the tokens for some bytes that had expired by a time, and the row of the bytes when nothing else
 * names them: no other token, and no media item of anyone.
 * @returns whether the bytes have no row any more
 */
export function deleteExpiredTokens(catalog: Catalog, sha256: Buffer, time: number): Promise<boolean> {
  return inTransaction(catalog, async (transaction) => {
    await uncountStored(transaction, sha256, () =>
      transaction
        .deleteFrom('upload_token')
        .where('sha256', '=', sha256)
        .where('expires_at', '<=', time)
        .execute(),
    )
    await transaction
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
    return (await blob(transaction, sha256)) === undefined
  })
}
