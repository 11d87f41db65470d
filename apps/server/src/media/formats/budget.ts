/**
 * What a parser may spend on one file, so that no file costs more than a multiple of its size. A unit is about a
 * nanosecond of a plain processor: a byte looked at, or a part of what each read and each entry costs by itself.
 *
 * A real file spends a small part of it. A file that is made to be read again and again, or whose few bytes claim many,
 * runs out: facts that were not read by then are unknown, and a block that was not searched for a location by then is
 * blanked as a whole.
 */
export interface Budget {
  /** @throws OutOfBudgetError once more is spent than there was; from then on, always */
  spend(units: number): void
  readonly spent: number
  readonly left: number
}

export class OutOfBudgetError extends Error {
  override readonly name = 'OutOfBudgetError'
  constructor() {
    super('The file takes more work than its size allows.')
  }
}

/** So that small files may have all that real ones have: 4 ms. */
const FLOOR = 4_000_000
const UNITS_PER_BYTE = 8

export function createBudget(fileSize: number): Budget {
  const limit = FLOOR + UNITS_PER_BYTE * fileSize
  let spent = 0
  return {
    spend(units) {
      if (spent > limit) throw new OutOfBudgetError()
      spent += units
      if (spent > limit) throw new OutOfBudgetError()
    },
    get spent() {
      return spent
    },
    get left() {
      return Math.max(0, limit - spent)
    },
  }
}

/** What `read` returns; the fallback when the budget runs out before. Any other error is thrown. */
export function withinBudget<T>(read: () => T, fallback: T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof OutOfBudgetError) return fallback
    throw error
  }
}
