import type { Selectable } from 'kysely'
import type { UserLimits } from '../domain/userLimits.ts'
import { atomically } from './engine.ts'
import type { Catalog, CatalogTransaction, Schema } from './schema.ts'
import { bytesOf, lockUser, openSessions, UserLimitError } from './storage.ts'

export type UploadSessionRow = Selectable<Schema['upload_session']>

/** A request that writes to a session: its lease was the newest when it was taken. */
export interface SessionLease {
  id: number
  lease: number
}

export interface NewUploadSession {
  user: number
  client: number
  rawSize: number | null
  filename: string | null
  contentType: string | null
  hash: string | null
  staged: string
  createdAt: number
  expiresAt: number
}

/**
 * @returns the row's number
 * @throws UserLimitError when the user has too many open sessions, or no room for the declared size
 */
export function insertUploadSession(
  catalog: Catalog,
  session: NewUploadSession,
  limits: UserLimits,
): Promise<number> {
  return atomically(catalog, async (transaction) => {
    await lockUser(transaction, session.user)
    await requireSessionWithin(transaction, session, limits)
    return insertSession(transaction, session)
  })
}

async function requireSessionWithin(
  transaction: CatalogTransaction,
  { user, rawSize, createdAt: now }: NewUploadSession,
  limits: UserLimits,
): Promise<void> {
  const { count } = await openSessions(transaction, user, now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (limits.uploadSessions > 0 && count >= limits.uploadSessions) throw new UserLimitError('uploadSessions')
  if (limits.storedBytes === 0) return
  const bytes = await bytesOf(transaction, { user, now })
  if (bytes + (rawSize ?? 0) > limits.storedBytes) throw new UserLimitError('storedBytes')
}

async function insertSession(transaction: CatalogTransaction, session: NewUploadSession): Promise<number> {
  const { rawSize, contentType, createdAt, expiresAt, ...same } = session
  const row = await transaction
    .insertInto('upload_session')
    .values({
      ...same,
      raw_size: rawSize,
      content_type: contentType,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The session of anyone, also an expired one: the caller decides. */
export function uploadSession(catalog: Catalog, id: number): Promise<UploadSessionRow | undefined> {
  return catalog.selectFrom('upload_session').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Takes the session from whoever is writing to it. @returns the session as it is from now on */
export function leaseUploadSession(catalog: Catalog, id: number): Promise<UploadSessionRow | undefined> {
  return catalog
    .updateTable('upload_session')
    .set((row) => ({ lease: row('lease', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

/** Counts bytes that are safe on disk. @returns whether the lease still held; otherwise nothing is changed */
export async function creditUploadSession(
  catalog: Catalog,
  { id, lease }: SessionLease,
  received: number,
): Promise<boolean> {
  return changesActive(catalog, { id, lease }, { received })
}

/** Says where the bytes of a session are, and how many, in a copy of the catalog that nobody else has open. */
export async function moveUploadSession(
  catalog: Catalog,
  id: number,
  bytes: { staged: string; received: number },
): Promise<void> {
  await catalog.updateTable('upload_session').set(bytes).where('id', '=', id).execute()
}

/** @returns whether the lease still held; otherwise nothing is changed */
export function finalizeUploadSession(
  transaction: CatalogTransaction,
  lease: SessionLease,
  token: number,
): Promise<boolean> {
  return changesActive(transaction, lease, { state: 'final', token, staged: null })
}

/** @returns whether the lease still held; otherwise nothing is changed */
export function cancelUploadSession(catalog: Catalog, lease: SessionLease): Promise<boolean> {
  return changesActive(catalog, lease, { state: 'cancelled', staged: null })
}

async function changesActive(
  catalog: Catalog,
  { id, lease }: SessionLease,
  change: Partial<Pick<UploadSessionRow, 'state' | 'token' | 'staged' | 'received'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await catalog
    .updateTable('upload_session')
    .set(change)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What sessions under way have staged, by name. */
export async function temporaryNames(catalog: Catalog): Promise<Set<string>> {
  const rows = await catalog
    .selectFrom('upload_session')
    .select('staged')
    .where('staged', 'is not', null)
    .execute()
  return new Set(rows.flatMap(({ staged }) => staged ?? []))
}

/** Sessions that still take bytes, ordered by number, starting behind `after`: for checks that walk all of them. */
export function activeUploadSessions(
  catalog: Catalog,
  after: number,
  limit: number,
): Promise<Pick<UploadSessionRow, 'id' | 'staged' | 'received' | 'lease'>[]> {
  return catalog
    .selectFrom('upload_session')
    .select(['id', 'staged', 'received', 'lease'])
    .where('id', '>', after)
    .where('state', '=', 'active')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Sessions that have expired by a time, oldest first. */
export function expiredUploadSessions(
  catalog: Catalog,
  time: number,
  limit: number,
): Promise<Pick<UploadSessionRow, 'id' | 'staged'>[]> {
  return catalog
    .selectFrom('upload_session')
    .select(['id', 'staged'])
    .where('expires_at', '<=', time)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
}

export async function deleteUploadSession(catalog: Catalog, id: number): Promise<void> {
  await catalog.deleteFrom('upload_session').where('id', '=', id).execute()
}
