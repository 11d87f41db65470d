import { createPhotosClient } from '@tintype/client'

const { TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const startDate = { year: 2024, month: 8, day: 1 }
const endDate = { year: 2024, month: 8, day: 31 }
const items = photos.mediaItems.search({
  body: {
    filters: {
      dateFilter: { ranges: [{ startDate, endDate }] },
      mediaTypeFilter: { mediaTypes: ['PHOTO'] },
    },
  },
})
for await (const { filename, mediaMetadata } of items) console.log(filename, mediaMetadata?.creationTime)
