import { appCreatedReach, readReach } from '../../library/access.ts'
import type { Operation } from '../operation.ts'
import { unimplemented } from '../unimplemented.ts'
import { timelinePage } from './list.ts'
import { searchAlbum } from './searchAlbum.ts'

/** Everything, or one album in album order. Other filters than app-created data are not there yet. */
export const searchMediaItems: Operation<'mediaItems.search'> = async ({ body = {} }, context) => {
  if (body.albumId !== undefined) return searchAlbum(body.albumId, body, context)
  const { excludeNonAppCreatedData, includeArchivedMedia, ...others } = body.filters ?? {}
  if (includeArchivedMedia || Object.keys(others).length > 0) return unimplemented()
  const { principal } = context
  const reach = excludeNonAppCreatedData
    ? appCreatedReach(principal)
    : readReach(principal, 'mediaItems.search')
  return timelinePage('mediaItems.search', body, reach, context)
}
