import { hkdfSync } from 'node:crypto'
import type { Blobs } from '../blobs/blobs.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { blobPage } from '../catalog/uploads.ts'

/** The photos in a store or folder belong to another library: serving them would delete photos of one of the two. */
export class WrongStoreError extends Error {
  override readonly name = 'WrongStoreError'
}

/** Files of a library that are looked up. A few may be missing for other reasons, which `fsck` reports. */
const SAMPLE = 20

/**
 * Checks that a store has the photos of this library, if any, and marks the store as its own. Database and store are
 * configured separately, so a mix-up is possible: then the sweeper would delete blobs of another library. A data folder
 * with both needs no mark.
 *
 * @param installationKey the key of the library
 * @param catalog the catalog whose photos must be in the store; omitted before they are copied there
 * @throws WrongStoreError; then nothing was changed
 */
export async function claimStore(
  blobs: Blobs,
  installationKey: Uint8Array,
  catalog?: Catalog,
): Promise<void> {
  const library = libraryName(installationKey)
  const mark = await blobs.mark()
  if (mark === library) return
  if (mark !== undefined) {
    throw new WrongStoreError(
      'The photos belong to another library, or to a catalog that this one has replaced. Fix: name the store of this ' +
        'library with --blobs or --data, or its catalog with --database.',
    )
  }
  if (catalog) await requirePhotos(catalog, blobs)
  await blobs.setMark(library)
}

/** Requires at least one of the sampled photos, and no photos at all for an empty catalog. */
async function requirePhotos(catalog: Catalog, blobs: Blobs): Promise<void> {
  const sample = await blobPage(catalog, Buffer.alloc(0), SAMPLE)
  for (const { sha256 } of sample) if ((await blobs.size(sha256)) !== undefined) return
  if (sample.length > 0) {
    throw new WrongStoreError(
      'The photos of this library are missing. Fix: name their store with --blobs or --data.',
    )
  }
  for await (const _ of blobs.list()) {
    throw new WrongStoreError(
      'The catalog is empty, but the store has photos. Fix: name their catalog with --database or --data, restore it, ' +
        'or choose an empty store with --blobs or --data.',
    )
  }
}

/** Identifies the library after any move. Reveals nothing about the key. */
function libraryName(key: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'tintype library', 16)).toString('hex')
}
