import type { SigningKeys } from '../../src/tokens/signingKeys.ts'

const key = Buffer.alloc(32, 1)

/** A single key that never changes. */
export const oneKey: SigningKeys = {
  current: () => key,
  first: async (attempt) => attempt(key),
  close: async () => {},
}
