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

/** `tintype-server key rotate`: adds a key and prints when its use starts. Servers may be running. */
export function rotateKey(settings: DataSettings): Promise<void> {
  return reportUserErrors(() =>
    withCatalog(settings, async (catalog) => {
      const usedFrom = await addKey(catalog, { now: Date.now, randomBytes })
      console.log(`Key added: used from ${new Date(usedFrom).toISOString()}`)
    }),
  )
}

/** `tintype-server key retire`: deletes all keys but the newest, and prints how many. Servers may be running. */
export function retireKeys(settings: DataSettings): Promise<void> {
  return reportUserErrors(() =>
    withCatalog(settings, async (catalog) => {
      const retired = await deleteOlderCapabilityKeys(catalog)
      if (retired === 0)
        throw new UserError('There is no older key to retire. Add a new one first with key rotate.')
      console.log(`Keys retired: ${retired}`)
    }),
  )
}

/** @returns when the use of the key starts, in milliseconds since 1970 UTC */
export async function addKey(catalog: Catalog, { now, randomBytes }: Environment): Promise<number> {
  // Creates the first key, which ids need, if no server has done so yet.
  await installationKey(catalog, randomBytes)
  const madeAt = now()
  const usedFrom = madeAt + SPREAD_MS
  await insertCapabilityKey(catalog, { key: Buffer.from(randomBytes(32)), madeAt, usedFrom })
  return usedFrom
}
