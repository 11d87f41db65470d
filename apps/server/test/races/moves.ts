import type { OperationId } from '@tintype/types/operations'
import type { Actor } from '../support/actor.ts'

/** The data of the two users of a scene: ids of their items, and upload tokens for bytes of existing items. */
export interface Stock {
  /** Ids by name: `a` to `d` belong to the owner, `m1` to `m3` to the member. */
  items: Record<string, string>
  uploads: { owner: string; member: string }
}

/** The album of a race. */
export interface Arena {
  albumId: string
  /** The current share token of the album, or else its last one. */
  shareToken: string
  stock: Stock
}

export type Who = 'owner' | 'member'

export interface Move {
  who: Who
  operation: OperationId
  input(arena: Arena): Parameters<Actor['call']>[1]
}

const item = ({ stock }: Arena, name: string) => stock.items[name] ?? ''
const byToken = ({ shareToken }: Arena) => ({ body: { shareToken } })
const ofAlbum = ({ albumId }: Arena) => ({ albumId })
const withItem = (name: string) => (arena: Arena) => ({
  albumId: arena.albumId,
  body: { mediaItemIds: [item(arena, name)] },
})
const createBy = (who: Who, position: object) => (arena: Arena) => ({
  body: {
    albumId: arena.albumId,
    ...position,
    newMediaItems: [{ simpleMediaItem: { uploadToken: arena.stock.uploads[who], fileName: 'x.jpg' } }],
  },
})

/** All changes to an album by its owner and a member, and the reads of the member. */
export const moves = {
  join: { who: 'member', operation: 'sharedAlbums.join', input: byToken },
  leave: { who: 'member', operation: 'sharedAlbums.leave', input: byToken },
  share: {
    who: 'owner',
    operation: 'albums.share',
    input: ({ albumId }) => ({ albumId, body: { sharedAlbumOptions: { isCollaborative: true } } }),
  },
  unshare: { who: 'owner', operation: 'albums.unshare', input: ofAlbum },
  'owner adds': { who: 'owner', operation: 'albums.batchAddMediaItems', input: withItem('c') },
  'member adds': { who: 'member', operation: 'albums.batchAddMediaItems', input: withItem('m2') },
  'owner creates': {
    who: 'owner',
    operation: 'mediaItems.batchCreate',
    input: createBy('owner', { albumPosition: { position: 'FIRST_IN_ALBUM' } }),
  },
  'member creates': { who: 'member', operation: 'mediaItems.batchCreate', input: createBy('member', {}) },
  'owner removes': { who: 'owner', operation: 'albums.batchRemoveMediaItems', input: withItem('b') },
  'member removes': { who: 'member', operation: 'albums.batchRemoveMediaItems', input: withItem('m1') },
  enrich: {
    who: 'owner',
    operation: 'albums.addEnrichment',
    input: (arena) => ({
      albumId: arena.albumId,
      body: {
        newEnrichmentItem: { textEnrichment: { text: 'Day one' } },
        albumPosition: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: item(arena, 'b') },
      },
    }),
  },
  title: {
    who: 'owner',
    operation: 'albums.patch',
    input: ({ albumId }) => ({ albumId, updateMask: 'title', body: { title: 'New' } }),
  },
  cover: {
    who: 'owner',
    operation: 'albums.patch',
    input: (arena) => ({
      albumId: arena.albumId,
      updateMask: 'coverPhotoMediaItemId',
      body: { coverPhotoMediaItemId: item(arena, 'b') },
    }),
  },
  get: { who: 'member', operation: 'albums.get', input: ofAlbum },
  search: {
    who: 'member',
    operation: 'mediaItems.search',
    input: ({ albumId }) => ({ body: { albumId, pageSize: 100 } }),
  },
} satisfies Record<string, Move>

export type MoveName = keyof typeof moves
