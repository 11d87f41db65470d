import { type OperationId, operations, type Scope, service } from '@tintype/types/operations'
import { ApiError, recordedDetails } from './apiError.ts'
import { type Era, scopesOf } from './era.ts'
import type { ClientId, UserId } from './ids.ts'

/** The sender of a request: a user, the client (an OAuth project) that acts for it, and the scopes of its token. */
export interface Principal {
  user: UserId
  client: ClientId
  scopes: ReadonlySet<Scope>
  era: Era
}

/**
 * The principal of one token or several.
 * @param granted the scopes of the tokens, separated by spaces. Those that do not exist in the era count for nothing
 */
export function createPrincipal(
  { user, client }: { user: UserId; client: ClientId },
  granted: readonly string[],
  era: Era,
): Principal {
  const texts = granted.flatMap((list) => list.split(' '))
  return { user, client, era, scopes: new Set([...scopesOf(era)].filter((scope) => texts.includes(scope))) }
}

/** The key under which work for a user is queued (concurrency/fairSemaphore.ts). */
export const userKey = (user: UserId): string => `user ${user}`

/** The principal's scopes that an operation accepts. */
export function acceptedScopes({ scopes, era }: Principal, operation: OperationId): Scope[] {
  const accepted: readonly Scope[] = operations[operation].scopes[era]
  return accepted.filter((scope) => scopes.has(scope))
}

/** Whether an operation accepts any of the principal's scopes. */
export function hasScopeFor(principal: Principal, operation: OperationId): boolean {
  return acceptedScopes(principal, operation).length > 0
}

/** @throws ApiError `InsufficientScopes` when an operation accepts none of the principal's scopes */
export function requireScope(principal: Principal, operation: OperationId): void {
  if (hasScopeFor(principal, operation)) return
  const method = `${service.rpc}.${operations[operation].rpc}`
  throw new ApiError('InsufficientScopes', {
    details: recordedDetails('InsufficientScopes', { method }),
    scopes: operations[operation].scopes[principal.era],
  })
}
