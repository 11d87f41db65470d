import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', MEDIA_ITEM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const item = await photos.mediaItems.patch({
  mediaItemId: MEDIA_ITEM_ID,
  updateMask: 'description',
  body: { description: 'A geyser, just before' },
})
console.log(item.description)
