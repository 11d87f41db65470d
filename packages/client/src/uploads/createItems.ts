import type { AlbumPosition, MediaItem, Status } from '@tintype/types'
import { itemStatuses } from '@tintype/types/errors'
import { PhotosError } from '../error.ts'
import type { Methods, RequestOptions } from '../methods.ts'
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
const { alreadyExists, internal } = itemStatuses[OPERATION]

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
    return results
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
        // A single bad upload token is reported so (api-facts 2.10); and what was made before must not be forgotten.
        const concernsItems =
          error instanceof PhotosError && ((sent.length === 1 && error.code === 400) || attempt > 1)
        if (!concernsItems) throw error
        for (const { place } of sent) made[place] = { error }
        break
      }
      const isGettingOn = attempt < ATTEMPTS || results.some(({ mediaItem }) => mediaItem)
      for (const [at, one] of sent.entries()) {
        const { status, mediaItem } = results[at] ?? {}
        const isRepeat = status?.code === alreadyExists.code
        // The same bytes twice in a batch fail, and in a batch of their own they are answered with their item.
        if (mediaItem) made[one.place] = { mediaItem, isRepeat: one.isRepeat }
        else if (isGettingOn && (isRepeat || status?.code === internal.code))
          rest.push({ ...one, isRepeat: isRepeat || one.isRepeat })
        else made[one.place] = { error: itemError(status) }
      }
    }
    return made
  }
}

function itemError(status: Status = {}): PhotosError {
  return new PhotosError(OPERATION, 200, status)
}
