import { type OperationId, operations, type Scope, service } from '@tintype/types/operations'
import { ApiError, recordedDetails } from './apiError.ts'

/** Who a request acts for: a user, through a client (an OAuth project), with the scopes of its token. */
export interface Principal {
  user: number
  client: number
  scopes: ReadonlySet<Scope>
}

/** What of a library a read may return. `client` set: only what that client created. */
export interface Reach {
  owner: number
  client?: number
}

/** Anything that has an owner and the client that created it. */
export interface Owned {
  owner: number
  client: number
}

const APP_CREATED_ONLY: Scope = 'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata'

/** @throws ApiError `InsufficientScopes` when none of the principal's scopes opens the operation. */
export function requireScope(principal: Principal, operation: OperationId): void {
  const opening: readonly Scope[] = operations[operation].scopes.legacy
  if (opening.some((scope) => principal.scopes.has(scope))) return
  const method = `${service.rpc}.${operations[operation].rpc}`
  throw new ApiError('InsufficientScopes', {
    details: recordedDetails('InsufficientScopes', { method }),
    scopes: opening,
  })
}

/** A reader whose only opening scope is `readonly.appcreateddata` sees what its client created (api-facts 11.1). */
export function readReach(principal: Principal, operation: OperationId): Reach {
  const opening: readonly Scope[] = operations[operation].scopes.legacy
  const wider = opening.some((scope) => scope !== APP_CREATED_ONLY && principal.scopes.has(scope))
  return wider ? { owner: principal.user } : appCreatedReach(principal)
}

/** Only what the principal's client created for its user: what most writes are limited to. */
export function appCreatedReach(principal: Principal): Reach {
  return { owner: principal.user, client: principal.client }
}

/** Whether an object is within reach. What is not must look like what does not exist. */
export function reaches<T extends Owned>(reach: Reach, object: T | undefined): object is T {
  return (
    object !== undefined &&
    object.owner === reach.owner &&
    (reach.client === undefined || object.client === reach.client)
  )
}

/** Whether the principal could create media in an album: `isWriteable` (api-facts 3). */
export function mayCreateMediaIn(principal: Principal, album: Owned): boolean {
  const opening: readonly Scope[] = operations['mediaItems.batchCreate'].scopes.legacy
  return opening.some((scope) => principal.scopes.has(scope)) && reaches(appCreatedReach(principal), album)
}

/** Whether an upload token may be used: it belongs to the user and the client it was given to (api-facts 5.2). */
export function isTokenHolder(principal: Principal, token: { user: number; client: number }): boolean {
  return token.user === principal.user && token.client === principal.client
}
