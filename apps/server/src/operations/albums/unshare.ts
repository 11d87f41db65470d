import { removeContributions } from '../../catalog/albumContents.ts'
import * as sharing from '../../catalog/sharing.ts'
import { invalidField } from '../../domain/apiError.ts'
import { requirePermission } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum } from './album.ts'

/** Makes an album private again. Its share token and members go, and all items that they added (facts 2.9). */
export const unshareAlbum: Operation<'albums.unshare'> = ({ path }, context) =>
  changeAlbum(path.albumId, context, async (album, { catalog, principal }) => {
    requirePermission(principal, 'album.edit', album)
    if (!album.shared) throw invalidField('album_id', 'The album is not shared.')
    await sharing.unshareAlbum(catalog, album.id)
    await removeContributions(catalog, album.id, { exceptBy: album.owner })
    return {}
  })
