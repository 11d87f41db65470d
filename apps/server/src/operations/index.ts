import type { OperationId } from '@tintype/types/operations'
import { addEnrichmentToAlbum } from './albums/addEnrichment.ts'
import { batchAddMediaItems } from './albums/batchAddMediaItems.ts'
import { batchRemoveMediaItems } from './albums/batchRemoveMediaItems.ts'
import { createAlbum } from './albums/create.ts'
import { getAlbum } from './albums/get.ts'
import { listAlbums } from './albums/list.ts'
import { patchAlbum } from './albums/patch.ts'
import { shareAlbum } from './albums/share.ts'
import { unshareAlbum } from './albums/unshare.ts'
import { batchCreateMediaItems } from './mediaItems/batchCreate.ts'
import { batchGetMediaItems } from './mediaItems/batchGet.ts'
import { getMediaItem } from './mediaItems/get.ts'
import { listMediaItems } from './mediaItems/list.ts'
import { patchMediaItem } from './mediaItems/patch.ts'
import { searchMediaItems } from './mediaItems/search.ts'
import type { Operation } from './operation.ts'
import { getSharedAlbum } from './sharedAlbums/get.ts'
import { joinSharedAlbum } from './sharedAlbums/join.ts'
import { leaveSharedAlbum } from './sharedAlbums/leave.ts'
import { listSharedAlbums } from './sharedAlbums/list.ts'
import { createUpload } from './uploads/create.ts'

/** Every operation of the document. A new one is a type error here until it is implemented. */
export const operations = {
  'albums.addEnrichment': addEnrichmentToAlbum,
  'albums.batchAddMediaItems': batchAddMediaItems,
  'albums.batchRemoveMediaItems': batchRemoveMediaItems,
  'albums.create': createAlbum,
  'albums.get': getAlbum,
  'albums.list': listAlbums,
  'albums.patch': patchAlbum,
  'albums.share': shareAlbum,
  'albums.unshare': unshareAlbum,
  'mediaItems.batchCreate': batchCreateMediaItems,
  'mediaItems.batchGet': batchGetMediaItems,
  'mediaItems.get': getMediaItem,
  'mediaItems.list': listMediaItems,
  'mediaItems.patch': patchMediaItem,
  'mediaItems.search': searchMediaItems,
  'sharedAlbums.get': getSharedAlbum,
  'sharedAlbums.join': joinSharedAlbum,
  'sharedAlbums.leave': leaveSharedAlbum,
  'sharedAlbums.list': listSharedAlbums,
  'uploads.create': createUpload,
} satisfies { [Id in OperationId]: Operation<Id> }
