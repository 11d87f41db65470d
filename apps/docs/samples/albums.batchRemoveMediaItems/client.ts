import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', ALBUM_ID = '', MEDIA_ITEM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

await photos.albums.batchRemoveMediaItems({ albumId: ALBUM_ID, body: { mediaItemIds: [MEDIA_ITEM_ID] } })
console.log('removed')
