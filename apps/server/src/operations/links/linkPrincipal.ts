import { scopesHeld } from '../../catalog/accounts.ts'
import type { Queryable } from '../../catalog/catalog.ts'
import type { Era } from '../../domain/era.ts'
import { createPrincipal, type Principal } from '../../domain/principal.ts'
import type { LinkHolder } from '../../tokens/pageLinks.ts'

/**
 * Returns the principal of a product link: the user and the client that it was given to, with the scopes of all their
 * current tokens.
 * @returns undefined without such a token: a link ends with the access that it was made with
 */
export async function linkPrincipal(
  holder: LinkHolder,
  { catalog, now, era }: { catalog: Queryable; now: () => number; era: Era },
): Promise<Principal | undefined> {
  const scopes = await scopesHeld(catalog, holder, now())
  return scopes.length === 0 ? undefined : createPrincipal(holder, scopes, era)
}
