import { errors } from '@tintype/types/errors'
import * as albums from './albums.ts'
import * as mediaItems from './mediaItems.ts'
import type { Requests } from './requests.ts'
import * as sharedAlbums from './sharedAlbums.ts'
import { type Caller, type Method, Refusal, requireScope, type World } from './world.ts'

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

export interface Outcome {
  status: number
  /** What is compared of the answer: for listings all pages in one list, for errors their text. */
  body: unknown
}

/** What the API must answer; the world is afterwards as the request leaves it. */
export function answer<M extends Method>(
  world: World,
  caller: Caller,
  method: M,
  request: Requests[M],
): Outcome {
  try {
    requireScope(world, caller, method)
    return { status: 200, body: methods[method](world, caller, request) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { httpStatus, message } = errors[error.error]
    return { status: httpStatus, body: message }
  }
}
