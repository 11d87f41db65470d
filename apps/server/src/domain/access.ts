import { type OperationId, operations, type Scope, scopes, service } from '@tintype/types/operations'
import { ApiError, recordedDetails } from './apiError.ts'

/** Which of Google's rules are in force: those until 2025-03-31, or those since (facts 11.2). */
export type Era = keyof (typeof operations)[OperationId]['scopes']

/** Who a request acts for: a user, through a client (an OAuth project), with the scopes of its token. */
export interface Principal {
  user: number
  client: number
  scopes: ReadonlySet<Scope>
  era: Era
}

/** By which a user's work is queued (concurrency/fairSemaphore.ts). */
export const userKey = (user: number): string => `user ${user}`

/** What a read may return of what a user owns. `client` set: only what that client created. */
export interface Reach {
  owner: number
  client?: number
}

/** Anything that has an owner and the client that created it. */
export interface Owned {
  owner: number
  client: number
}

/** An album as far as rights depend on it. */
export interface AlbumRights extends Owned {
  /** 1 while link sharing is on. */
  shared: number
  collaborative: number
  /** 1 when the principal's user has joined. */
  joined: number
}

const APP_CREATED_ONLY: Scope = 'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata'
const SHARING: Scope = 'https://www.googleapis.com/auth/photoslibrary.sharing'

/** The scopes of a token that still mean anything in an era: Google removed three on 2025-03-31. */
export function scopesInForce(granted: readonly Scope[], era: Era): ReadonlySet<Scope> {
  return new Set(granted.filter((scope) => IN_FORCE[era].has(scope)))
}

/** The scopes that there are in an era. */
export const scopesOf = (era: Era): ReadonlySet<Scope> => IN_FORCE[era]

const IN_FORCE: Record<Era, ReadonlySet<Scope>> = {
  legacy: new Set(scopes),
  '2025': new Set(Object.values(operations).flatMap((operation) => [...operation.scopes['2025']])),
}

/** The principal's scopes that open an operation. */
function openingScopes({ scopes, era }: Principal, operation: OperationId): Scope[] {
  const opening: readonly Scope[] = operations[operation].scopes[era]
  return opening.filter((scope) => scopes.has(scope))
}

/** Whether any of the principal's scopes opens an operation. */
export function opens(principal: Principal, operation: OperationId): boolean {
  return openingScopes(principal, operation).length > 0
}

/** @throws ApiError `InsufficientScopes` when none of the principal's scopes opens the operation. */
export function requireScope(principal: Principal, operation: OperationId): void {
  if (opens(principal, operation)) return
  const method = `${service.rpc}.${operations[operation].rpc}`
  throw new ApiError('InsufficientScopes', {
    details: recordedDetails('InsufficientScopes', { method }),
    scopes: operations[operation].scopes[principal.era],
  })
}

/** What of its user's own things a principal may read (facts 11.1). */
export function readReach(
  principal: Principal,
  operation: OperationId,
  excludeNonAppCreatedData = false,
): Reach {
  const all = readsAll(principal, operation) && !excludeNonAppCreatedData
  return all ? { owner: principal.user } : appCreatedReach(principal)
}

/** A reader whose only opening scope is `readonly.appcreateddata` sees what its client created. */
export function readsAll(principal: Principal, operation: OperationId): boolean {
  return openingScopes(principal, operation).some((scope) => scope !== APP_CREATED_ONLY)
}

/** Only what the principal's client created for its user: what writes are limited to. */
export function appCreatedReach(principal: Principal): Reach {
  return { owner: principal.user, client: principal.client }
}

/** Whether there is an object within reach. What is not must look like what does not exist. */
export function reaches(reach: Reach, object: Owned | undefined): boolean {
  return (
    object !== undefined &&
    object.owner === reach.owner &&
    (reach.client === undefined || object.client === reach.client)
  )
}

/** Whether the principal's user owns an object, whichever client made it. */
export function owns(principal: Principal, object: Owned): boolean {
  return object.owner === principal.user
}

/** Whether the principal may read an item that it can reach: any, or with narrow scopes those of its own app. */
export function readsItem(principal: Principal, item: { client: number }): boolean {
  return readsAll(principal, 'mediaItems.get') || isAppCreated(principal, item)
}

/** App-created: made through this API by the same client, for whichever user. */
export function isAppCreated(principal: Principal, { client }: { client: number }): boolean {
  return client === principal.client
}

/** Membership counts only while the album is shared. */
function isMember(album: AlbumRights): boolean {
  return album.shared === 1 && album.joined === 1
}

/** Whether the principal's user owns the album or is a member. */
export function isInsider(principal: Principal, album: AlbumRights): boolean {
  return owns(principal, album) || isMember(album)
}

/**
 * Whether an album shows itself to an operation: the user's own and those that the user has joined; of these
 * all to a token that reads whole libraries, to others those that their app has made.
 */
export function mayKnowAlbum(principal: Principal, operation: OperationId, album: AlbumRights): boolean {
  return isInsider(principal, album) && (readsAll(principal, operation) || isAppCreated(principal, album))
}

/**
 * Whether the principal may put media into an album: app-created, and its own or a collaborative one that it
 * has joined (facts 2.6, 2.10). With the sharing scope alone only once it is shared (facts 2.1).
 */
export function mayFillAlbum(principal: Principal, operation: OperationId, album: AlbumRights): boolean {
  const member = isMember(album) && album.collaborative === 1
  if (!isAppCreated(principal, album) || !(owns(principal, album) || member)) return false
  return album.shared === 1 || !sharesOnly(principal, operation)
}

/** Whether the sharing scope is all that opens an operation to the principal. */
export function sharesOnly(principal: Principal, operation: OperationId): boolean {
  return openingScopes(principal, operation).every((scope) => scope === SHARING)
}

/** `isWriteable`: the scopes and the album together let the principal create media there (facts 3). */
export function mayCreateMediaIn(principal: Principal, album: AlbumRights): boolean {
  return (
    opens(principal, 'mediaItems.batchCreate') && mayFillAlbum(principal, 'mediaItems.batchCreate', album)
  )
}

/** `shareInfo` and contributors show only with the sharing scope, of app-created shared albums (facts 7.2). */
export function seesSharing(principal: Principal, album: AlbumRights): boolean {
  return album.shared === 1 && isAppCreated(principal, album) && principal.scopes.has(SHARING)
}

/** Whether an upload token may be used: it belongs to the user and the client it was given to (facts 5.2). */
export function isTokenHolder(principal: Principal, token: { user: number; client: number }): boolean {
  return token.user === principal.user && token.client === principal.client
}
