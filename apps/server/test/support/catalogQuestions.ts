import { accessToken, scopesHeld } from '../../src/catalog/accounts.ts'
import { albumMediaPage } from '../../src/catalog/albumContents.ts'
import { albumEntries, albumNeighbors, startBefore } from '../../src/catalog/albumEntries.ts'
import { albumById, albumPage, coverOfClient, joinedAlbumPage } from '../../src/catalog/albums.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { mediaById, mediaByIds } from '../../src/catalog/media.ts'
import { readBatch } from '../../src/catalog/readBatch.ts'
import { findMatches } from '../../src/catalog/search/findMatches.ts'
import type { MediaSearch, TimelineCursor } from '../../src/catalog/search/queryPlan.ts'
import { searchMedia } from '../../src/catalog/search/searchMedia.ts'
import { isInSharedAlbum } from '../../src/catalog/sharing.ts'
import { bytesOf } from '../../src/catalog/storage.ts'
import { expiredUploadSessions, leaseUploadSession, uploadSession } from '../../src/catalog/uploadSessions.ts'
import {
  blobByHash,
  blobPage,
  deleteExpiredTokens,
  expiredTokenHashes,
  knownBlob,
} from '../../src/catalog/uploads.ts'
import type { MediaId } from '../../src/domain/ids.ts'
import { id } from './ids.ts'

const searching = (search: Omit<MediaSearch, 'owner'>, page: { after?: TimelineCursor } = {}) => {
  return (db: Catalog) => searchMedia(db, { owner: id(1), ...search }, { size: 100, ...page })
}

const first = { limit: 101 }
const IN_ALBUM = { position: 5, media: id<MediaId>(5) }
const BUDGET = { entries: 100, bytes: 1000 }
const IN_TIME: TimelineCursor = { takenAt: 3, id: id(5) }
const FURTHER_ON = { from: 0, to: 9, after: { takenAt: 5, id: id<MediaId>(5) }, limit: 1000 }
/** Every read of the catalog, by name. Tests compare its statements and plans. */
export const questions: [string, (db: Catalog) => Promise<unknown>][] = [
  ['the library', searching({})],
  ['the library, further on', searching({}, { after: IN_TIME })],
  ['the library with its archive', searching({ withArchived: true }, { after: IN_TIME })],
  ['favorites', searching({ favorite: true }, { after: IN_TIME })],
  ['one category', searching({ included: [1] }, { after: IN_TIME })],
  ['several categories', searching({ included: [1, 2, 3] }, { after: IN_TIME })],
  ['app-created media', searching({ client: id(1) }, { after: IN_TIME })],
  ['photos', searching({ kind: 'photo' }, { after: IN_TIME })],
  ['a year', searching({ intervals: [[0, 9]], dated: true })],
  [
    'a year, oldest first',
    searching({ intervals: [[0, 9]], dated: true, oldestFirst: true }, { after: { takenAt: 3 } }),
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
    searching({ favorite: true, included: [1], excluded: 8, client: id(1), kind: 'photo', dated: true }),
  ],
  [
    'a mixture that few items pass',
    (db) =>
      findMatches(
        db,
        { owner: id(1), client: id(1), kind: 'photo', excluded: 8, dated: true },
        FURTHER_ON,
        false,
      ),
  ],
  ['albums', (db) => albumPage(db, { owner: id(1) }, { limit: 51, after: id(5) })],
  ['app-created albums', (db) => albumPage(db, { owner: id(1), client: id(1) }, first)],
  ['an album', (db) => albumById(db, id(1), id(2))],
  ['the media of an album', (db) => albumMediaPage(db, id(1), { limit: 101, after: IN_ALBUM })],
  [
    'the app-created media of an album',
    (db) => albumMediaPage(db, id(1), { limit: 101, after: IN_ALBUM }, { client: id(1) }),
  ],
  ['what stands in an album', (db) => albumEntries(db, id(1), { after: 5, budget: BUDGET }, {})],
  [
    'what a client made in an album',
    (db) => albumEntries(db, id(1), { after: 5, budget: BUDGET }, { client: id(1) }),
  ],
  ['a place before another', (db) => startBefore(db, id(1), { position: 5, budget: BUDGET }, {})],
  ['the items next to one', (db) => albumNeighbors(db, id(1), 5, {})],
  ['the cover that a client sees', (db) => coverOfClient(db, { id: id(1) }, id(1))],
  ['shared albums', (db) => albumPage(db, { owner: id(1) }, first, { sharedOnly: true })],
  ['joined albums', (db) => joinedAlbumPage(db, { owner: id(1) }, { limit: 51, after: id(5) })],
  [
    'app-created joined albums',
    (db) => joinedAlbumPage(db, { owner: id(1), client: id(1) }, { limit: 51, after: id(5) }),
  ],
  ['who sees an item', (db) => isInSharedAlbum(db, id(1), id(2), id(3))],
  ['a media item', (db) => mediaById(db, id(1))],
  ['media by number', (db) => mediaByIds(db, [id(1), id(2)])],
  [
    'uploads by token',
    (db) =>
      db.transaction((inside) => readBatch(inside, { tokens: [id(1), id(2)], owner: id(1), album: id(1) })),
  ],
  ['bytes that arrive', (db) => knownBlob(db, Buffer.alloc(32), id(1))],
  ['a blob', (db) => blobByHash(db, Buffer.alloc(32))],
  ['blobs', (db) => blobPage(db, Buffer.alloc(32), 100)],
  ['an upload session', (db) => uploadSession(db, id(1))],
  ['an upload session to write to', (db) => leaseUploadSession(db, id(1))],
  ['what a user has stored and begun', (db) => bytesOf(db, { user: id(1), now: 5 })],
  ['upload sessions that have expired', (db) => expiredUploadSessions(db, 5, 100)],
  ['tokens that have expired', (db) => expiredTokenHashes(db, 5, 100)],
  ['whether bytes have a use', (db) => deleteExpiredTokens(db, Buffer.alloc(32), 5)],
  ['what a client may', (db) => scopesHeld(db, { user: id(1), client: id(1) }, 5)],
  ['an access token', (db) => accessToken(db, Buffer.alloc(32))],
]
