import type { Auth, AuthContext } from './options.ts'

export interface Authentication {
  /** Whether `auth` is a function, which can return another token. */
  canRenew: boolean
  /** Returns a promise only if `auth` is a function. */
  token(): string | Promise<string>
  /** Gets a token to replace one that was rejected with 401. May resolve with the same one. */
  renew(rejected: string): Promise<string>
}

/** Calls whose tokens are rejected at the same time share one renewal, also those that were rejected after it. */
export function createAuthentication(auth: Auth): Authentication {
  const canRenew = typeof auth === 'function'
  if (!canRenew && typeof auth !== 'string')
    throw new TypeError('auth must be an access token or a function that returns one.')
  let renewal: { rejected: string; token: Promise<string> } | undefined
  const request = async (context: AuthContext) => (canRenew ? auth(context) : auth)

  return {
    canRenew,
    token: () => (canRenew ? request({}) : auth),
    async renew(rejected) {
      if (renewal?.rejected !== rejected) renewal = { rejected, token: request({ rejected }) }
      const current = renewal
      const forget = () => {
        if (renewal === current) renewal = undefined
      }
      try {
        const token = await current.token
        // The function may return another token the next time.
        if (token === rejected) forget()
        return token
      } catch (error) {
        forget()
        throw error
      }
    },
  }
}
