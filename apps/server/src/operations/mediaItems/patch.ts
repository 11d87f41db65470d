import { updateMedia } from '../../catalog/media.ts'
import { requirePermission } from '../../domain/permissions.ts'
import { parseUpdateMask } from '../../domain/updateMask.ts'
import type { Operation } from '../operation.ts'
import { findMediaItem, presentMediaItem } from './mediaItem.ts'

/** Changes the description of an app-created item; an empty one clears it (facts 2.14). */
export const patchMediaItem: Operation<'mediaItems.patch'> = async ({ path, query, body }, context) => {
  parseUpdateMask(query.updateMask, ['description'])
  const media = await findMediaItem(path.mediaItemId, 'mediaItems.get', context)
  requirePermission(context.principal, 'mediaItem.edit', media)
  const { description } = body
  await updateMedia(context.catalog, media.id, { description })
  return presentMediaItem({ ...media, description }, context)
}
