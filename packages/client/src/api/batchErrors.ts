import type { itemStatuses } from '@tintype/types/errors'
import { PhotosError, type PhotosErrorInit, statusOf } from '../http/errors.ts'
import { explain } from '../http/explain.ts'

/** The result of one item of a batch. */
interface ItemResult {
  status?:
    | {
        code?: number | undefined
        message?: string | undefined
        details?: Record<string, unknown>[] | undefined
      }
    | undefined
  mediaItem?: object | undefined
}

export interface FailedItem<Result> {
  /** Position of the item in the request, from 0. */
  index: number
  /** The API's result for the item. */
  result: Result
  /** An error of kind `item`, with the status of the item and a hint. */
  error: PhotosError
}

/**
 * Finds the failed items of a batch. A batch returns 200 or 207 even if some of its items fail.
 *
 *     const failed = failedItems('mediaItems.batchCreate', response.newMediaItemResults)
 */
export function failedItems<Result extends ItemResult>(
  operation: keyof typeof itemStatuses,
  results: readonly Result[] | undefined,
): FailedItem<Result>[] {
  return (results ?? []).flatMap((result, index) => {
    // Google has returned null and empty results (facts 2.11).
    const { status, mediaItem }: ItemResult = result ?? {}
    if (status ? !status.code : mediaItem) return []
    const init: PhotosErrorInit = {
      kind: 'item',
      operation,
      message: status?.message || `${operation} returned no result for item ${index}`,
      code: 200,
      status: statusOf(status?.code) ?? '',
      details: status?.details ?? [],
    }
    return [{ index, result, error: new PhotosError({ ...init, ...explain(init) }) }]
  })
}
