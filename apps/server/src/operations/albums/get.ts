import { readReach } from '../../library/access.ts'
import type { Operation } from '../operation.ts'
import { findAlbum, presentAlbum } from './album.ts'

export const getAlbum: Operation<'albums.get'> = async ({ path }, context) => {
  const album = await findAlbum(path.albumId, readReach(context.principal, 'albums.get'), context)
  return presentAlbum(album, context)
}
