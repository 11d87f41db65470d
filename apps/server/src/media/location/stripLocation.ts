import { Transform } from 'node:stream'
import { applyPatches, type LocationPatch } from './locationPatches.ts'

/**
 * Strip location: the two halves of serving media without its location.
 *
 * - It is found when a file is examined: `findLocation` returns the patches that hide it, and they are stored with the
 *   media item.
 * - It is removed when the original is served: `stripLocation` applies those patches to the bytes as they are sent. The
 *   stored file is never changed.
 */
export { findLocation } from './findLocation.ts'

/** Removes the location from a stream of the file's bytes that begins at `start`. */
export function stripLocation(patches: readonly LocationPatch[], start: number): Transform {
  let offset = start
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const chunkOffset = offset
      offset += chunk.length
      done(null, applyPatches(chunk, chunkOffset, patches))
    },
  })
}

/** Returns the patches that change a range of the file. */
export function patchesWithin(patches: readonly LocationPatch[], from: number, to: number): LocationPatch[] {
  return patches.filter(({ offset, length }) => offset <= to && offset + length > from)
}
