import type { Catalog, CatalogOptions } from './catalog.ts'
import { isPostgresUrl } from './databaseUrl.ts'
import { openSqlite } from './sqlite/openSqlite.ts'

/**
 * Opens a catalog and upgrades its schema.
 *
 * @param location a URL `postgres://…`, or the path of an SQLite file; `:memory:` for a temporary database
 * @throws NewerCatalogError when its schema is newer than this program
 * @throws UnfinishedCatalogError when a migration into it has not finished
 * @throws UnavailableError when its database cannot be reached
 */
export async function openCatalog(location: string, options: CatalogOptions = {}): Promise<Catalog> {
  if (!isPostgresUrl(location)) return openSqlite(location, options)
  // Imported on demand: a server with SQLite starts without the driver.
  const { openPostgres } = await import('./postgres/openPostgres.ts')
  return openPostgres(location, options)
}
