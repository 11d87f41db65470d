import { stat } from 'node:fs/promises'
import { ignoreMissing } from '../blobs/folder/files.ts'
import { hasBlobFiles } from '../blobs/folder/openFolder.ts'
import { madeInstallationKey } from '../catalog/accounts.ts'
import type { Catalog } from '../catalog/schema.ts'
import { catalogPath } from './dataFolder.ts'

/** The catalog of a data folder is gone or empty, and the photos that it knew are still there. */
export class LostCatalogError extends Error {
  override readonly name = 'LostCatalogError'
}

/**
 * A server that started a new catalog next to photos would give up every id, token and album of theirs without a word.
 * Asked before the catalog is opened, which would create it.
 * @throws LostCatalogError
 */
export async function refuseLostCatalog(data: string): Promise<void> {
  const path = catalogPath(data)
  const file = await stat(path).catch(ignoreMissing)
  if (file !== undefined && file.size > 0) return
  if (await hasBlobFiles(data)) throw lost(path, file === undefined ? 'is missing' : 'is empty')
}

/**
 * The same for a catalog that has a schema and nothing else: the key is the first thing that a server writes to it, long
 * before any photo arrives.
 * @throws LostCatalogError
 */
export async function refuseUnusedCatalog(data: string, catalog: Catalog): Promise<void> {
  if ((await madeInstallationKey(catalog)) !== undefined) return
  if (await hasBlobFiles(data)) throw lost(catalogPath(data), 'has never been used')
}

function lost(path: string, what: string): LostCatalogError {
  return new LostCatalogError(
    `The catalog ${path} ${what}, but there are photos next to it. Fix: put the catalog back, or restore a backup into ` +
      'another folder with `tintype-server restore`; if the catalog is in Postgres, name it with --database. To give up ' +
      'all albums, ids and tokens and start with an empty catalog: `tintype-server serve --new-catalog`.',
  )
}
