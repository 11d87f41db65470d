import type { Operation } from '../operation.ts'
import { findAlbum, presentAlbum } from './album.ts'

/** An album that the user owns or has joined. */
export const getAlbum: Operation<'albums.get'> = async ({ path }, context) =>
  presentAlbum(await findAlbum(path.albumId, 'albums.get', context), context)
