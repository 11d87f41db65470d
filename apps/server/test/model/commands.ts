import fc from 'fast-check'
import { type Choice, choice } from './choice.ts'
import {
  albumListing,
  albumName,
  caller,
  type Drawn,
  description,
  itemName,
  itemNames,
  mostly,
  newItem,
  newItemOf,
  pageSize,
  place,
  positionOf,
  rarely,
  someItems,
  title,
  tokenName,
  weighted,
} from './fields.ts'
import type { Requests } from './requests.ts'
import type { Caller, Method, World } from './world.ts'

/** One step. Its resources are chosen when it runs, among all that exist by then. */
export type Command = RequestCommand | typeof RULES_CHANGE

export interface RequestCommand {
  method: Method
  caller: Caller
  /** The request. Adds the uploads that it needs to the world. */
  request(world: World): Requests[Method]
}

/** From this step on, the rules since 2025-03-31 apply. */
export const RULES_CHANGE = 'the rules change'

/** A fixed request. */
export const does = <M extends Method>(caller: Caller, method: M, request: Requests[M]): RequestCommand => ({
  method,
  caller,
  request: () => request,
})

function command<M extends Method, Fields>(
  weight: number,
  method: M,
  fields: fc.Arbitrary<Fields>,
  request: (fields: Fields, world: World, caller: Caller) => Requests[M],
): { weight: number; arbitrary: fc.Arbitrary<Command> } {
  const arbitrary = fc.record({ caller, fields }).map(({ caller, fields }) => ({
    method,
    caller,
    request: (world: World) => request(fields, world, caller),
    [fc.toStringMethod]: () => method,
  }))
  return { weight, arbitrary }
}

const albumItems = fc.record({ album: choice, items: someItems })
const albumItemsOf = ({ album, items }: Drawn<typeof albumItems>, world: World) => ({
  albumId: albumName(album, world),
  body: { mediaItemIds: itemNames(items, world) },
})
const albumOnly = (album: Choice, world: World) => ({ albumId: albumName(album, world) })
const tokenInBody = (token: Choice, world: World) => ({ body: { shareToken: tokenName(token, world) } })

const patchFields = fc.record({
  album: choice,
  mask: fc.constantFrom(
    'title',
    'coverPhotoMediaItemId',
    'title,cover_photo_media_item_id',
    'coverPhotoMediaItemId,title',
    '*',
  ),
  title,
  cover: mostly(choice, 8),
})
const enrichmentFields = fc.record({ album: choice, place })
const shareFields = fc.record({
  album: choice,
  isCollaborative: fc.constantFrom(true, true, true, false),
  isCommentable: fc.boolean(),
})
const createFields = fc.record({
  album: mostly(choice, 4),
  place: rarely(place, 2),
  items: fc.array(newItem, { minLength: 1, maxLength: 3 }),
})
const describeFields = fc.record({
  item: choice,
  description,
  mask: fc.constantFrom('description', 'description', 'filename'),
})
const searchFields = fc.record({ pageSize, album: mostly(choice, 4), narrow: rarely(fc.constant(true), 3) })

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  command(2, 'albums.create', title, (title) => ({ body: { album: { title } } })),
  command(2, 'albums.get', choice, albumOnly),
  command(1, 'albums.list', albumListing, (listing) => listing),
  command(4, 'albums.patch', patchFields, ({ album, mask, title, cover }, world) => ({
    albumId: albumName(album, world),
    updateMask: mask,
    body: { title, ...(cover && { coverPhotoMediaItemId: itemName(cover, world) }) },
  })),
  command(4, 'albums.batchAddMediaItems', albumItems, albumItemsOf),
  command(4, 'albums.batchRemoveMediaItems', albumItems, albumItemsOf),
  command(3, 'albums.addEnrichment', enrichmentFields, ({ album, place }, world) => ({
    albumId: albumName(album, world),
    body: {
      newEnrichmentItem: { textEnrichment: { text: 'Day one' } },
      albumPosition: positionOf(place, world),
    },
  })),
  command(3, 'albums.share', shareFields, ({ album, ...sharedAlbumOptions }, world) => ({
    albumId: albumName(album, world),
    body: { sharedAlbumOptions },
  })),
  command(2, 'albums.unshare', choice, albumOnly),
  command(8, 'mediaItems.batchCreate', createFields, ({ album, place, items }, world, caller) => ({
    body: {
      ...(album && { albumId: albumName(album, world) }),
      ...(place && { albumPosition: positionOf(place, world) }),
      newMediaItems: items.map((item) => newItemOf(item, world, caller)),
    },
  })),
  command(2, 'mediaItems.get', choice, (item, world) => ({ mediaItemId: itemName(item, world) })),
  command(1, 'mediaItems.batchGet', someItems, (items, world) => ({ mediaItemIds: itemNames(items, world) })),
  command(1, 'mediaItems.list', fc.record({ pageSize }), (listing) => listing),
  command(2, 'mediaItems.patch', describeFields, ({ item, description, mask }, world) => ({
    mediaItemId: itemName(item, world),
    updateMask: mask,
    body: { description },
  })),
  command(4, 'mediaItems.search', searchFields, ({ pageSize, album, narrow }, world) => ({
    body: {
      pageSize,
      ...(album && { albumId: albumName(album, world) }),
      ...(narrow && { filters: { excludeNonAppCreatedData: true } }),
    },
  })),
  command(1, 'sharedAlbums.get', choice, (token, world) => ({ shareToken: tokenName(token, world) })),
  command(4, 'sharedAlbums.join', choice, tokenInBody),
  command(2, 'sharedAlbums.leave', choice, tokenInBody),
  command(1, 'sharedAlbums.list', albumListing, (listing) => listing),
  weighted(1, fc.constant(RULES_CHANGE)),
)

/**
 * Without a bias to short lists and small numbers, because errors show late in a sequence. A step may be missing,
 * because that is what lets a failing sequence shrink in its middle and at its end.
 */
export const commands = fc
  .noBias(fc.array(mostly(anyCommand, 20), { maxLength: 12, size: 'max' }))
  .map((steps) => steps.filter((step) => step !== undefined))
