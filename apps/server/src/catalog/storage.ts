import { sql } from 'kysely'
import type { UserLimits } from '../domain/userLimits.ts'
import { isPostgres } from './engine.ts'
import type { Catalog, CatalogTransaction } from './schema.ts'

/** What was to be written is more than the user may have. Nothing was. */
export class UserLimitError extends Error {
  override readonly name = 'UserLimitError'
  readonly limit: keyof UserLimits

  constructor(limit: keyof UserLimits) {
    super(`The user is at the limit: ${limit}.`)
    this.limit = limit
  }
}

/** Keeps other transactions from counting what the user has until this one ends. */
export async function lockUser(transaction: CatalogTransaction, user: number): Promise<void> {
  // SQLite runs one transaction at a time.
  if (!isPostgres(transaction)) return
  await transaction.selectFrom('user').select('id').where('id', '=', user).forNoKeyUpdate().execute()
}

interface OwnBytes {
  user: number
  sha256: Buffer
  bytes: number
}

/**
 * Counts bytes for a user who does not have them yet; to be called before the row that names them.
 * @throws UserLimitError
 */
export async function countStored(
  transaction: CatalogTransaction,
  { user, sha256, bytes }: OwnBytes,
  { storedBytes: limit }: UserLimits,
): Promise<void> {
  const [counted] = await usersWith(transaction, sha256).where('user', '=', user).limit(1).execute()
  if (counted !== undefined) return
  const { numUpdatedRows } = await transaction
    .updateTable('user')
    .set((row) => ({ stored_bytes: row('stored_bytes', '+', bytes) }))
    .where('id', '=', user)
    .$if(limit > 0, (query) => query.where('stored_bytes', '<=', limit - bytes))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new UserLimitError('storedBytes')
}

/** Runs what deletes uploads of some bytes, and takes the bytes off the users who then do not have them any more. */
export async function uncountStored(
  transaction: CatalogTransaction,
  sha256: Buffer,
  deleteUploads: () => Promise<unknown>,
): Promise<void> {
  const before = await usersWith(transaction, sha256).execute()
  await deleteUploads()
  const after = new Set((await usersWith(transaction, sha256).execute()).map(({ user }) => user))
  const users = new Set(before.flatMap(({ user }) => (after.has(user) ? [] : [user])))
  if (users.size === 0) return
  const bytes = transaction.selectFrom('blob').select('bytes').where('sha256', '=', sha256)
  await transaction
    .updateTable('user')
    .set({ stored_bytes: sql<number>`stored_bytes - ${bytes}` })
    .where('id', 'in', [...users])
    .execute()
}

/** Everybody who has uploaded some bytes, or has them as a media item. A user may come several times. */
function usersWith(catalog: Catalog, sha256: Buffer) {
  return catalog
    .selectFrom((from) =>
      from
        .selectFrom('upload_token')
        .select('user')
        .where('sha256', '=', sha256)
        .unionAll(from.selectFrom('media').select('owner as user').where('sha256', '=', sha256))
        .as('holder'),
    )
    .select('user')
}

/**
 * How many bytes a user has stored, or has begun to send in upload sessions: of these the declared size, or what has
 * arrived. @param except a session that is left out
 */
export async function bytesOf(
  catalog: Catalog,
  { user, now, except }: { user: number; now: number; except?: number | undefined },
): Promise<number> {
  const { stored } = await catalog
    .selectFrom('user')
    .select('stored_bytes as stored')
    .where('id', '=', user)
    .executeTakeFirstOrThrow()
  const sessions = await openSessions(catalog, user, now).select(['id', 'received', 'raw_size']).execute()
  const begun = sessions
    .filter(({ id }) => id !== except)
    .map(({ received, raw_size }) => Math.max(received, raw_size ?? 0))
  return begun.reduce((sum, bytes) => sum + bytes, stored)
}

export function openSessions(catalog: Catalog, user: number, now: number) {
  return catalog
    .selectFrom('upload_session')
    .where('user', '=', user)
    .where('state', '=', 'active')
    .where('expires_at', '>', now)
}
