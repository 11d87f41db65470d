import type { Catalog, Queryable } from './catalog.ts'

/** A signing key, and the time from which tokens are made with it. */
export interface StoredKey {
  key: Buffer
  usedFrom: number
}

/** All keys that have not been retired, the newest first. */
export function capabilityKeys({ db }: Queryable): Promise<StoredKey[]> {
  return db
    .selectFrom('capability_key')
    .select(['key', 'used_from as usedFrom'])
    .orderBy('id', 'desc')
    .execute()
}

export async function insertCapabilityKey(
  { db }: Queryable,
  { key, madeAt, usedFrom }: StoredKey & { madeAt: number },
): Promise<void> {
  await db.insertInto('capability_key').values({ key, made_at: madeAt, used_from: usedFrom }).execute()
}

/** Deletes all but the newest. @returns the number of deleted keys */
export function deleteOlderCapabilityKeys(catalog: Catalog): Promise<number> {
  return catalog.transaction(async ({ db }) => {
    const { id } = await db
      .selectFrom('capability_key')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirstOrThrow()
    const { numDeletedRows } = await db.deleteFrom('capability_key').where('id', '<', id).executeTakeFirst()
    return Number(numDeletedRows)
  })
}
