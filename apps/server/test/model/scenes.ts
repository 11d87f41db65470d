import fc from 'fast-check'
import { does, type RequestCommand } from './commands.ts'
import { EVERYTHING, newItemOf } from './fields.ts'
import type { Caller, World } from './world.ts'

/**
 * The state before a sequence: empty, or one that random sequences rarely reach. It uses the model's names, which are
 * assigned in order.
 */
const ann: Caller = { user: 'ann', client: 'app', scopes: EVERYTHING }
const ben: Caller = { ...ann, user: 'ben' }
const annElsewhere: Caller = { ...ann, client: 'other' }
const benElsewhere: Caller = { ...ben, client: 'other' }

const uploads = (caller: Caller, photos: readonly number[], albumId?: string): RequestCommand => ({
  method: 'mediaItems.batchCreate',
  caller,
  request: (world: World) => ({
    body: {
      ...(albumId && { albumId }),
      newMediaItems: photos.map((photo) =>
        newItemOf({ upload: { photo }, description: 'words', fileName: undefined }, world, caller),
      ),
    },
  }),
})

const album = (owner = ann) => does(owner, 'albums.create', { body: { album: { title: 'one' } } })
const share = (isCollaborative: boolean, owner = ann) =>
  does(owner, 'albums.share', {
    albumId: 'album 1',
    body: { sharedAlbumOptions: { isCollaborative, isCommentable: false } },
  })
const join = (member = ben) => does(member, 'sharedAlbums.join', { body: { shareToken: 'share token 1' } })
const caption = does(ann, 'albums.addEnrichment', {
  albumId: 'album 1',
  body: {
    newEnrichmentItem: { textEnrichment: { text: 'Day one' } },
    albumPosition: { position: 'LAST_IN_ALBUM' },
  },
})

export const scenes = {
  nothing: [],
  /** An enrichment between items in one of them. */
  'two albums': [
    album(),
    uploads(ann, [1], 'album 1'),
    caption,
    uploads(ann, [2], 'album 1'),
    album(),
    uploads(ann, [3], 'album 2'),
  ],
  /** Two users fill it, in part with the same bytes. */
  'shared album': [
    album(),
    share(true),
    join(),
    uploads(ann, [0, 1], 'album 1'),
    uploads(ben, [0, 2], 'album 1'),
  ],
  /** A member can only look at it. */
  'album to look at': [album(), uploads(ann, [0, 3], 'album 1'), share(false), join(), uploads(ben, [0])],
  /** Its first token is revoked. */
  'album shared again': [
    album(),
    share(true),
    does(ann, 'albums.unshare', { albumId: 'album 1' }),
    uploads(ann, [1], 'album 1'),
    share(true),
  ],
  /** With an item that another app has made. */
  'album with a foreign item': [
    album(),
    uploads(annElsewhere, [2]),
    uploads(ann, [2, 1], 'album 1'),
    share(true),
  ],
  /** Its item belongs to this app, and it is shared in the other. */
  'album elsewhere': [
    uploads(ann, [0]),
    album(annElsewhere),
    uploads(annElsewhere, [0], 'album 1'),
    share(true, annElsewhere),
    join(benElsewhere),
  ],
} satisfies Record<string, RequestCommand[]>

export const scene = fc.constantFrom(...(Object.keys(scenes) as (keyof typeof scenes)[]))
