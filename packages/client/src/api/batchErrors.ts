import type { itemStatuses } from '@tintype/types/errors'
import { PhotosError, type PhotosErrorInit, statusOf } from '../http/errors.ts'
import { explain } from '../http/explain.ts'

/** What a batch answers of one item. */
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
  /** Its place in the request. */
  index: number
  result: Result
  error: PhotosError
}

/**
 * The items of a batch that failed: an answer of 200 or 207 is no success until each status says so.
 *
 *     const failed = failedItems('mediaItems.batchCreate', answer.newMediaItemResults)
 */
export function failedItems<Result extends ItemResult>(
  operation: keyof typeof itemStatuses,
  results: readonly Result[] | undefined,
): FailedItem<Result>[] {
  return (results ?? []).flatMap((result, index) => {
    // Some entries have been seen to be null, or to say nothing (facts 2.11).
    const { status, mediaItem }: ItemResult = result ?? {}
    if (status ? !status.code : mediaItem) return []
    const init: PhotosErrorInit = {
      kind: 'item',
      operation,
      message: status?.message || `${operation} said nothing of item ${index}`,
      code: 200,
      status: statusOf(status?.code) ?? '',
      details: status?.details ?? [],
    }
    return [{ index, result, error: new PhotosError({ ...init, ...explain(init) }) }]
  })
}
