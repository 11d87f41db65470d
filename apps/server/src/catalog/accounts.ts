import type { ExpressionBuilder, Selectable } from 'kysely'
import type { ClientId, UserId } from '../domain/ids.ts'
import type { Catalog, Queryable } from './catalog.ts'
import { insertCapabilityKey } from './keys.ts'
import { prepareQuery } from './preparedQuery.ts'
import type { Schema } from './schema.ts'

export interface AccessToken {
  user: UserId
  client: ClientId
  /** Separated by spaces, as in OAuth. */
  scopes: string
  /** Undefined for a token that does not expire. */
  expiresAt?: number
}

type TokenRow = Pick<Selectable<Schema['access_token']>, 'user' | 'client' | 'scopes' | 'expires_at'>

const tokensByHash = prepareQuery<{ hash: Buffer }, TokenRow>(({ db }, value) =>
  db
    .selectFrom('access_token')
    .select(['user', 'client', 'scopes', 'expires_at'])
    .where('hash', '=', value('hash')),
)

/** The token with this hash, which may have expired. */
export async function accessToken(catalog: Queryable, hash: Buffer): Promise<AccessToken | undefined> {
  const [row] = await tokensByHash(catalog, { hash })
  if (row === undefined) return undefined
  const { user, client, scopes, expires_at } = row
  return { user, client, scopes, expiresAt: expires_at ?? undefined }
}

/** The scopes of each token of a user and a client that is valid at `now`. */
export async function scopesHeld(
  { db }: Queryable,
  { user, client }: { user: UserId; client: ClientId },
  now: number,
): Promise<string[]> {
  const tokens = await db
    .selectFrom('access_token')
    .select('scopes')
    .where('user', '=', user)
    .where('client', '=', client)
    .where(validAt(now))
    .execute()
  return tokens.map(({ scopes }) => scopes)
}

function validAt(now: number) {
  return ({ or, eb }: ExpressionBuilder<Schema, 'access_token'>) =>
    or([eb('expires_at', 'is', null), eb('expires_at', '>', now)])
}

/**
 * Deletes tokens that are valid at `now`: the one with a hash, or all of a user, of a client, or of both together.
 * @returns the number of deleted tokens
 */
export async function deleteAccessTokens(
  { db }: Queryable,
  which: { hash: Buffer } | { user?: UserId; client?: ClientId },
  now: number,
): Promise<number> {
  let query = db.deleteFrom('access_token').where(validAt(now))
  if ('hash' in which) query = query.where('hash', '=', which.hash)
  else {
    if (which.user !== undefined) query = query.where('user', '=', which.user)
    if (which.client !== undefined) query = query.where('client', '=', which.client)
  }
  const { numDeletedRows } = await query.executeTakeFirst()
  return Number(numDeletedRows)
}

/** Stores a token for a user and a client, and creates those that do not exist. */
export async function insertAccessToken(
  catalog: Catalog,
  token: {
    hash: Buffer
    user: string
    client: string
    scopes: string
    createdAt: number
    expiresAt?: number
  },
): Promise<void> {
  await catalog.transaction(async (transaction) => {
    const user = await idForName(transaction, 'user', token.user)
    const client = await idForName(transaction, 'client', token.client)
    await transaction.db
      .insertInto('access_token')
      .values({
        hash: token.hash,
        user,
        client,
        scopes: token.scopes,
        created_at: token.createdAt,
        expires_at: token.expiresAt ?? null,
      })
      .execute()
  })
}

export function userByName(catalog: Queryable, name: string): Promise<UserId | undefined> {
  return findByName(catalog, 'user', name)
}

export function clientByName(catalog: Queryable, name: string): Promise<ClientId | undefined> {
  return findByName(catalog, 'client', name)
}

interface NamedIds {
  user: UserId
  client: ClientId
}

async function findByName<Table extends keyof NamedIds>(
  { db }: Queryable,
  table: Table,
  name: string,
): Promise<NamedIds[Table] | undefined> {
  const row = await db
    .selectFrom<keyof NamedIds>(table)
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.id as NamedIds[Table] | undefined
}

/** Whether a token was ever created, revoked ones included. If not, this is the first start. */
export async function hasUsers({ db }: Queryable): Promise<boolean> {
  const row = await db.selectFrom('user').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

async function idForName<Table extends keyof NamedIds>(
  catalog: Queryable,
  table: Table,
  name: string,
): Promise<NamedIds[Table]> {
  await catalog.db
    .insertInto<keyof NamedIds>(table)
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const id = await findByName(catalog, table, name)
  if (id === undefined) throw new Error(`No row of ${table} has the name ${name}.`)
  return id
}

/**
 * The key of public ids, which is also the first signing key; created when there is none. It is stored with the rows,
 * because clients keep ids, and these must stay valid in every copy of the data.
 */
export function installationKey(
  catalog: Catalog,
  randomBytes: (size: number) => Uint8Array,
): Promise<Buffer> {
  return catalog.transaction(async (transaction) => {
    const existing = await findInstallationKey(transaction)
    if (existing !== undefined) return existing
    const key = Buffer.from(randomBytes(32))
    await transaction.db.insertInto('installation').values({ key }).execute()
    await insertCapabilityKey(transaction, { key, madeAt: 0, usedFrom: 0 })
    return key
  })
}

/** The same key, if it was created. */
export async function findInstallationKey({ db }: Queryable): Promise<Buffer | undefined> {
  const row = await db.selectFrom('installation').select('key').executeTakeFirst()
  return row?.key
}
