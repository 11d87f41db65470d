import type { errors } from '@tintype/types/errors'
import type { OperationId } from '@tintype/types/operations'

/**
 * A model of the API: plain data and the rules of the facts and the document, with nothing of the server in
 * it. Resources have names (`album 1`, `item 2`) instead of the server's ids.
 */
export interface World {
  era: 'legacy' | '2025'
  /** Milliseconds since 1970 UTC. */
  now: number
  albums: Album[]
  /** Like ids, names are never reused. */
  albumsCreated: number
  items: Item[]
  uploads: Upload[]
  /** Every share token that was ever issued, including revoked ones. */
  shareTokens: string[]
  enrichments: string[]
}

export type Scope = 'full' | 'ao' | 'ro' | 'roa' | 'sh' | 'ed'
export type Method = Exclude<OperationId, 'uploads.create'>

/** A user, through a client, with the scopes of a token. */
export interface Caller {
  user: string
  client: string
  scopes: readonly Scope[]
}

export interface Album {
  name: string
  owner: string
  client: string
  title?: string
  /** In album order, media and enrichments alike. */
  entries: Entry[]
  /** The cover that was chosen, if any. */
  cover?: string
  sharing?: { token: string; isCollaborative: boolean; isCommentable: boolean; members: string[] }
}

export interface Entry {
  kind: 'media' | 'enrichment'
  name: string
  addedBy: string
}

/** The bytes of an upload. Photos with the same `seed` have the same bytes. */
export interface Photo {
  seed: number
  takenAt?: number
}

export interface Upload {
  name: string
  user: string
  client: string
  /** Missing if the bytes are not media. */
  photo?: Photo
  fileName: string
  expired: boolean
}

export interface Item {
  name: string
  owner: string
  client: string
  photo: Photo
  fileName: string
  description?: string
  takenAt: number
}

export const emptyWorld = (now: number): World => ({
  era: 'legacy',
  now,
  albums: [],
  albumsCreated: 0,
  items: [],
  uploads: [],
  shareTokens: [],
  enrichments: [],
})

/** A well-formed id that does not exist. */
export const NOTHING = 'nothing'
/** A malformed id. */
export const NONSENSE = 'nonsense'

/** An error response, by its name in the document. */
export class ExpectedError extends Error {
  readonly error: keyof typeof errors
  constructor(error: keyof typeof errors) {
    super(error)
    this.error = error
  }
}

/** Scopes that allow each method: until 2025-03-31, and since (facts 2). */
const SCOPES: Record<Method, readonly [legacy: readonly Scope[], since: readonly Scope[]]> = {
  'albums.addEnrichment': [
    ['full', 'ao', 'sh'],
    ['ao', 'ed'],
  ],
  'albums.batchAddMediaItems': [
    ['full', 'ao', 'sh'],
    ['ao', 'ed'],
  ],
  'albums.batchRemoveMediaItems': [['full', 'ed'], ['ed']],
  'albums.create': [['full', 'ao', 'sh'], ['ao']],
  'albums.get': [['full', 'ro', 'roa'], ['roa']],
  'albums.list': [['full', 'ro', 'roa'], ['roa']],
  'albums.patch': [['ed'], ['ed']],
  'albums.share': [['sh'], []],
  'albums.unshare': [['sh'], []],
  'mediaItems.batchCreate': [['full', 'ao', 'sh'], ['ao']],
  'mediaItems.batchGet': [['full', 'ro', 'roa'], ['roa']],
  'mediaItems.get': [['full', 'ro', 'roa'], ['roa']],
  'mediaItems.list': [['full', 'ro', 'roa'], ['roa']],
  'mediaItems.patch': [['ed'], ['ed']],
  'mediaItems.search': [['full', 'ro', 'roa'], ['roa']],
  'sharedAlbums.get': [['sh'], []],
  'sharedAlbums.join': [['sh'], []],
  'sharedAlbums.leave': [['sh'], []],
  'sharedAlbums.list': [['full', 'ro', 'roa'], []],
}

const opening = (world: World, caller: Caller, method: Method): Scope[] =>
  SCOPES[method][world.era === 'legacy' ? 0 : 1].filter((scope) => caller.scopes.includes(scope))

export function requireScope(world: World, caller: Caller, method: Method): void {
  if (opening(world, caller, method).length === 0) throw new ExpectedError('InsufficientScopes')
}

/** Whether the token reads whole libraries; others see what their own app has created (facts 11.1, 11.2). */
const readsAll = (world: World, { scopes }: Caller): boolean =>
  world.era === 'legacy' && (scopes.includes('full') || scopes.includes('ro'))

/** Whether only the sharing scope allows the method. */
export const sharesOnly = (world: World, caller: Caller, method: Method): boolean =>
  opening(world, caller, method).every((scope) => scope === 'sh')

/** Whether the caller may read a resource: any, or only those that its own app has created. */
export const withinScope = (world: World, caller: Caller, thing: { client: string }): boolean =>
  readsAll(world, caller) || thing.client === caller.client

/** Owner or member. */
export const isInsider = ({ user }: Caller, { owner, sharing }: Album): boolean =>
  owner === user || (sharing?.members.includes(user) ?? false)

/**
 * Finds an album that the caller may read. Any other album is reported as missing. A malformed id is 400, an unknown
 * one 404 (facts 2.2).
 */
export function findAlbum(world: World, caller: Caller, name: string): Album {
  if (name === NONSENSE) throw new ExpectedError('InvalidAlbumId')
  const album = world.albums.find((each) => each.name === name)
  if (!album || !isInsider(caller, album) || !withinScope(world, caller, album)) {
    throw new ExpectedError('AlbumNotFound')
  }
  return album
}

/** App-created, and the caller's or a collaborative one that it has joined. With only `sh`, it must be shared. */
export function canAddItems(world: World, caller: Caller, album: Album, method: Method): boolean {
  const { owner, client, sharing } = album
  if (client !== caller.client) return false
  if (owner !== caller.user && !(isInsider(caller, album) && sharing?.isCollaborative)) return false
  return sharing !== undefined || !sharesOnly(world, caller, method)
}

export function findAlbumToFill(world: World, caller: Caller, name: string, method: Method): Album {
  const album = findAlbum(world, caller, name)
  if (!canAddItems(world, caller, album, method)) throw new ExpectedError('NoPermissionToAddMediaItems')
  return album
}

/** An album that the caller owns and its own app created. share, unshare and patch require it. */
export function findOwnAlbum(world: World, caller: Caller, name: string): Album {
  const album = findAlbum(world, caller, name)
  if (album.owner !== caller.user || album.client !== caller.client)
    throw new ExpectedError('InvalidArgument')
  return album
}

/** The caller's own items, and those in shared albums that it has joined. Narrow scopes see only its own app's. */
export function maySeeItem(world: World, caller: Caller, item: Item): boolean {
  if (!withinScope(world, caller, item)) return false
  if (item.owner === caller.user) return true
  return world.albums.some(
    (album) =>
      album.sharing !== undefined &&
      isInsider(caller, album) &&
      withinScope(world, caller, album) &&
      holds(album, item.name),
  )
}

export const holds = (album: Album, name: string): boolean =>
  album.entries.some((entry) => entry.name === name)

/** Whether share information shows: shared, app-created, and a token with the sharing scope (facts 7.2). */
export const seesSharing = (world: World, caller: Caller, { client, sharing }: Album): boolean =>
  sharing !== undefined && client === caller.client && world.era === 'legacy' && caller.scopes.includes('sh')

/** Removes the entries that some users added. A removed cover is no longer the cover. */
export function takeOut(album: Album, gone: (entry: Entry) => boolean): void {
  album.entries = album.entries.filter((entry) => entry.kind !== 'media' || !gone(entry))
  if (album.cover !== undefined && !holds(album, album.cover)) delete album.cover
}
