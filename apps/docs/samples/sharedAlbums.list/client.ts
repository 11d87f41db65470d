import { createPhotosClient } from '@tintype/client'

const { TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

for await (const { title, shareInfo } of photos.sharedAlbums.list()) {
  console.log(title, shareInfo?.isOwned ? 'shared by me' : 'joined')
}
