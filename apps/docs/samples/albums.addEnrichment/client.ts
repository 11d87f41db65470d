import { createPhotosClient } from '@tintype/client'

const { TOKEN = '', ALBUM_ID = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const { enrichmentItem } = await photos.albums.addEnrichment({
  albumId: ALBUM_ID,
  body: {
    newEnrichmentItem: { textEnrichment: { text: 'The first day' } },
    albumPosition: { position: 'FIRST_IN_ALBUM' },
  },
})
console.log(enrichmentItem?.id)
