import type { Keys } from '../../src/tokens/signingKeys.ts'

const key = Buffer.alloc(32, 1)

/** Keys that never change: a single one. */
export const oneKey: Keys = {
  current: () => key,
  first: async (attempt) => attempt(key),
  close: async () => {},
}
