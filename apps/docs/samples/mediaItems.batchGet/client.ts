import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', MEDIA_ITEM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const { mediaItemResults = [] } = await photos.mediaItems.batchGet({ mediaItemIds: [MEDIA_ITEM_ID] })
for (const { mediaItem, status } of mediaItemResults) console.log(mediaItem?.filename ?? status?.message)
