import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', ALBUM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const album = await photos.albums.get({ albumId: ALBUM_ID })
console.log(album.title, album.mediaItemsCount ?? '0')
