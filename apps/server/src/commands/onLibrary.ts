import { openCatalog } from '../catalog/open.ts'
import type { Catalog } from '../catalog/schema.ts'
import type { DataSettings } from '../config.ts'
import { catalogAt } from '../dataFolder.ts'
import { requireLibrary } from './refusal.ts'

/**
 * Works on the catalog of a library, which is closed in the end.
 * @throws Refusal where there is no library
 */
export async function onLibrary(
  settings: Pick<DataSettings, 'data' | 'database'>,
  work: (catalog: Catalog) => Promise<void>,
): Promise<void> {
  requireLibrary(settings)
  const catalog = await openCatalog(catalogAt(settings))
  try {
    await work(catalog)
  } finally {
    await catalog.destroy()
  }
}
