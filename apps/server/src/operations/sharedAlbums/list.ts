import { albumPage, joinedAlbumPage } from '../../catalog/albums.ts'
import { visibilityOf } from '../../domain/permissions.ts'
import { presentAlbums } from '../albums/album.ts'
import type { Operation } from '../operation.ts'
import { omitEmpty, readPage } from '../paging.ts'
import { albumPositions } from '../positions.ts'

/** The albums that the user has shared and those that the user has joined, the newest first. */
export const listSharedAlbums: Operation<'sharedAlbums.list'> = async ({ query }, context) => {
  const { principal, catalog } = context
  const visibility = visibilityOf(principal, 'sharedAlbums.list', query.excludeNonAppCreatedData)
  const { rows, nextPageToken } = await readPage('sharedAlbums.list', query, context, {
    codec: albumPositions,
    async read(page) {
      const shared = await albumPage(catalog, visibility, page, { sharedOnly: true })
      const joined = await joinedAlbumPage(catalog, visibility, page)
      return [...shared, ...joined].sort((a, b) => b.id - a.id).slice(0, page.limit)
    },
    positionOf: ({ id }) => id,
  })
  return { sharedAlbums: omitEmpty(await presentAlbums(rows, context)), nextPageToken }
}
