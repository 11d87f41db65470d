import { randomBytes } from 'node:crypto'
import { installationKey } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { deleteOlderCapabilityKeys, insertCapabilityKey } from '../catalog/keys.ts'
import type { DataSettings } from '../config.ts'
import type { Environment } from '../environment.ts'
import { UserError } from '../process/userError.ts'
import { SPREAD_MS } from '../tokens/signingKeys.ts'
import { reportUserErrors } from './support/userError.ts'
import { withCatalog } from './support/withCatalog.ts'

/** `tintype-server key rotate`: adds a key and prints from when it is used. May run beside servers. */
export function rotateKey(settings: DataSettings): Promise<void> {
  return reportUserErrors(() =>
    withCatalog(settings, async (catalog) => {
      const usedFrom = await addKey(catalog, { now: Date.now, randomBytes })
      console.log(`Key added: used from ${new Date(usedFrom).toISOString()}`)
    }),
  )
}

/** `tintype-server key retire`: forgets all keys but the newest, and prints how many. May run beside servers. */
export function retireKeys(settings: DataSettings): Promise<void> {
  return reportUserErrors(() =>
    withCatalog(settings, async (catalog) => {
      const retired = await deleteOlderCapabilityKeys(catalog)
      if (retired === 0)
        throw new UserError('There is no older key to retire: add a newer one with key rotate.')
      console.log(`Keys retired: ${retired}`)
    }),
  )
}

/** @returns the time from which on the key is used, in milliseconds since 1970 UTC */
export async function addKey(catalog: Catalog, { now, randomBytes }: Environment): Promise<number> {
  // Where no server has been yet, there is no first key: ids have to have theirs.
  await installationKey(catalog, randomBytes)
  const madeAt = now()
  const usedFrom = madeAt + SPREAD_MS
  await insertCapabilityKey(catalog, { key: Buffer.from(randomBytes(32)), madeAt, usedFrom })
  return usedFrom
}
