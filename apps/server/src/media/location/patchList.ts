import { type LocationPatch, normalizePatches } from './locationPatches.ts'

/** Patches are stored with the file and applied to every download of it. A real photo has some ten. */
const MAX_PATCHES = 4096

/** Collects any number of patches in bounded memory. */
export class PatchList {
  private list: LocationPatch[] = []

  add(patches: readonly LocationPatch[]): void {
    for (const patch of patches) this.list.push(patch)
    if (this.list.length > 2 * MAX_PATCHES) this.list = coarsen(normalizePatches(this.list))
  }

  get isEmpty(): boolean {
    return this.list.length === 0
  }

  /** Sorted, without overlaps, and no more than can be stored. */
  patches(): LocationPatch[] {
    return coarsen(normalizePatches(this.list))
  }
}

/** Joins the closest neighbors until few enough are left: the bytes between them are blanked too. */
function coarsen(list: LocationPatch[]): LocationPatch[] {
  if (list.length <= MAX_PATCHES) return list
  const gapBefore = (i: number) => {
    const [previous, next] = [list[i - 1], list[i]]
    return previous && next ? next.offset - previous.offset - previous.length : Number.POSITIVE_INFINITY
  }
  const gaps = list.map((_, i) => gapBefore(i)).sort((a, b) => a - b)
  // Half as many, so that the next ones are not joined one by one.
  const joined = gaps[list.length - MAX_PATCHES / 2] ?? 0
  const out: LocationPatch[] = []
  for (const [i, next] of list.entries()) {
    const last = out.at(-1)
    if (last && gapBefore(i) <= joined) last.length = next.offset + next.length - last.offset
    else out.push({ ...next })
  }
  return out
}
