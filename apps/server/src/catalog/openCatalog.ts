import type { CompiledQuery } from 'kysely'
import { isPostgresUrl } from './databaseUrl.ts'
import type { Catalog } from './schema.ts'
import { openSqlite } from './sqlite/openSqlite.ts'

export interface CatalogOptions {
  /** Hears of every statement. */
  onQuery?: (query: CompiledQuery) => void
  /** Hears when an older catalog is about to be brought up to date: a large one takes a while. */
  onUpgrade?: () => void
  /** To go on with one that is being filled. */
  unfinished?: boolean
}

/**
 * Opens a catalog and brings its schema up to date.
 *
 * @param location a URL `postgres://…`, or the path of an SQLite file; `:memory:` for one that is gone when closed
 * @throws NewerCatalogError when its schema is newer than this program
 * @throws UnfinishedCatalogError when a library is being moved into it
 * @throws UnavailableError when its database cannot be reached
 */
export async function openCatalog(location: string, options: CatalogOptions = {}): Promise<Catalog> {
  if (!isPostgresUrl(location)) return openSqlite(location, options)
  // Loaded when it is needed: an embedded server starts without the driver.
  const { openPostgres } = await import('./postgres/openPostgres.ts')
  return openPostgres(location, options)
}
