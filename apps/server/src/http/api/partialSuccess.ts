import type { DocumentedOperation } from '@tintype/document'
import type { BatchCreateMediaItemsResponse } from '@tintype/types'

/** HTTP status of a batch that succeeds in part. */
export type PartialStatus = '200' | '207'

/**
 * The HTTP status of a successful response. Google's guide promises 207 for a batch that succeeds in part. All recordings
 * show 200, and clients treat anything else as a failure (facts 2.10): so 207 is a setting.
 */
export function statusOf(operation: DocumentedOperation, response: unknown, partial: PartialStatus): number {
  const { newMediaItemResults = [] } = response as BatchCreateMediaItemsResponse
  const created = newMediaItemResults.filter(({ mediaItem }) => mediaItem !== undefined).length
  const isPartial = created > 0 && created < newMediaItemResults.length
  return isPartial && partial in operation.responses ? Number(partial) : 200
}
