import { createPhotosClient, failedItems } from '@tintype/client'

const { TOKEN = '', UPLOAD_TOKEN = '', ALBUM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const { newMediaItemResults } = await photos.mediaItems.batchCreate({
  body: {
    albumId: ALBUM_ID,
    newMediaItems: [{ description: 'A geyser', simpleMediaItem: { uploadToken: UPLOAD_TOKEN } }],
  },
})
for (const { error } of failedItems('mediaItems.batchCreate', newMediaItemResults)) throw error
console.log(newMediaItemResults?.[0]?.mediaItem?.id)
