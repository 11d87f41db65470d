import { insertAlbum } from '../../catalog/albums.ts'
import type { Operation } from '../operation.ts'
import { presentWhole } from './album.ts'

/** Creates an empty album. Titles need not be unique, and are stored unchanged (facts 2.1). */
export const createAlbum: Operation<'albums.create'> = async ({ body }, context) => {
  const { user: owner, client } = context.principal
  const { title: chosenTitle } = body.album
  const album = await insertAlbum(context.catalog, {
    owner,
    client,
    title: chosenTitle,
    createdAt: context.now(),
  })
  // Recorded responses have these four fields and no cover, which only reads return.
  const { id, title, productUrl, isWriteable } = presentWhole(album, context)
  return { id, title, productUrl, isWriteable }
}
