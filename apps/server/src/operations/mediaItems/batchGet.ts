import type { MediaItemResult } from '@tintype/types'
import { itemStatuses } from '@tintype/types/errors'
import { mediaByIds } from '../../catalog/media.ts'
import { isWellFormedId } from '../../tokens/publicIds.ts'
import type { Operation } from '../operation.ts'
import { canReadMedia, presentMediaItem } from './mediaItem.ts'

const statuses = itemStatuses['mediaItems.batchGet']

/** One result for each id, in request order: the item without a status, or only a status (facts 2.11). */
export const batchGetMediaItems: Operation<'mediaItems.batchGet'> = async ({ query }, context) => {
  const requested = query.mediaItemIds.map((text) => ({ text, id: context.ids.parseMediaItemId(text) }))
  const found = await mediaByIds(
    context.catalog,
    requested.flatMap(({ id }) => id ?? []),
  )
  const mediaItemResults: MediaItemResult[] = []
  for (const { text, id } of requested) {
    const media = id === undefined ? undefined : found.get(id)
    if (media !== undefined && (await canReadMedia(media, 'mediaItems.batchGet', context))) {
      mediaItemResults.push({ mediaItem: presentMediaItem(media, context) })
    } else mediaItemResults.push({ status: isWellFormedId(text) ? statuses.notFound : statuses.invalidId })
  }
  return { mediaItemResults }
}
