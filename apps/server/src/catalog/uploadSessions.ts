import type { Selectable, Updateable } from 'kysely'
import { type ClientId, idOf, type UploadSessionId, type UploadTokenId, type UserId } from '../domain/ids.ts'
import type { UserLimits } from '../domain/userLimits.ts'
import type { Catalog, CatalogTransaction, Queryable } from './catalog.ts'
import type { Schema } from './schema.ts'
import { bytesOf, lockUser, openSessions, UserLimitError } from './storage.ts'

export interface NewUploadSession {
  user: UserId
  client: ClientId
  /** Declared size of the whole file. */
  rawSize?: number
  filename?: string
  /** Declared media type. */
  contentType?: string
  /** `X-Goog-Hash` of the `start` command. */
  hash?: string
  /** Name of the temporary file. */
  staged: string
  createdAt: number
  expiresAt: number
}

/** A request that writes to a session: `lease` was the newest when the session was read. */
export interface SessionLease {
  id: UploadSessionId
  lease: number
}

/** An upload session. */
export interface UploadSession extends Omit<NewUploadSession, 'staged'>, SessionLease {
  state: 'active' | 'final' | 'cancelled'
  /** Bytes that are safe on disk. */
  received: number
  /** Name of the temporary file, while the session is active. */
  staged?: string
  /** The upload token of a final session. */
  token?: UploadTokenId
}

function toSession(row: Selectable<Schema['upload_session']>): UploadSession {
  return {
    id: row.id,
    user: row.user,
    client: row.client,
    rawSize: row.raw_size ?? undefined,
    filename: row.filename ?? undefined,
    contentType: row.content_type ?? undefined,
    hash: row.hash ?? undefined,
    state: row.state,
    received: row.received,
    lease: row.lease,
    staged: row.staged ?? undefined,
    token: row.token ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

/** @throws UserLimitError when the user has too many open sessions, or no room for the declared size */
export function insertUploadSession(
  catalog: Catalog,
  session: NewUploadSession,
  limits: UserLimits,
): Promise<UploadSessionId> {
  return catalog.atomically(async (transaction) => {
    await lockUser(transaction, session.user)
    await requireSessionWithin(transaction, session, limits)
    return insertSession(transaction, session)
  })
}

async function requireSessionWithin(
  transaction: CatalogTransaction,
  { user, rawSize = 0, createdAt: now }: NewUploadSession,
  limits: UserLimits,
): Promise<void> {
  const { count } = await openSessions(transaction, user, now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (limits.uploadSessions > 0 && count >= limits.uploadSessions) throw new UserLimitError('uploadSessions')
  if (limits.storedBytes === 0) return
  const bytes = await bytesOf(transaction, { user, now })
  if (bytes + rawSize > limits.storedBytes) throw new UserLimitError('storedBytes')
}

async function insertSession(
  { db }: CatalogTransaction,
  session: NewUploadSession,
): Promise<UploadSessionId> {
  const { id } = await db
    .insertInto('upload_session')
    .values({
      user: session.user,
      client: session.client,
      filename: session.filename ?? null,
      hash: session.hash ?? null,
      staged: session.staged,
      raw_size: session.rawSize ?? null,
      content_type: session.contentType ?? null,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A session of any user, which may have expired. The caller checks access. */
export async function uploadSession(
  { db }: Queryable,
  id: UploadSessionId,
): Promise<UploadSession | undefined> {
  const row = await db.selectFrom('upload_session').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toSession(row)
}

/** Takes the session from the request that writes to it now. @returns the session with its new lease */
export async function leaseUploadSession(
  { db }: Queryable,
  id: UploadSessionId,
): Promise<UploadSession | undefined> {
  const row = await db
    .updateTable('upload_session')
    .set((row) => ({ lease: row('lease', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row && toSession(row)
}

/** Records the number of bytes that are safe on disk. @returns false, with nothing changed, if the lease has ended */
export async function creditUploadSession(
  catalog: Queryable,
  lease: SessionLease,
  received: number,
): Promise<boolean> {
  return updateActive(catalog, lease, { received })
}

/** Changes the temporary file of a session, in a copy of the catalog that is not in use yet. */
export async function moveUploadSession(
  { db }: Queryable,
  id: UploadSessionId,
  file: { staged: string; received: number },
): Promise<void> {
  await db.updateTable('upload_session').set(file).where('id', '=', id).execute()
}

/** @returns false, with nothing changed, if the lease has ended */
export function finalizeUploadSession(
  transaction: CatalogTransaction,
  lease: SessionLease,
  token: UploadTokenId,
): Promise<boolean> {
  return updateActive(transaction, lease, { state: 'final', token, staged: null })
}

/** @returns false, with nothing changed, if the lease has ended */
export function cancelUploadSession(catalog: Queryable, lease: SessionLease): Promise<boolean> {
  return updateActive(catalog, lease, { state: 'cancelled', staged: null })
}

async function updateActive(
  { db }: Queryable,
  { id, lease }: SessionLease,
  change: Updateable<Schema['upload_session']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('upload_session')
    .set(change)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The names of the temporary files of active sessions. */
export async function temporaryNames({ db }: Queryable): Promise<Set<string>> {
  const rows = await db
    .selectFrom('upload_session')
    .select('staged')
    .where('staged', 'is not', null)
    .execute()
  return new Set(rows.flatMap(({ staged }) => staged ?? []))
}

/** The temporary file of a session. */
export type SessionFile = Pick<UploadSession, 'id' | 'staged' | 'received' | 'lease'>

/** All active sessions, in the order of their ids. */
export async function* activeUploadSessions({ db }: Queryable): AsyncGenerator<SessionFile> {
  for (let after = BEFORE_ALL; ; ) {
    const rows = await db
      .selectFrom('upload_session')
      .select(['id', 'staged', 'received', 'lease'])
      .where('id', '>', after)
      .where('state', '=', 'active')
      .orderBy('id')
      .limit(BATCH)
      .execute()
    for (const { staged, ...row } of rows) yield { ...row, staged: staged ?? undefined }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

/** Ids begin with 1. */
const BEFORE_ALL = idOf<UploadSessionId>(0)

/** Rows in one read of all. */
const BATCH = 100

/** Sessions that had expired at a time, oldest first. */
export async function expiredUploadSessions(
  { db }: Queryable,
  time: number,
  limit: number,
): Promise<Pick<UploadSession, 'id' | 'staged'>[]> {
  const rows = await db
    .selectFrom('upload_session')
    .select(['id', 'staged'])
    .where('expires_at', '<=', time)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
  return rows.map(({ id, staged }) => ({ id, staged: staged ?? undefined }))
}

export async function deleteUploadSession({ db }: Queryable, id: UploadSessionId): Promise<void> {
  await db.deleteFrom('upload_session').where('id', '=', id).execute()
}
