import { errors } from '@tintype/types/errors'
import * as albums from './albums.ts'
import * as mediaItems from './mediaItems.ts'
import type { Requests } from './requests.ts'
import * as sharedAlbums from './sharedAlbums.ts'
import { type Caller, ExpectedError, type Method, requireScope, type World } from './world.ts'

const methods: { [M in Method]: (world: World, caller: Caller, request: Requests[M]) => object } = {
  'albums.addEnrichment': albums.addEnrichment,
  'albums.batchAddMediaItems': albums.batchAddMediaItems,
  'albums.batchRemoveMediaItems': albums.batchRemoveMediaItems,
  'albums.create': albums.create,
  'albums.get': albums.get,
  'albums.list': albums.list,
  'albums.patch': albums.patch,
  'albums.share': albums.share,
  'albums.unshare': albums.unshare,
  'mediaItems.batchCreate': mediaItems.batchCreate,
  'mediaItems.batchGet': mediaItems.batchGet,
  'mediaItems.get': mediaItems.get,
  'mediaItems.list': mediaItems.list,
  'mediaItems.patch': mediaItems.patch,
  'mediaItems.search': mediaItems.search,
  'sharedAlbums.get': sharedAlbums.get,
  'sharedAlbums.join': sharedAlbums.join,
  'sharedAlbums.leave': sharedAlbums.leave,
  'sharedAlbums.list': sharedAlbums.list,
}

export interface ComparedResponse {
  status: number
  /** The compared part of the response: for lists all pages as one list, for errors the text. */
  body: unknown
}

/** Returns the required response, and changes the world as the request does. */
export function answer<M extends Method>(
  world: World,
  caller: Caller,
  method: M,
  request: Requests[M],
): ComparedResponse {
  try {
    requireScope(world, caller, method)
    return { status: 200, body: methods[method](world, caller, request) }
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    const { httpStatus, message } = errors[error.error]
    return { status: httpStatus, body: message }
  }
}
