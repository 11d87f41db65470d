import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', SHARE_TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

await photos.sharedAlbums.leave({ body: { shareToken: SHARE_TOKEN } })
console.log('left')
