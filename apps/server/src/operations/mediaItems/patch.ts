import { updateMedia } from '../../catalog/media.ts'
import { appCreatedReach, reaches } from '../../domain/access.ts'
import { invalidField } from '../../domain/apiError.ts'
import { parseUpdateMask } from '../../domain/updateMask.ts'
import type { Operation } from '../operation.ts'
import { findMediaItem, presentMediaItem } from './mediaItem.ts'

/** Changes the description of an item of this app; an empty one clears it (facts 2.14). */
export const patchMediaItem: Operation<'mediaItems.patch'> = async ({ path, query, body }, context) => {
  parseUpdateMask(query.updateMask, ['description'])
  const media = await findMediaItem(path.mediaItemId, 'mediaItems.get', context)
  // Lack of rights is 400 here as it is on albums; which it is on items is not recorded.
  if (!reaches(appCreatedReach(context.principal), media))
    throw invalidField('media_item_id', 'This app did not create the item, or the user does not own it.')
  const description = body.description ?? null
  await updateMedia(context.catalog, media.id, { description })
  return presentMediaItem({ ...media, description }, context)
}
