import { stat } from 'node:fs/promises'
import { ignoreMissing } from '../blobs/folder/files.ts'
import { hasBlobFiles } from '../blobs/folder/layout.ts'
import { findInstallationKey } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { catalogPath } from './dataFolder.ts'

/** The catalog of a data folder is missing or empty, although the folder has photos. */
export class LostCatalogError extends Error {
  override readonly name = 'LostCatalogError'
}

/**
 * Prevents a new catalog next to existing photos, which would silently lose all of their ids, tokens and albums. Must be
 * called before the catalog is opened, which would create it.
 * @throws LostCatalogError
 */
export async function requireCatalog(data: string): Promise<void> {
  const path = catalogPath(data)
  const file = await stat(path).catch(ignoreMissing)
  if (file !== undefined && file.size > 0) return
  if (await hasBlobFiles(data)) throw lost(path, file === undefined ? 'is missing' : 'is empty')
}

/**
 * Does the same for a catalog with a schema and nothing else. A server writes the key to a new catalog first, before any
 * photo arrives.
 * @throws LostCatalogError
 */
export async function requireUsedCatalog(data: string, catalog: Catalog): Promise<void> {
  if ((await findInstallationKey(catalog)) !== undefined) return
  if (await hasBlobFiles(data)) throw lost(catalogPath(data), 'has never been used')
}

function lost(path: string, problem: string): LostCatalogError {
  return new LostCatalogError(
    `The catalog ${path} ${problem}, but there are photos next to it. Fix: put the catalog back, or restore a backup into ` +
      'another folder with `tintype-server restore`; if the catalog is in Postgres, name it with --database. To start ' +
      'with an empty catalog and lose all albums, ids and tokens, run `tintype-server serve --new-catalog`.',
  )
}
