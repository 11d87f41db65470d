import type { AlbumPosition, MediaItem, NewMediaItemResult } from '@tintype/types'
import { failedItems } from '../api/batchErrors.ts'
import type { Methods } from '../api/methods.ts'
import type { PhotosError } from '../http/errors.ts'
import { isPhotosError } from '../http/isPhotosError.ts'
import type { RequestOptions } from '../http/options.ts'
import type { UploadFile } from './input.ts'

/** A file whose bytes are on the server. */
export interface UploadedFile {
  file: UploadFile
  token: string
}

/** The item of a file, or why it has none. `isDuplicate`: another file of the same batch has the same bytes. */
export type BatchResult = { mediaItem: MediaItem; isDuplicate: boolean } | { error: PhotosError }

/** Where in the library the new items go. */
export interface Destination {
  albumId?: string | undefined
  albumPosition?: AlbumPosition | undefined
}

/** The result of one item of a batch; empty if the API returned none. */
type ItemResult = Partial<NewMediaItemResult>

/** A file of a batch that still has no result. */
interface Pending extends UploadedFile {
  /** Position in the batch. */
  position: number
  isDuplicate: boolean
}

const OPERATION = 'mediaItems.batchCreate'

/** How often a batch is sent if all that is left of it fails with errors that may be transient. */
const MAX_ATTEMPTS = 3

/** Creates media items from uploaded files, batch by batch in their order. */
export class BatchCreator {
  readonly #methods: Methods
  #destination: Destination

  constructor(methods: Methods, destination: Destination) {
    this.#methods = methods
    // The API rejects a position without an album.
    this.#destination = destination.albumId === undefined ? {} : destination
  }

  /** @throws PhotosError if the batch failed as a whole */
  async create(batch: readonly UploadedFile[], options: RequestOptions): Promise<BatchResult[]> {
    const results: BatchResult[] = []
    let pending = batch.map(
      ({ file, token }, position): Pending => ({ file, token, position, isDuplicate: false }),
    )
    for (let attempt = 1; pending.length > 0; attempt++) {
      pending = await this.#attempt(pending, attempt, results, options)
    }
    return results
  }

  /** @returns the files to send again */
  async #attempt(
    pending: Pending[],
    attempt: number,
    results: BatchResult[],
    options: RequestOptions,
  ): Promise<Pending[]> {
    let responses: ItemResult[]
    try {
      responses = await this.#send(pending, options)
    } catch (error) {
      // Items that earlier attempts created keep their results. A single invalid token fails a batch (facts 2.10).
      const isPartial = attempt > 1 || isPhotosError(error, 'InvalidUploadToken')
      if (!isPartial || !isPhotosError(error)) throw error
      for (const { position } of pending) results[position] = { error }
      return []
    }
    const errors = new Map(failedItems(OPERATION, responses).map(({ index, error }) => [index, error]))
    const mayRetry = attempt < MAX_ATTEMPTS || errors.size < pending.length
    return pending.filter((item, at) => {
      const error = errors.get(at)
      // The API rejects the same bytes twice in one batch. In a batch of their own they get their existing item.
      const exists = error?.status === 'ALREADY_EXISTS'
      item.isDuplicate ||= exists
      if (mayRetry && (exists || error?.status === 'INTERNAL')) return true
      const { position, isDuplicate } = item
      const { mediaItem } = responses[at] ?? {}
      if (error) results[position] = { error }
      else if (mediaItem) results[position] = { mediaItem, isDuplicate }
      return false
    })
  }

  /** @returns a result for each item, an empty one if the API returned neither an item nor an error */
  async #send(pending: readonly Pending[], options: RequestOptions): Promise<ItemResult[]> {
    const newMediaItems = pending.map(({ file: { description, fileName }, token: uploadToken }) => ({
      description: description || undefined,
      simpleMediaItem: { uploadToken, fileName: fileName || undefined },
    }))
    const { albumId, albumPosition } = this.#destination
    const body = { albumId, albumPosition, newMediaItems }
    const { newMediaItemResults: results = [] } = await this.#methods.mediaItems.batchCreate(
      { body },
      options,
    )
    const lastId = results.flatMap(({ mediaItem }) => mediaItem?.id ?? []).at(-1)
    // The next batch follows this one. At one fixed position the batches would end up in reverse order.
    if (lastId && albumPosition && albumPosition.position !== 'LAST_IN_ALBUM') {
      const albumPosition = { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: lastId } as const
      this.#destination = { albumId, albumPosition }
    }
    return pending.map((_, at) => {
      const { mediaItem, status } = results[at] ?? {}
      return mediaItem || status?.code ? { mediaItem, status } : {}
    })
  }
}
