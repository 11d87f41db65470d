import type { MediaItemResult } from '@tintype/types'
import { itemStatuses } from '@tintype/types/errors'
import { mediaByIds } from '../../catalog/media.ts'
import { isWellFormedId } from '../../tokens/publicIds.ts'
import type { Operation } from '../operation.ts'
import { mayReadMedia, presentMediaItem } from './mediaItem.ts'

const statuses = itemStatuses['mediaItems.batchGet']
const NO_ROW = -1

/** One result an id, in request order: the item without a status, or a status alone (facts 2.11). */
export const batchGetMediaItems: Operation<'mediaItems.batchGet'> = async ({ query }, context) => {
  const { catalog, ids } = context
  const rows = query.mediaItemIds.map((id) => ids.parseMediaItemId(id))
  const found = await mediaByIds(
    catalog,
    rows.filter((row) => row !== undefined),
  )
  const mediaItemResults: MediaItemResult[] = []
  for (const [index, id] of query.mediaItemIds.entries()) {
    const media = found.get(rows[index] ?? NO_ROW)
    if (media !== undefined && (await mayReadMedia(media, 'mediaItems.batchGet', context))) {
      mediaItemResults.push({ mediaItem: presentMediaItem(media, context) })
    } else mediaItemResults.push({ status: isWellFormedId(id) ? statuses.notFound : statuses.invalidId })
  }
  return { mediaItemResults }
}
