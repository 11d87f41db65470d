import type { Catalog } from '../../catalog/catalog.ts'
import { openCatalog } from '../../catalog/openCatalog.ts'
import type { DataSettings } from '../../config.ts'
import { catalogAt } from '../../dataFolder/dataFolder.ts'
import { requireUsedCatalog } from '../../dataFolder/lostCatalog.ts'
import { requireLibrary } from './userError.ts'

type Place = Pick<DataSettings, 'data' | 'database'>

/**
 * Opens the catalog of a library, runs `work`, and closes it.
 * @throws UserError when there is no library
 */
export async function withCatalog(place: Place, work: (catalog: Catalog) => Promise<void>): Promise<void> {
  await requireLibrary(place)
  const catalog = await openLibrary(place)
  try {
    await work(catalog)
  } finally {
    await catalog.close()
  }
}

/** Opens the catalog of a library. @throws LostCatalogError when it was never used, although there are photos */
export async function openLibrary(place: Place): Promise<Catalog> {
  const catalog = await openCatalog(catalogAt(place))
  try {
    if (place.database === undefined) await requireUsedCatalog(place.data, catalog)
    return catalog
  } catch (error) {
    await catalog.close()
    throw error
  }
}
