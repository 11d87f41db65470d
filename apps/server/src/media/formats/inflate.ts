import { inflateSync } from 'node:zlib'
import { type Budget, OutOfBudgetError } from './budget.ts'
import { isSystemError } from './systemError.ts'

/** What a call costs, and a byte of its output. */
const [CALL_UNITS, BYTE_UNITS] = [20_000, 3]
/** What deflate can make of a byte at best. */
const MAX_RATIO = 1032

/** The whole of a zlib stream; null for damaged data. @throws OutOfBudgetError */
export function inflate(data: Buffer, budget: Budget): Buffer | undefined {
  budget.spend(CALL_UNITS)
  const most = Math.floor(budget.left / BYTE_UNITS)
  try {
    const out = inflateSync(data, { maxOutputLength: Math.max(most, 1) })
    budget.spend(out.length * BYTE_UNITS)
    return out
  } catch (error) {
    if (error instanceof OutOfBudgetError || isSystemError(error)) throw error
    // How much it made before the damage is not told.
    budget.spend(Math.min(most + 1, data.length * MAX_RATIO) * BYTE_UNITS)
    return undefined
  }
}
