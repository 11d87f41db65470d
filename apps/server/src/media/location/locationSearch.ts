import { type Budget, OutOfBudgetError } from '../formats/budget.ts'
import type { Bytes, Part, Span } from '../formats/bytes.ts'
import { isSystemError } from '../formats/systemError.ts'
import { type LocationPatch, patchRange } from './locationPatches.ts'
import { PatchList } from './patchList.ts'

const OUT_OF_BUDGET = new OutOfBudgetError()

/** Cost of each block, before it is searched. */
const BLOCK_UNITS = 500

/** Looking up a longer list would cost more than searching a text twice. */
const MAX_TEXTS = 200

/**
 * A search of one file for its location. Walking from part to part is paid from one budget, and searching the blocks
 * of metadata from another, so that a wasteful block does not hide the next one: when nothing is left, blocks are
 * still found, and blanked unread.
 */
export class LocationSearch {
  /** Pays for searching blocks. */
  readonly budget: Budget
  private readonly list = new PatchList()
  private readonly texts: Span[]

  constructor(budget: Budget, texts: Span[] = []) {
    this.budget = budget
    this.texts = texts
  }

  /** A search with the same budget, whose patches are kept separate. */
  subsearch(): LocationSearch {
    return new LocationSearch(this.budget, this.texts)
  }

  blank(bytes: Bytes, offset: number, length: number, fill: number): void {
    this.list.add(patchRange(bytes, offset, length, fill))
  }

  add(patches: readonly LocationPatch[]): void {
    this.list.add(patches)
  }

  get isEmpty(): boolean {
    return this.list.isEmpty
  }

  patches(): LocationPatch[] {
    return this.list.patches()
  }

  /** Remembers that a text was searched as a whole. */
  rememberText(text: Bytes): void {
    if (this.texts.length < MAX_TEXTS) this.texts.push(...text.locate(0, text.size).slice(0, MAX_TEXTS))
  }

  /** Whether the text at a position of the file was searched. May return false for one of very many texts. */
  wasTextSearched(offset: number): boolean {
    return this.texts.some((text) => offset >= text.offset && offset < text.offset + text.length)
  }

  /**
   * Searches a block. A block that is too much work or too damaged is blanked as a whole: its location may be
   * anywhere.
   */
  searchBlock(bytes: Bytes, fill: number, look: (block: Bytes) => void): void {
    try {
      bytes.budget.spend(BLOCK_UNITS)
      // Throwing from inside of the search costs more than this test.
      if (this.budget.left === 0) throw OUT_OF_BUDGET
      look(bytes.chargedTo(this.budget))
    } catch (error) {
      if (isSystemError(error)) throw error
      this.blank(bytes, 0, bytes.size, fill)
    }
  }

  /** Searches the parts of a container. Parts that the budget does not reach, or damage hides, are blanked. */
  searchParts<P extends Part>(container: Bytes, parts: Iterable<P>, look: (part: P) => void, from = 0): void {
    let reached = from
    try {
      for (const part of parts) {
        reached = part.at
        this.searchPart(container, part, look)
        reached = part.end
      }
    } catch (error) {
      if (isSystemError(error)) throw error
      this.blank(container, reached, container.size - reached, 0)
    }
  }

  private searchPart<P extends Part>(container: Bytes, part: P, look: (part: P) => void): void {
    try {
      look(part)
    } catch (error) {
      if (error instanceof OutOfBudgetError || isSystemError(error)) throw error
      this.blank(container, part.at, part.end - part.at, 0)
    }
  }
}
