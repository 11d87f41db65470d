import type { MediaItemResult } from '@tintype/types'
import { itemStatuses } from '@tintype/types/errors'
import { mediaByIds } from '../../catalog/media.ts'
import { reaches, readReach } from '../../library/access.ts'
import { isWellFormedId } from '../../library/ids.ts'
import type { Operation } from '../operation.ts'
import { presentMediaItem } from './mediaItem.ts'

const statuses = itemStatuses['mediaItems.batchGet']
const NO_ROW = -1

/** One result an id, in request order: the item without a status, or a status alone (api-facts 2.11). */
export const batchGetMediaItems: Operation<'mediaItems.batchGet'> = async ({ query }, context) => {
  const { catalog, ids, principal } = context
  const reach = readReach(principal, 'mediaItems.batchGet')
  const rows = query.mediaItemIds.map((id) => ids.mediaItemRow(id))
  const found = await mediaByIds(
    catalog,
    rows.filter((row) => row !== undefined),
  )
  const mediaItemResults = query.mediaItemIds.map((id, index): MediaItemResult => {
    const media = found.get(rows[index] ?? NO_ROW)
    if (reaches(reach, media)) return { mediaItem: presentMediaItem(media, context) }
    return { status: isWellFormedId(id) ? statuses.notFound : statuses.invalidId }
  })
  return { mediaItemResults }
}
