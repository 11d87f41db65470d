import { albumPage, joinedAlbumPage } from '../../catalog/albums.ts'
import { readReach } from '../../domain/access.ts'
import { presentAlbums } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { readPage } from '../paging.ts'

/** The albums that the user has shared and those that the user has joined, the newest first. */
export const listSharedAlbums: Operation<'sharedAlbums.list'> = async ({ query }, context) => {
  const { principal, catalog } = context
  const reach = readReach(principal, 'sharedAlbums.list', query.excludeNonAppCreatedData)
  const { rows, nextPageToken } = await readPage(
    'sharedAlbums.list',
    query,
    context,
    async ({ limit, after }) => {
      const page = { limit, ...(after && { after: [after[0] ?? 0] as const }) }
      const shared = await albumPage(catalog, reach, page, { sharedOnly: true })
      const joined = await joinedAlbumPage(catalog, reach, page)
      return [...shared, ...joined].sort((a, b) => b.id - a.id).slice(0, limit)
    },
    (album) => [album.id],
  )
  return { sharedAlbums: rows.length > 0 ? await presentAlbums(rows, context) : undefined, nextPageToken }
}
