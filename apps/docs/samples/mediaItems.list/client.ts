import { createPhotosClient } from '@tintype/client'

const { TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

for await (const { filename, mediaMetadata } of photos.mediaItems.list()) {
  console.log(filename, mediaMetadata?.creationTime)
}
