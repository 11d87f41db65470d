import type { SigningKey } from '../tokens/signingKeys.ts'
import { inTransaction } from './engine.ts'
import type { Catalog } from './schema.ts'

/** All that have not been retired, the newest first. */
export function capabilityKeys(catalog: Catalog): Promise<SigningKey[]> {
  return catalog
    .selectFrom('capability_key')
    .select(['key', 'used_from as usedFrom'])
    .orderBy('id', 'desc')
    .execute()
}

export async function insertCapabilityKey(
  catalog: Catalog,
  { key, madeAt, usedFrom }: SigningKey & { madeAt: number },
): Promise<void> {
  await catalog.insertInto('capability_key').values({ key, made_at: madeAt, used_from: usedFrom }).execute()
}

/** Deletes all but the newest. @returns how many */
export function deleteOlderCapabilityKeys(catalog: Catalog): Promise<number> {
  return inTransaction(catalog, async (transaction) => {
    const { id } = await transaction
      .selectFrom('capability_key')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirstOrThrow()
    const { numDeletedRows } = await transaction
      .deleteFrom('capability_key')
      .where('id', '<', id)
      .executeTakeFirst()
    return Number(numDeletedRows)
  })
}
