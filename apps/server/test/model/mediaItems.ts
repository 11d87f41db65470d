import { itemStatuses } from '@tintype/types/errors'
import { checkedList, checkedPosition, findPlace, media, put } from './albums.ts'
import type { NewItem, Requests } from './requests.ts'
import { itemView } from './views.ts'
import {
  type Album,
  type Caller,
  ExpectedError,
  findAlbum,
  findAlbumToFill,
  type Item,
  maySeeItem,
  NONSENSE,
  seesSharing,
  sharesOnly,
  type Upload,
  type World,
  withinScope,
} from './world.ts'

/** Items succeed and fail one by one; a wrong album, place or only token fails the call (facts 2.10). */
export function batchCreate(world: World, caller: Caller, { body }: Requests['mediaItems.batchCreate']) {
  const position = checkedPosition(body.albumPosition)
  const album = findTarget(world, caller, body)
  const wanted = body.newMediaItems.map((item) => ({
    item,
    token: item.simpleMediaItem.uploadToken,
    upload: world.uploads.find(
      ({ name, user, client, expired }) =>
        name === item.simpleMediaItem.uploadToken &&
        user === caller.user &&
        client === caller.client &&
        !expired,
    ),
  }))
  if (wanted.length === 1 && wanted[0]?.upload === undefined) throw new ExpectedError('InvalidUploadToken')
  const place = album && findPlace(album, position)

  const statuses = itemStatuses['mediaItems.batchCreate']
  const created: Item[] = []
  const newMediaItemResults = wanted.map(({ item, token, upload }) => {
    const photo = upload?.photo
    if (!upload || !photo) return { uploadToken: token, status: statuses.failed }
    // The same bytes are rejected only within one call.
    if (created.some((each) => each.photo.seed === photo.seed)) {
      return { uploadToken: token, status: statuses.alreadyExists }
    }
    const mediaItem = findOrMake(world, caller, item, { ...upload, photo })
    created.push(mediaItem)
    const { filename, description, ...rest } = itemView(mediaItem)
    const words = withinScope(world, caller, mediaItem) ? { filename, description } : {}
    return { uploadToken: token, status: statuses.created, mediaItem: { ...rest, ...words } }
  })
  if (album && place !== undefined) {
    put(
      album,
      place,
      media(
        created.map(({ name }) => name),
        caller,
      ),
    )
  }
  return { newMediaItemResults }
}

function findTarget(
  world: World,
  caller: Caller,
  { albumId, albumPosition }: Requests['mediaItems.batchCreate']['body'],
): Album | undefined {
  if (albumId === undefined) {
    if (albumPosition !== undefined) throw new ExpectedError('InvalidArgument')
    if (sharesOnly(world, caller, 'mediaItems.batchCreate')) throw new ExpectedError('PermissionDenied')
    return undefined
  }
  const album = findAlbumToFill(world, caller, albumId, 'mediaItems.batchCreate')
  if (albumPosition !== undefined && album.owner !== caller.user) throw new ExpectedError('InvalidArgument')
  return album
}

/** The same bytes are the same item of a user, with its first name and description. */
function findOrMake(
  world: World,
  { user, client }: Caller,
  { description, simpleMediaItem }: NewItem,
  upload: Upload & Pick<Item, 'photo'>,
): Item {
  const known = world.items.find(({ owner, photo }) => owner === user && photo.seed === upload.photo.seed)
  if (known) return known
  const item: Item = {
    name: `item ${world.items.length + 1}`,
    owner: user,
    client,
    photo: upload.photo,
    fileName: simpleMediaItem.fileName ?? upload.fileName,
    ...(description && { description }),
    takenAt: upload.photo.takenAt ?? world.now,
  }
  world.items.push(item)
  return item
}

export const get = (world: World, caller: Caller, { mediaItemId }: Requests['mediaItems.get']) =>
  itemView(findItem(world, caller, mediaItemId))

/** In request order, each an item or a status (facts 2.11). */
export function batchGet(world: World, caller: Caller, { mediaItemIds }: Requests['mediaItems.batchGet']) {
  const { invalidId, notFound } = itemStatuses['mediaItems.batchGet']
  const mediaItemResults = checkedList(mediaItemIds).map((name) => {
    const item = world.items.find((each) => each.name === name)
    if (item && maySeeItem(world, caller, item)) return { mediaItem: itemView(item) }
    return { status: name === NONSENSE ? invalidId : notFound }
  })
  return { mediaItemResults }
}

/** The library, newest capture first. For equal times, the newer item is first. */
export const list = (world: World, caller: Caller) =>
  world.items
    .filter((item) => item.owner === caller.user && withinScope(world, caller, item))
    .reverse()
    .sort((a, b) => b.takenAt - a.takenAt)
    .map(itemView)

/** The library, or an album in album order with who added what (facts 4.3, 4.4). Never both. */
export function search(world: World, caller: Caller, { body }: Requests['mediaItems.search']) {
  const { albumId, filters } = body
  if (albumId !== undefined && filters !== undefined) throw new ExpectedError('InvalidArgument')
  if (albumId === undefined) {
    const own = (name: string) => world.items.find((item) => item.name === name)?.client === caller.client
    return list(world, caller).filter(({ id }) => !filters?.excludeNonAppCreatedData || own(id))
  }
  const album = findAlbum(world, caller, albumId)
  return album.entries.flatMap(({ name, addedBy }) => {
    const item = world.items.find((each) => each.name === name)
    if (item === undefined || !withinScope(world, caller, item)) return []
    const contributorInfo = seesSharing(world, caller, album) ? { displayName: addedBy } : undefined
    return [{ ...itemView(item), contributorInfo }]
  })
}

/** An empty description removes it; the item must be the caller's, of its own app (facts 2.14). */
export function patch(
  world: World,
  caller: Caller,
  { mediaItemId, updateMask, body }: Requests['mediaItems.patch'],
) {
  if (updateMask !== 'description') throw new ExpectedError('InvalidArgument')
  const item = findItem(world, caller, mediaItemId)
  if (item.owner !== caller.user || item.client !== caller.client) throw new ExpectedError('InvalidArgument')
  if (body.description === '') delete item.description
  else item.description = body.description
  return itemView(item)
}

function findItem(world: World, caller: Caller, name: string): Item {
  if (name === NONSENSE) throw new ExpectedError('InvalidMediaItemId')
  const item = world.items.find((each) => each.name === name)
  if (!item || !maySeeItem(world, caller, item)) throw new ExpectedError('EntityNotFound')
  return item
}
