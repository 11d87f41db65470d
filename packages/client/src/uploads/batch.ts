import type { AlbumPosition, MediaItem } from '@tintype/types'
import { failedItems } from '../api/batchErrors.ts'
import type { Methods } from '../api/methods.ts'
import type { PhotosError } from '../http/errors.ts'
import { isPhotosError } from '../http/isPhotosError.ts'
import type { RequestOptions } from '../http/options.ts'
import type { UploadFile } from './input.ts'

/** A file whose bytes have arrived. */
export interface Arrived {
  file: UploadFile
  token: string
}

/** What became of it. `isRepeat`: another file of the same batch has the same bytes. */
export type Made = { mediaItem: MediaItem; isRepeat: boolean } | { error: PhotosError }

export interface Destination {
  albumId?: string | undefined
  albumPosition?: AlbumPosition | undefined
}

const OPERATION = 'mediaItems.batchCreate'

/** How often an item is sent that fails for no reason of its own. */
const ATTEMPTS = 3

/**
 * Makes a function that turns arrived files into media items, batch after batch, in their order.
 * It throws PhotosError when a batch failed as a whole.
 */
export function itemCreator({ mediaItems }: Methods, destination: Destination, options: RequestOptions) {
  const { albumId, albumPosition } = destination
  let position = albumPosition

  async function send(batch: readonly Arrived[]) {
    const newMediaItems = batch.map(({ file: { description, fileName }, token: uploadToken }) => ({
      ...(description && { description }),
      simpleMediaItem: { uploadToken, ...(fileName && { fileName }) },
    }))
    const album = albumId !== undefined && { albumId, ...(position && { albumPosition: position }) }
    const body = { ...album, newMediaItems }
    const { newMediaItemResults: results = [] } = await mediaItems.batchCreate({ body }, options)
    const last = results.flatMap(({ mediaItem }) => mediaItem?.id ?? []).at(-1)
    // Everything at one place would come out batch by batch in reverse.
    if (last && position && position.position !== 'LAST_IN_ALBUM') {
      position = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: last }
    }
    return batch.map((_, at) => results[at] ?? {})
  }

  return async (batch: readonly Arrived[]): Promise<Made[]> => {
    const made: Made[] = []
    let rest = batch.map((arrived, place) => ({ arrived, place, isRepeat: false }))
    for (let attempt = 1; rest.length > 0; attempt++) {
      const sent = rest
      rest = []
      let results: Awaited<ReturnType<typeof send>>
      try {
        results = await send(sent.map(({ arrived }) => arrived))
      } catch (error) {
        // What was made before is not to be forgotten; and a single bad token is reported so (facts 2.10).
        const isTheirs = attempt > 1 || isPhotosError(error, 'InvalidUploadToken')
        if (!isTheirs || !isPhotosError(error)) throw error
        for (const { place } of sent) made[place] = { error }
        break
      }
      const errors = new Map(failedItems(OPERATION, results).map(({ index, error }) => [index, error]))
      const isGettingOn = attempt < ATTEMPTS || errors.size < sent.length
      for (const [at, one] of sent.entries()) {
        const error = errors.get(at)
        // The same bytes twice in a batch fail, and in a batch of their own they are answered with their item.
        const exists = error?.status === 'ALREADY_EXISTS'
        const isRepeat = exists || one.isRepeat
        const isWorthIt = exists || error?.status === 'INTERNAL'
        if (!error) made[one.place] = { mediaItem: results[at]?.mediaItem ?? {}, isRepeat }
        else if (isGettingOn && isWorthIt) rest.push({ ...one, isRepeat })
        else made[one.place] = { error }
      }
    }
    return made
  }
}
