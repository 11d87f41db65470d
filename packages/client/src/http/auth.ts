import type { Auth } from './options.ts'

export interface Authentication {
  /** Whether there is anyone to ask for another token. */
  canRenew: boolean
  /** At once, where nobody has to be asked. */
  token(): string | Promise<string>
  /** A token instead of the one that was refused with 401; the same one when there is no other. */
  renew(rejected: string): Promise<string>
}

/** Calls that are refused at the same time ask once, and one that was on its way meanwhile takes what came of it. */
export function createAuthentication(auth: Auth): Authentication {
  let renewal: { rejected: string; token: Promise<string> } | undefined
  const ask = async (rejected?: string) =>
    typeof auth === 'string' ? auth : await auth(rejected === undefined ? {} : { rejected })

  return {
    canRenew: typeof auth === 'function',
    token: typeof auth === 'string' ? () => auth : () => ask(),
    async renew(rejected) {
      if (renewal?.rejected !== rejected) renewal = { rejected, token: ask(rejected) }
      const asked = renewal
      const forget = () => {
        if (renewal === asked) renewal = undefined
      }
      try {
        const token = await asked.token
        // There may be another one the next time.
        if (token === rejected) forget()
        return token
      } catch (error) {
        forget()
        throw error
      }
    },
  }
}
