import type { MediaItem } from '@tintype/types'
import type { PhotosClient } from '../../src/index.ts'
import { sha256 } from './photographs.ts'

/** The hash of an item's original on the server. */
export async function storedHash(photos: PhotosClient, item: MediaItem | undefined): Promise<string> {
  const fresh = await photos.mediaItems.get({ mediaItemId: item?.id ?? '' })
  const answer = await fetch(`${fresh.baseUrl}=d`)
  if (!answer.ok) throw new Error(`The bytes were answered with ${answer.status}.`)
  return sha256(new Uint8Array(await answer.arrayBuffer()))
}
