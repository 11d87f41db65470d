import type { ExpressionBuilder } from 'kysely'
import { inTransaction } from './engine.ts'
import { insertCapabilityKey } from './keys.ts'
import { keptQuery } from './preparedQuery.ts'
import type { Catalog, Schema } from './schema.ts'

export interface AccessTokenRow {
  user: number
  client: number
  /** Separated by spaces, as OAuth writes them. */
  scopes: string
  expires_at: number | null
}

const tokensByHash = keptQuery<{ hash: Buffer }, AccessTokenRow>((catalog, value) =>
  catalog
    .selectFrom('access_token')
    .select(['user', 'client', 'scopes', 'expires_at'])
    .where('hash', '=', value('hash')),
)

/** The token with this hash; the caller decides whether it is still good. */
export async function accessToken(catalog: Catalog, hash: Buffer): Promise<AccessTokenRow | undefined> {
  const [row] = await tokensByHash(catalog, { hash })
  return row
}

/** The scopes of each token of a user and a client that is good at `now`. */
export async function scopesHeld(
  catalog: Catalog,
  { user, client }: { user: number; client: number },
  now: number,
): Promise<string[]> {
  const tokens = await catalog
    .selectFrom('access_token')
    .select('scopes')
    .where('user', '=', user)
    .where('client', '=', client)
    .where(stillGood(now))
    .execute()
  return tokens.map(({ scopes }) => scopes)
}

function stillGood(now: number) {
  return ({ or, eb }: ExpressionBuilder<Schema, 'access_token'>) =>
    or([eb('expires_at', 'is', null), eb('expires_at', '>', now)])
}

/**
 * Ends tokens that are good at `now`: the one with a hash, or all of a user, of a client, or of the two together.
 * @returns how many
 */
export async function deleteAccessTokens(
  catalog: Catalog,
  which: { hash: Buffer } | { user?: number; client?: number },
  now: number,
): Promise<number> {
  const { numDeletedRows } = await catalog
    .deleteFrom('access_token')
    .where(({ and }) => and(which))
    .where(stillGood(now))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Stores a token for a user and a client, making either when its name is new. */
export async function insertAccessToken(
  catalog: Catalog,
  token: {
    hash: Buffer
    user: string
    client: string
    scopes: string
    createdAt: number
    expiresAt: number | null
  },
): Promise<void> {
  await inTransaction(catalog, async (transaction) => {
    await transaction
      .insertInto('access_token')
      .values({
        hash: token.hash,
        user: await named(transaction, 'user', token.user),
        client: await named(transaction, 'client', token.client),
        scopes: token.scopes,
        created_at: token.createdAt,
        expires_at: token.expiresAt,
      })
      .execute()
  })
}

/** The number of the user with this name. */
export function userByName(catalog: Catalog, name: string): Promise<number | undefined> {
  return byName(catalog, 'user', name)
}

/** The number of the client with this name. */
export function clientByName(catalog: Catalog, name: string): Promise<number | undefined> {
  return byName(catalog, 'client', name)
}

async function byName(catalog: Catalog, table: 'user' | 'client', name: string): Promise<number | undefined> {
  const row = await catalog.selectFrom(table).select('id').where('name', '=', name).executeTakeFirst()
  return row?.id
}

/** Whether a token was ever made for anyone, revoked ones too: if not, this is the first start. */
export async function hasUsers(catalog: Catalog): Promise<boolean> {
  const row = await catalog.selectFrom('user').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

async function named(catalog: Catalog, table: 'user' | 'client', name: string): Promise<number> {
  await catalog
    .insertInto(table)
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await catalog.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return row.id
}

/**
 * The key that ids of this installation are made with, and the first of those that capabilities are made with. It lives
 * with the rows, because ids that clients keep must outlive any copy of the data.
 */
export function installationKey(
  catalog: Catalog,
  randomBytes: (size: number) => Uint8Array,
): Promise<Buffer> {
  return inTransaction(catalog, async (transaction) => {
    const made = await madeInstallationKey(transaction)
    if (made !== undefined) return made
    const key = Buffer.from(randomBytes(32))
    await transaction.insertInto('installation').values({ key }).execute()
    await insertCapabilityKey(transaction, { key, madeAt: 0, usedFrom: 0 })
    return key
  })
}

/** The same, if the installation has one already. */
export async function madeInstallationKey(catalog: Catalog): Promise<Buffer | undefined> {
  const row = await catalog.selectFrom('installation').select('key').executeTakeFirst()
  return row?.key
}
