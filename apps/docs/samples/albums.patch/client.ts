import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', ALBUM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const album = await photos.albums.patch({
  albumId: ALBUM_ID,
  updateMask: 'title',
  body: { title: 'Iceland, August' },
})
console.log(album.title)
