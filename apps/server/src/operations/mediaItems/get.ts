import type { Operation } from '../operation.ts'
import { findMediaItem, presentMediaItem } from './mediaItem.ts'

/** One media item, with a fresh base URL: this is how clients renew one. */
export const getMediaItem: Operation<'mediaItems.get'> = async ({ path }, context) =>
  presentMediaItem(await findMediaItem(path.mediaItemId, 'mediaItems.get', context), context)
