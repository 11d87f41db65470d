import type { SigningKeys } from '../../src/tokens/signingKeys.ts'

const key = Buffer.alloc(32, 1)

/** Keys that never change: a single one. */
export const oneKey: SigningKeys = {
  current: () => key,
  first: async (attempt) => attempt(key),
  close: async () => {},
}
