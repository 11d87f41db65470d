import { accessToken, scopesHeld } from '../../src/catalog/accounts.ts'
import { albumMediaPage } from '../../src/catalog/albumContents.ts'
import { albumEntries, albumNeighbours, startBefore } from '../../src/catalog/albumEntries.ts'
import { albumById, albumPage, coverOfClient, joinedAlbumPage } from '../../src/catalog/albums.ts'
import { mediaByBytes, mediaById, mediaByIds } from '../../src/catalog/media.ts'
import type { MediaSearch } from '../../src/catalog/mediaEntries.ts'
import { passingMedia } from '../../src/catalog/passingMedia.ts'
import type { Catalog } from '../../src/catalog/schema.ts'
import { searchMedia } from '../../src/catalog/search.ts'
import { isInSharedAlbum } from '../../src/catalog/sharing.ts'
import { bytesOf } from '../../src/catalog/storage.ts'
import { expiredUploadSessions, leaseUploadSession, uploadSession } from '../../src/catalog/uploadSessions.ts'
import {
  blob,
  blobPage,
  deleteExpiredTokens,
  expiredTokenHashes,
  uploadsByToken,
} from '../../src/catalog/uploads.ts'

const searching = (search: Omit<MediaSearch, 'owner'>, page: { after?: [number, number] } = {}) => {
  return (db: Catalog) => searchMedia(db, { owner: 1, ...search }, { size: 100, ...page })
}

const first = { limit: 101 }
const BUDGET = { entries: 100, bytes: 1000 }
const FURTHER_ON = { from: 0, to: 9, after: [5, 5], limit: 1000 } as const
/** Every way in which the catalog is read, by name: what its statements and plans are looked at for. */
export const questions: [string, (db: Catalog) => Promise<unknown>][] = [
  ['the library', searching({})],
  ['the library, further on', searching({}, { after: [3, 5] })],
  ['the library with its archive', searching({ withArchived: true }, { after: [3, 5] })],
  ['favourites', searching({ favorite: true }, { after: [3, 5] })],
  ['one category', searching({ included: [1] }, { after: [3, 5] })],
  ['several categories', searching({ included: [1, 2, 3] }, { after: [3, 5] })],
  ['app-created media', searching({ client: 1 }, { after: [3, 5] })],
  ['photos', searching({ kind: 'photo' }, { after: [3, 5] })],
  ['a year', searching({ intervals: [[0, 9]], dated: true })],
  [
    'a year, oldest first',
    searching({ intervals: [[0, 9]], dated: true, oldestFirst: true }, { after: [3, 0] }),
  ],
  ['years of a category, oldest first', searching({ intervals: [[0, 9]], included: [1], oldestFirst: true })],
  [
    'days of every year',
    searching({
      intervals: [
        [0, 2],
        [4, 5],
        [6, 7],
        [8, 9],
      ],
    }),
  ],
  [
    'a mixture of filters',
    searching({ favorite: true, included: [1], excluded: 8, client: 1, kind: 'photo', dated: true }),
  ],
  [
    'a mixture that few items pass',
    (db) =>
      passingMedia(db, { owner: 1, client: 1, kind: 'photo', excluded: 8, dated: true }, FURTHER_ON, false),
  ],
  ['albums', (db) => albumPage(db, { owner: 1 }, { limit: 51, after: [5] })],
  ['app-created albums', (db) => albumPage(db, { owner: 1, client: 1 }, first)],
  ['an album', (db) => albumById(db, 1, 2)],
  ['the media of an album', (db) => albumMediaPage(db, 1, { limit: 101, after: [5, 5] })],
  [
    'the app-created media of an album',
    (db) => albumMediaPage(db, 1, { limit: 101, after: [5, 5] }, { client: 1 }),
  ],
  ['what stands in an album', (db) => albumEntries(db, 1, { after: 5, budget: BUDGET }, {})],
  [
    'what a client made in an album',
    (db) => albumEntries(db, 1, { after: 5, budget: BUDGET }, { client: 1 }),
  ],
  ['a place before another', (db) => startBefore(db, 1, { position: 5, budget: BUDGET }, {})],
  ['the items beside one', (db) => albumNeighbours(db, 1, 5, {})],
  ['the cover that a client sees', (db) => coverOfClient(db, { id: 1, cover: null }, 1)],
  ['shared albums', (db) => albumPage(db, { owner: 1 }, first, { sharedOnly: true })],
  ['joined albums', (db) => joinedAlbumPage(db, { owner: 1 }, { limit: 51, after: [5] })],
  [
    'app-created joined albums',
    (db) => joinedAlbumPage(db, { owner: 1, client: 1 }, { limit: 51, after: [5] }),
  ],
  ['who sees an item', (db) => isInSharedAlbum(db, 1, 2, 3)],
  ['a media item', (db) => mediaById(db, 1)],
  ['media by number', (db) => mediaByIds(db, [1, 2])],
  ['media by bytes', (db) => mediaByBytes(db, 1, [Buffer.alloc(32)])],
  ['uploads by token', (db) => uploadsByToken(db, [1, 2])],
  ['a blob', (db) => blob(db, Buffer.alloc(32))],
  ['blobs', (db) => blobPage(db, Buffer.alloc(32), 100)],
  ['an upload session', (db) => uploadSession(db, 1)],
  ['an upload session to write to it', (db) => leaseUploadSession(db, 1)],
  ['what a user has stored and begun', (db) => bytesOf(db, { user: 1, now: 5 })],
  ['upload sessions that have expired', (db) => expiredUploadSessions(db, 5, 100)],
  ['tokens that have expired', (db) => expiredTokenHashes(db, 5, 100)],
  ['whether bytes have a use', (db) => deleteExpiredTokens(db, Buffer.alloc(32), 5)],
  ['what a client may', (db) => scopesHeld(db, { user: 1, client: 1 }, 5)],
  ['an access token', (db) => accessToken(db, Buffer.alloc(32))],
]
