import type { AlbumItems, AlbumListing, Position, Requests } from './requests.ts'
import { albumView, isWriteable, shareView } from './views.ts'
import {
  type Album,
  type Caller,
  type Entry,
  ExpectedError,
  findAlbum,
  findAlbumToFill,
  findOwnAlbum,
  holds,
  takeOut,
  type World,
  withinScope,
} from './world.ts'

/** The response for a new album has only its id, its title and whether items can be added (facts 2.1). */
export function create(world: World, caller: Caller, { body }: Requests['albums.create']) {
  world.albumsCreated += 1
  const album: Album = {
    name: `album ${world.albumsCreated}`,
    owner: caller.user,
    client: caller.client,
    ...(body.album.title !== '' && { title: body.album.title }),
    entries: [],
  }
  world.albums.push(album)
  return { id: album.name, title: album.title, isWriteable: isWriteable(world, caller, album) || undefined }
}

export const get = (world: World, caller: Caller, { albumId }: Requests['albums.get']) =>
  albumView(world, caller, findAlbum(world, caller, albumId))

/** The user's own albums. Joined ones show in the Sharing tab; no method puts them into the Albums tab. */
export function list(world: World, caller: Caller, { excludeNonAppCreatedData = false }: AlbumListing) {
  const wanted = (album: Album) =>
    album.owner === caller.user &&
    (excludeNonAppCreatedData ? album.client === caller.client : withinScope(world, caller, album))
  return world.albums.filter(wanted).map((album) => albumView(world, caller, album))
}

const MASKS = ['title', 'coverPhotoMediaItemId', 'cover_photo_media_item_id']

/** Clears fields that are in the mask but not in the body, and ignores fields that are not in the mask (facts 2.4). */
export function patch(world: World, caller: Caller, { albumId, updateMask, body }: Requests['albums.patch']) {
  const mask = updateMask.split(',')
  if (!mask.every((field) => MASKS.includes(field))) throw new ExpectedError('InvalidArgument')
  const album = findOwnAlbum(world, caller, albumId)
  const cover = body.coverPhotoMediaItemId
  const changesCover = mask.some((field) => field !== 'title')
  if (changesCover && cover !== undefined) {
    const item = world.items.find(({ name }) => name === cover)
    if (item?.owner !== album.owner || !holds(album, cover)) throw new ExpectedError('InvalidMediaItemId')
  }
  if (mask.includes('title')) setOrClear(album, 'title', body.title || undefined)
  if (changesCover) setOrClear(album, 'cover', cover)
  return albumView(world, caller, album)
}

function setOrClear<Key extends 'title' | 'cover'>(album: Album, key: Key, value: string | undefined): void {
  if (value === undefined) delete album[key]
  else album[key] = value
}

/** All or nothing: appends own items of this app, in order. Items that are already in the album stay in place. */
export function batchAddMediaItems(world: World, caller: Caller, { albumId, body }: AlbumItems) {
  const names = checkedList(body.mediaItemIds)
  const album = findAlbumToFill(world, caller, albumId, 'albums.batchAddMediaItems')
  for (const name of names) {
    const item = world.items.find((each) => each.name === name)
    if (item?.owner !== caller.user || item.client !== caller.client) {
      throw new ExpectedError('InvalidMediaItemInList')
    }
  }
  put(album, album.entries.length, media(names, caller))
  return {}
}

/** All or nothing: the owner can remove any item, a member only the items that it has added. */
export function batchRemoveMediaItems(world: World, caller: Caller, { albumId, body }: AlbumItems) {
  const names = checkedList(body.mediaItemIds)
  const album = findAlbum(world, caller, albumId)
  if (album.client !== caller.client) throw new ExpectedError('InvalidArgument')
  for (const name of names) {
    const item = world.items.find((each) => each.name === name)
    const entry = album.entries.find((each) => each.name === name)
    const may = album.owner === caller.user || entry?.addedBy === caller.user
    if (item?.client !== caller.client || !entry || !may) throw new ExpectedError('InvalidMediaItemInList')
  }
  takeOut(album, ({ name }) => names.includes(name))
  return {}
}

/** Checks the list of ids against the document, before anything else. */
export function checkedList(names: string[]): string[] {
  if (names.length === 0) throw new ExpectedError('InvalidArgument')
  if (names.length > 50) throw new ExpectedError('TooManyItems')
  if (new Set(names).size < names.length) throw new ExpectedError('DuplicatedIds')
  return names
}

export function addEnrichment(
  world: World,
  caller: Caller,
  { albumId, body }: Requests['albums.addEnrichment'],
) {
  const position = checkedPosition(body.albumPosition)
  if (position === undefined) throw new ExpectedError('InvalidArgument')
  const album = findAlbumToFill(world, caller, albumId, 'albums.addEnrichment')
  if (album.owner !== caller.user) throw new ExpectedError('NoPermissionToAddMediaItems')
  if (position.position === 'POSITION_TYPE_UNSPECIFIED') throw new ExpectedError('InvalidArgument')
  const name = `enrichment ${world.enrichments.length + 1}`
  put(album, findPlace(album, position), [{ kind: 'enrichment', name, addedBy: caller.user }])
  world.enrichments.push(name)
  return { enrichmentItem: { id: name } }
}

/** Sharing a shared album changes nothing: options cannot be changed later (facts 7.2). */
export function share(world: World, caller: Caller, { albumId, body }: Requests['albums.share']) {
  const album = findOwnAlbum(world, caller, albumId)
  if (album.sharing === undefined) {
    const { isCollaborative = false, isCommentable = false } = body.sharedAlbumOptions ?? {}
    const token = `share token ${world.shareTokens.length + 1}`
    world.shareTokens.push(token)
    album.sharing = { token, isCollaborative, isCommentable, members: [] }
  }
  return { shareInfo: shareView(caller, album) }
}

/** The token becomes invalid, members lose the album, and their items are removed from it (facts 2.9). */
export function unshare(world: World, caller: Caller, { albumId }: Requests['albums.unshare']) {
  const album = findOwnAlbum(world, caller, albumId)
  if (album.sharing === undefined) throw new ExpectedError('InvalidArgument')
  delete album.sharing
  takeOut(album, ({ addedBy }) => addedBy !== album.owner)
  return {}
}

export const media = (names: string[], { user }: Caller): Entry[] =>
  names.map((name) => ({ kind: 'media', name, addedBy: user }))

/** Inserts entries at an index, except those that are already in the album. */
export function put(album: Album, at: number, entries: Entry[]): void {
  album.entries.splice(at, 0, ...entries.filter(({ name }) => !holds(album, name)))
}

/** Rejects a position with two relative ids before any lookup. */
export function checkedPosition(position: Position | undefined): Position | undefined {
  if (position?.relativeMediaItemId !== undefined && position.relativeEnrichmentItemId !== undefined) {
    throw new ExpectedError('InvalidArgument')
  }
  return position
}

/**
 * The index that a position means. A relative id must be set if the position requires it, name an entry
 * of its kind in this album, and be missing otherwise (facts 7.1, AlbumPosition in the document).
 */
export function findPlace(album: Album, position: Position | undefined): number {
  const { relativeMediaItemId, relativeEnrichmentItemId } = position ?? {}
  const behind = (kind: Entry['kind'], name: string | undefined) => {
    const at = album.entries.findIndex((entry) => entry.kind === kind && entry.name === name)
    if (at < 0) throw new ExpectedError('InvalidArgument')
    return at + 1
  }
  if (position?.position === 'AFTER_MEDIA_ITEM') return behind('media', relativeMediaItemId)
  if (position?.position === 'AFTER_ENRICHMENT_ITEM') return behind('enrichment', relativeEnrichmentItemId)
  if (relativeMediaItemId !== undefined || relativeEnrichmentItemId !== undefined) {
    throw new ExpectedError('InvalidArgument')
  }
  return position?.position === 'FIRST_IN_ALBUM' ? 0 : album.entries.length
}
