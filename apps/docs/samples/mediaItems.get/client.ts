import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', MEDIA_ITEM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const item = await photos.mediaItems.get({ mediaItemId: MEDIA_ITEM_ID })
console.log(item.filename, item.mediaMetadata?.creationTime, `${item.baseUrl}=w2048-h1024`)
