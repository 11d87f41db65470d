/**
 * Limits the work that a parser does on one file, so that no file costs more than a multiple of its size. A unit is
 * about a nanosecond of an average processor: one byte inspected, or a part of the fixed cost of a read or an entry.
 *
 * A real file uses a small part of its budget. A file that makes parsers read the same bytes again and again, or whose
 * few bytes claim to be many, exhausts it: facts that were not read by then stay unknown, and a block that was not
 * searched for a location by then is blanked as a whole.
 */
export interface Budget {
  /** @throws OutOfBudgetError when more is spent than the limit, and on every call after that */
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

/** Gives small files as much as real ones need: 4 ms. */
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

/** Returns the result of `read`, or the fallback when it exhausts the budget. Throws any other error. */
export function withinBudget<T>(read: () => T, fallback: T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof OutOfBudgetError) return fallback
    throw error
  }
}
