import { albumPage } from '../../catalog/albums.ts'
import { visibilityOf } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { omitEmpty, readPage } from '../paging.ts'
import { albumPositions } from '../positions.ts'
import { presentAlbums } from './album.ts'

/** The caller's albums, the newest first. */
export const listAlbums: Operation<'albums.list'> = async ({ query }, context) => {
  const { principal, catalog } = context
  const visibility = visibilityOf(principal, 'albums.list', query.excludeNonAppCreatedData)
  const { rows, nextPageToken } = await readPage('albums.list', query, context, {
    codec: albumPositions,
    read: (page) => albumPage(catalog, visibility, page),
    positionOf: ({ id }) => id,
  })
  return { albums: omitEmpty(await presentAlbums(rows, context)), nextPageToken }
}
