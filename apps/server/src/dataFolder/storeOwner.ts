import { hkdfSync } from 'node:crypto'
import type { Blobs } from '../blobs/blobs.ts'
import type { Catalog } from '../catalog/schema.ts'
import { blobPage } from '../catalog/uploads.ts'

/** The photos in a store or folder are not those of the library: to go on would take from one of the two. */
export class WrongStoreError extends Error {
  override readonly name = 'WrongStoreError'
}

/** Files of a library that are looked for. A few may be missing for other reasons: `fsck` tells of those. */
const SAMPLE = 20

/**
 * Checks that a store holds the photos of this library, if any, and marks it as this library's. A database and a store
 * are named apart, and so may be named wrong: a server sweeps, and would sweep what another library counts on. A data
 * folder with everything in it needs no mark.
 *
 * @param installationKey the library's
 * @param catalog of the library whose photos must be there; left out where they are still to be copied there
 * @throws WrongStoreError, and nothing is changed
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
      'The photos there are those of another library, or of a catalog that this one has replaced. Fix: name the place ' +
        'of this library with --blobs or --data, or its catalog with --database.',
    )
  }
  if (catalog) await requirePhotos(catalog, blobs)
  await blobs.setMark(library)
}

/** Of the photos that the library names at least one is there; and it names some if there are any. */
async function requirePhotos(catalog: Catalog, blobs: Blobs): Promise<void> {
  const named = await blobPage(catalog, Buffer.alloc(0), SAMPLE)
  for (const { sha256 } of named) if ((await blobs.size(sha256)) !== undefined) return
  if (named.length > 0) {
    throw new WrongStoreError(
      'The photos of this library are not there. Fix: name the place that has them with --blobs or --data.',
    )
  }
  for await (const _ of blobs.list()) {
    throw new WrongStoreError(
      'There are photos that the catalog does not know: it is empty. Fix: name their catalog with --database or ' +
        '--data, restore it, or choose an empty place with --blobs or --data.',
    )
  }
}

/** The same wherever the library is moved to; tells nothing of the key. */
function libraryName(key: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'tintype library', 16)).toString('hex')
}
