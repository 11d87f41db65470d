import type { OperationId, Scope } from '@tintype/types/operations'
import { ApiError, invalidField } from './apiError.ts'
import type { ClientId, UserId } from './ids.ts'
import { acceptedScopes, hasScopeFor, type Principal } from './principal.ts'

/** An object with an owner, and the client that created it. */
export interface Owned {
  owner: UserId
  client: ClientId
}

/** The properties of an album that permissions depend on. */
export interface AlbumAccess extends Owned {
  /** Whether link sharing is on. */
  shared: boolean
  collaborative: boolean
  /** Whether the principal's user has joined. */
  joined: boolean
}

/** An upload token or upload session. */
interface Upload {
  user: UserId
  client: ClientId
}

/** The objects that a listing may return: those of one owner; with `client`, only those that this client created. */
export interface Visibility {
  owner: UserId
  client?: ClientId
}

const APP_CREATED_ONLY: Scope = 'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata'
const SHARING: Scope = 'https://www.googleapis.com/auth/photoslibrary.sharing'

/** Whether the operation accepts a scope that is not limited to app-created data (facts 11.1). */
function readsAll(principal: Principal, operation: OperationId): boolean {
  return acceptedScopes(principal, operation).some((scope) => scope !== APP_CREATED_ONLY)
}

/** The visibility of the user's library (facts 11.1). */
export function visibilityOf(
  principal: Principal,
  operation: OperationId,
  excludeNonAppCreatedData = false,
): Visibility {
  const { user: owner, client } = principal
  return readsAll(principal, operation) && !excludeNonAppCreatedData ? { owner } : { owner, client }
}

export const owns = ({ user }: Pick<Principal, 'user'>, { owner }: Pick<Owned, 'owner'>): boolean =>
  owner === user

/** App-created: created by the principal's client, for any user. */
const isAppCreated = (principal: Principal, { client }: Pick<Owned, 'client'>): boolean =>
  client === principal.client

/** Memberships count only while the album is shared. */
const isMember = ({ shared, joined }: AlbumAccess): boolean => shared && joined

/** Whether the principal's user owns the album or is a member. */
export function isParticipant(principal: Principal, album: AlbumAccess): boolean {
  return owns(principal, album) || isMember(album)
}

/** Whether the sharing scope is the only one that the operation accepts of the principal. */
function hasSharingScopeOnly(principal: Principal, operation: OperationId): boolean {
  return acceptedScopes(principal, operation).every((scope) => scope === SHARING)
}

/** Writes are limited to app-created objects of the user. */
const ownsAppCreated = (principal: Principal, object: Owned): boolean =>
  owns(principal, object) && isAppCreated(principal, object)

type Rule<Resource> = (principal: Principal, resource: Resource, operation: OperationId) => boolean

const rule = <Resource>(rule: Rule<Resource>): Rule<Resource> => rule

const canAddTo = rule<AlbumAccess>((principal, album, operation) => {
  const canContribute = owns(principal, album) || (isMember(album) && album.collaborative)
  if (!isAppCreated(principal, album) || !canContribute) return false
  return album.shared || !hasSharingScopeOnly(principal, operation)
})

/** Each permission, and when a principal has it. */
const rules = {
  /** The user's own albums and joined ones; with app-created scopes, only those that the client created. */
  'album.read': rule<AlbumAccess>(
    (principal, album, operation) =>
      isParticipant(principal, album) && (readsAll(principal, operation) || isAppCreated(principal, album)),
  ),
  /**
   * Add media: to app-created albums that are the user's own, or collaborative ones that the user has joined (facts
   * 2.6, 2.10). The sharing scope alone suffices only once an album is shared (facts 2.1).
   */
  'album.add': canAddTo,
  /** `isWriteable`: create media in the album, by scopes and album together (facts 3). */
  'album.create': rule<AlbumAccess>(
    (principal, album) =>
      hasScopeFor(principal, 'mediaItems.batchCreate') &&
      canAddTo(principal, album, 'mediaItems.batchCreate'),
  ),
  /** Choose positions in the album, and add enrichments: members add media at its end (facts 7.2). */
  'album.arrange': rule<Owned>(owns),
  /** Change the title and the cover, share, unshare. */
  'album.edit': rule<Owned>(ownsAppCreated),
  /** Remove items: the owner all of them, a member those that the member added (facts 2.7). */
  'album.remove': rule<Owned>(isAppCreated),
  /** See `shareInfo` and contributors (facts 7.2). */
  'album.readSharing': rule<AlbumAccess>(
    (principal, album) => album.shared && isAppCreated(principal, album) && principal.scopes.has(SHARING),
  ),
  /** Read and join an album by its share token: any user of the app that shared it (facts 2.16). */
  'sharedAlbum.read': rule<Owned>(isAppCreated),
  /** The user's own items. */
  'mediaItem.read': rule<Owned>(
    (principal, item, operation) =>
      owns(principal, item) && (readsAll(principal, operation) || isAppCreated(principal, item)),
  ),
  /** Items of other users, if a shared album of the user has them (facts 2.12). */
  'mediaItem.readShared': rule<Owned>(
    (principal, item, operation) =>
      !owns(principal, item) && (readsAll(principal, operation) || isAppCreated(principal, item)),
  ),
  /** Change the description. */
  'mediaItem.edit': rule<Owned>(ownsAppCreated),
  /** Add to an album. */
  'mediaItem.add': rule<Owned>(ownsAppCreated),
  /** Remove from an album. */
  'mediaItem.remove': rule<Owned>(isAppCreated),
  /** Choose as the cover of an album. */
  'mediaItem.cover': rule<Owned>(owns),
  /** Use an upload token or session: it belongs to the user and client that it was given to (facts 5.2). */
  'upload.use': rule<Upload>(
    (principal, { user, client }) => user === principal.user && client === principal.client,
  ),
}

export type Permission = keyof typeof rules
type ResourceOf<P extends Permission> = Parameters<(typeof rules)[P]>[1]

const notCreatedHere = () =>
  invalidField('album_id', 'This app did not create the album, or the user does not own it.')

/** Missing permissions for an existing object are often 400 in this API, not 403 (facts 9). */
const errors: Record<Permission, () => ApiError> = {
  'album.read': () => new ApiError('AlbumNotFound'),
  'album.add': () => new ApiError('NoPermissionToAddMediaItems'),
  'album.create': () => new ApiError('NoPermissionToAddMediaItems'),
  'album.arrange': () => new ApiError('NoPermissionToAddMediaItems'),
  'album.edit': notCreatedHere,
  'album.remove': notCreatedHere,
  'album.readSharing': () => new ApiError('PermissionDenied'),
  'sharedAlbum.read': () => new ApiError('EntityNotFound'),
  'mediaItem.read': () => new ApiError('EntityNotFound'),
  'mediaItem.readShared': () => new ApiError('EntityNotFound'),
  // Not recorded for items. This is the error for albums.
  'mediaItem.edit': () =>
    invalidField('media_item_id', 'This app did not create the item, or the user does not own it.'),
  'mediaItem.add': () => new ApiError('InvalidMediaItemInList'),
  'mediaItem.remove': () => new ApiError('InvalidMediaItemInList'),
  'mediaItem.cover': () => new ApiError('InvalidMediaItemId'),
  'upload.use': () => new ApiError('UploadSessionNotFound'),
}

/**
 * Whether a principal has a permission for an object; false for an object that does not exist.
 * @param operation the operation whose scopes decide what a token reads; one of the object's kind by default
 */
export function can<P extends Permission>(
  principal: Principal,
  permission: P,
  resource: ResourceOf<P> | undefined,
  operation: OperationId = permission.startsWith('mediaItem.') ? 'mediaItems.get' : 'albums.get',
): boolean {
  const allows = rules[permission] as Rule<ResourceOf<P>>
  return resource !== undefined && allows(principal, resource, operation)
}

/**
 * Returns the object if the principal has the permission.
 * @throws ApiError the same one for an object that does not exist, so that its existence stays secret
 */
export function requirePermission<P extends Permission, R extends ResourceOf<P>>(
  principal: Principal,
  permission: P,
  resource: R | undefined,
  operation?: OperationId,
): R {
  if (resource === undefined || !can(principal, permission, resource, operation)) throw errors[permission]()
  return resource
}

/** @throws ApiError when the principal may not add media outside of albums: with the sharing scope alone (facts 2.10) */
export function requireLibraryAccess(principal: Principal): void {
  if (hasSharingScopeOnly(principal, 'mediaItems.batchCreate')) throw new ApiError('PermissionDenied')
}
