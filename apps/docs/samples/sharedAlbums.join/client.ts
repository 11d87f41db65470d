import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', SHARE_TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const { album } = await photos.sharedAlbums.join({ body: { shareToken: SHARE_TOKEN } })
console.log(album?.title, album?.isWriteable ?? false)
