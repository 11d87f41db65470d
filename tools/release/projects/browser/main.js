import { createPhotosClient } from '@tintype/client'

globalThis.useClient = async (auth, baseUrl) => {
  const photos = createPhotosClient({ auth, baseUrl })
  const { id } = await photos.albums.create({ body: { album: { title: 'From a page' } } })
  return (await photos.albums.get({ albumId: id })).title
}
