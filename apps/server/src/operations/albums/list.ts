import { albumPage } from '../../catalog/albums.ts'
import { readReach } from '../../domain/access.ts'
import type { Operation } from '../operation.ts'
import { readPage } from '../paging.ts'
import { presentAlbums } from './album.ts'

/** The caller's albums, the newest first. */
export const listAlbums: Operation<'albums.list'> = async ({ query }, context) => {
  const { principal, catalog } = context
  const reach = readReach(principal, 'albums.list', query.excludeNonAppCreatedData)
  const { rows, nextPageToken } = await readPage(
    'albums.list',
    query,
    context,
    ({ limit, after }) => albumPage(catalog, reach, { limit, ...(after && { after: [after[0] ?? 0] }) }),
    (album) => [album.id],
  )
  return { albums: rows.length > 0 ? await presentAlbums(rows, context) : undefined, nextPageToken }
}
