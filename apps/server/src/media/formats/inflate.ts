import { inflateSync } from 'node:zlib'
import { type Budget, OutOfBudgetError } from './budget.ts'
import { isSystemError } from './systemError.ts'

/** Cost of a call, and of a byte of its output. */
const [CALL_UNITS, BYTE_UNITS] = [20_000, 3]
/** The best compression that deflate can achieve. */
const MAX_RATIO = 1032

/** Inflates a whole zlib stream. Returns undefined for damaged data. @throws OutOfBudgetError */
export function inflate(data: Buffer, budget: Budget): Buffer | undefined {
  budget.spend(CALL_UNITS)
  const most = Math.floor(budget.left / BYTE_UNITS)
  try {
    const out = inflateSync(data, { maxOutputLength: Math.max(most, 1) })
    budget.spend(out.length * BYTE_UNITS)
    return out
  } catch (error) {
    if (error instanceof OutOfBudgetError || isSystemError(error)) throw error
    // zlib does not report how much it inflated before the damage.
    budget.spend(Math.min(most + 1, data.length * MAX_RATIO) * BYTE_UNITS)
    return undefined
  }
}
