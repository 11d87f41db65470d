import type { AlbumListing, Requests } from './requests.ts'
import { albumView } from './views.ts'
import {
  type Album,
  type Caller,
  ExpectedError,
  isInsider,
  takeOut,
  type World,
  withinScope,
} from './world.ts'

export const get = (world: World, caller: Caller, { shareToken }: Requests['sharedAlbums.get']) =>
  albumView(world, caller, byToken(world, caller, shareToken))

/** Joining again has no effect. The owner has already joined. */
export function join(world: World, caller: Caller, { body }: Requests['sharedAlbums.join']) {
  const album = byToken(world, caller, body.shareToken)
  if (!isInsider(caller, album)) album.sharing?.members.push(caller.user)
  return { album: albumView(world, caller, album) }
}

/** Removes the member and its items. The owner and users who have not joined cannot leave (facts 2.18). */
export function leave(world: World, caller: Caller, { body }: Requests['sharedAlbums.leave']) {
  const album = byToken(world, caller, body.shareToken)
  const members = album.sharing?.members ?? []
  if (!members.includes(caller.user)) throw new ExpectedError('InvalidArgument')
  members.splice(members.indexOf(caller.user), 1)
  takeOut(album, ({ addedBy }) => addedBy === caller.user)
  return {}
}

/** Albums that the user has shared or joined (facts 2.19). */
export function list(world: World, caller: Caller, { excludeNonAppCreatedData = false }: AlbumListing) {
  const wanted = (album: Album) =>
    album.sharing !== undefined &&
    isInsider(caller, album) &&
    (excludeNonAppCreatedData ? album.client === caller.client : withinScope(world, caller, album))
  return world.albums.filter(wanted).map((album) => albumView(world, caller, album))
}

/** The album that a token opens now, for every user of the app that shared it (facts 2.16). */
function byToken(world: World, caller: Caller, token: string): Album {
  const album = world.albums.find(({ sharing }) => sharing?.token === token)
  if (album?.client !== caller.client) throw new ExpectedError('EntityNotFound')
  return album
}
