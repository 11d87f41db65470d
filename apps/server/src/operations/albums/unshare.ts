import { removeContributions } from '../../catalog/albumContents.ts'
import { unshareAlbum } from '../../catalog/sharing.ts'
import { appCreatedReach, reaches } from '../../domain/access.ts'
import { invalidField } from '../../domain/apiError.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum, notCreatedHere } from './album.ts'

/** Makes an album private again: token and members go, and with them what they had added (facts 2.9). */
export const unshareAlbumAgain: Operation<'albums.unshare'> = ({ path }, context) =>
  changeAlbum(path.albumId, context, async (album, { catalog, principal }) => {
    if (!reaches(appCreatedReach(principal), album)) throw notCreatedHere()
    if (album.shared !== 1) throw invalidField('album_id', 'The album is not shared.')
    await unshareAlbum(catalog, album.id)
    await removeContributions(catalog, album.id, { exceptBy: album.owner })
    return {}
  })
