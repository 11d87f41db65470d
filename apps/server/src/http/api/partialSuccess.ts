import type { DocumentedOperation } from '@tintype/document'
import type { BatchCreateMediaItemsResponse } from '@tintype/types'

/** HTTP status of a batch of which some items were made and some were not. */
export type PartialStatus = '200' | '207'

/**
 * The HTTP status of an answer. Google's guide promises 207 for a batch that succeeds in part, every recording
 * shows 200, and clients take anything else for a failure (facts 2.10): so 207 is there for who asks.
 */
export function statusOf(operation: DocumentedOperation, answer: unknown, partial: PartialStatus): number {
  const { newMediaItemResults = [] } = answer as BatchCreateMediaItemsResponse
  const made = newMediaItemResults.filter(({ mediaItem }) => mediaItem !== undefined).length
  const mixed = made > 0 && made < newMediaItemResults.length
  return mixed && partial in operation.responses ? Number(partial) : 200
}
