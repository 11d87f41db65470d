import { insertAlbum } from '../../catalog/albums.ts'
import type { Operation } from '../operation.ts'
import { presentWhole } from './album.ts'

/** Makes an empty album. Titles need not be unique and are kept to the letter (facts 2.1). */
export const createAlbum: Operation<'albums.create'> = async ({ body }, context) => {
  const { user, client } = context.principal
  const album = await insertAlbum(context.catalog, {
    owner: user,
    client,
    title: body.album.title ?? null,
    createdAt: context.now(),
  })
  // Recorded answers hold these four fields and no cover, which only reads show.
  const { id, title, productUrl, isWriteable } = presentWhole(album, context)
  return { id, title, productUrl, isWriteable }
}
