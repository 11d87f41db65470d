import { createPhotosClient } from '@tintype/client'

const { TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

for await (const { title, mediaItemsCount = '0' } of photos.albums.list()) {
  console.log(title, mediaItemsCount)
}
