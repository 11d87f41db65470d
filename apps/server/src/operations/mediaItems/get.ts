import { readReach } from '../../library/access.ts'
import type { Operation } from '../operation.ts'
import { findMediaItem, presentMediaItem } from './mediaItem.ts'

export const getMediaItem: Operation<'mediaItems.get'> = async ({ path }, context) => {
  const reach = readReach(context.principal, 'mediaItems.get')
  return presentMediaItem(await findMediaItem(path.mediaItemId, reach, context), context)
}
