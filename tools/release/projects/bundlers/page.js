import { createPhotosClient } from '@tintype/client'

/** Creates an album and uploads into it. */
export async function usePhotos(options) {
  const photos = createPhotosClient(options)
  const { id } = await photos.albums.create({ body: { album: { title: 'Bundled' } } })
  const [result] = await photos.upload([new File(['GIF89a'], 'red.gif')], { albumId: id })
  return result.error?.code ?? 'uploaded'
}
