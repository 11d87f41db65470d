import type { OperationId } from '@tintype/types/operations'
import { batchAddMediaItems } from './albums/batchAddMediaItems.ts'
import { createAlbum } from './albums/create.ts'
import { getAlbum } from './albums/get.ts'
import { listAlbums } from './albums/list.ts'
import { batchCreateMediaItems } from './mediaItems/batchCreate.ts'
import { batchGetMediaItems } from './mediaItems/batchGet.ts'
import { getMediaItem } from './mediaItems/get.ts'
import { listMediaItems } from './mediaItems/list.ts'
import { searchMediaItems } from './mediaItems/search.ts'
import type { Operation } from './operation.ts'
import { unimplemented } from './unimplemented.ts'
import { createUpload } from './uploads/create.ts'

/** Every operation of the document. One that is added there is a type error here until it is handled. */
export const operations = {
  'albums.addEnrichment': unimplemented,
  'albums.batchAddMediaItems': batchAddMediaItems,
  'albums.batchRemoveMediaItems': unimplemented,
  'albums.create': createAlbum,
  'albums.get': getAlbum,
  'albums.list': listAlbums,
  'albums.patch': unimplemented,
  'albums.share': unimplemented,
  'albums.unshare': unimplemented,
  'mediaItems.batchCreate': batchCreateMediaItems,
  'mediaItems.batchGet': batchGetMediaItems,
  'mediaItems.get': getMediaItem,
  'mediaItems.list': listMediaItems,
  'mediaItems.patch': unimplemented,
  'mediaItems.search': searchMediaItems,
  'sharedAlbums.get': unimplemented,
  'sharedAlbums.join': unimplemented,
  'sharedAlbums.leave': unimplemented,
  'sharedAlbums.list': unimplemented,
  'uploads.create': createUpload,
} satisfies { [Id in OperationId]: Operation<Id> }
