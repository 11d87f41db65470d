import { hkdfSync } from 'node:crypto'
import type { Blobs } from './blobs/blobs.ts'
import type { Catalog } from './catalog/schema.ts'
import { blobPage } from './catalog/uploads.ts'

/** The bytes are not those of the library: to go on would take from one of the two. */
export class WrongPlaceError extends Error {
  override readonly name = 'WrongPlaceError'
}

/** Files of a library that are looked for. A few may be missing for other reasons: `fsck` tells of those. */
const SAMPLE = 20

/**
 * Sees that a place holds the photos of this library, if any, and marks it as this library's. A database and a store
 * are named apart, and so may be named wrong: whoever serves sweeps, and would sweep what another library counts on.
 * A folder with everything in it needs no mark.
 *
 * @param installationKey the library's
 * @param catalog of the library whose photos must be there; left out where they are still to be copied there
 * @throws WrongPlaceError, and nothing is changed
 */
export async function claimPlace(
  blobs: Blobs,
  installationKey: Uint8Array,
  catalog?: Catalog,
): Promise<void> {
  const library = libraryName(installationKey)
  const mark = await blobs.mark()
  if (mark === library) return
  if (mark !== undefined) {
    throw new WrongPlaceError('The photos there are those of another library. Name the place of this one.')
  }
  if (catalog && !(await hasPhotos(catalog, blobs))) {
    throw new WrongPlaceError('The photos of this library are not there. Name the place that has them.')
  }
  await blobs.setMark(library)
}

/** Of the photos that the library names at least one is there, or it names none. */
async function hasPhotos(catalog: Catalog, blobs: Blobs): Promise<boolean> {
  const named = await blobPage(catalog, Buffer.alloc(0), SAMPLE)
  for (const { sha256 } of named) if ((await blobs.size(sha256)) !== undefined) return true
  return named.length === 0
}

/** The same wherever the library is moved to; tells nothing of the key. */
function libraryName(key: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'tintype library', 16)).toString('hex')
}
