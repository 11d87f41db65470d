import type { Operation } from '../operation.ts'
import { findMediaItem, presentMediaItem } from './mediaItem.ts'

/** One media item, with a new base URL: clients call this when a base URL has expired. */
export const getMediaItem: Operation<'mediaItems.get'> = async ({ path }, context) =>
  presentMediaItem(await findMediaItem(path.mediaItemId, 'mediaItems.get', context), context)
