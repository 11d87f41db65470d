import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', ALBUM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

await photos.albums.unshare({ albumId: ALBUM_ID, body: {} })
console.log('unshared')
