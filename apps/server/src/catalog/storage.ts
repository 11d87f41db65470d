import { sql } from 'kysely'
import type { UploadSessionId, UserId } from '../domain/ids.ts'
import type { UserLimits } from '../domain/userLimits.ts'
import type { CatalogTransaction, Queryable } from './catalog.ts'

/** A write would exceed a limit of the user. Nothing was written. */
export class UserLimitError extends Error {
  override readonly name = 'UserLimitError'
  readonly limit: keyof UserLimits

  constructor(limit: keyof UserLimits) {
    super(`The user is at the limit: ${limit}.`)
    this.limit = limit
  }
}

/** Locks a user until the transaction ends, so that others cannot count the same free space. */
export async function lockUser(transaction: CatalogTransaction, user: UserId): Promise<void> {
  const { db, dialect } = transaction
  if (!dialect.hasRowLocks) return
  await db.selectFrom('user').select('id').where('id', '=', user).forNoKeyUpdate().execute()
}

/** Deletes uploads of some bytes, and subtracts the bytes from the users who then no longer have them. */
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
  const bytes = transaction.db.selectFrom('blob').select('bytes').where('sha256', '=', sha256)
  await transaction.db
    .updateTable('user')
    .set({ stored_bytes: sql<number>`stored_bytes - ${bytes}` })
    .where('id', 'in', [...users])
    .execute()
}

/** All users who have uploaded some bytes or have them as a media item. A user may occur several times. */
function usersWith({ db }: Queryable, sha256: Buffer) {
  return db
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
 * Bytes that a user has stored or begun to send. An upload session counts with its declared size, or with what it has
 * received if that is more.
 * @param except a session that does not count
 */
export async function bytesOf(
  catalog: Queryable,
  { user, now, except }: { user: UserId; now: number; except?: UploadSessionId },
): Promise<number> {
  const { stored } = await catalog.db
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

export function openSessions({ db }: Queryable, user: UserId, now: number) {
  return db
    .selectFrom('upload_session')
    .where('user', '=', user)
    .where('state', '=', 'active')
    .where('expires_at', '>', now)
}
