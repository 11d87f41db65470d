import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const startDate = { year: 2024, month: 8, day: 1 }
const endDate = { year: 2024, month: 8, day: 31 }
const { data, error } = await api.POST('/v1/mediaItems:search', {
  body: {
    pageSize: 100,
    filters: {
      dateFilter: { ranges: [{ startDate, endDate }] },
      mediaTypeFilter: { mediaTypes: ['PHOTO'] },
    },
  },
})
if (error) throw new Error(error.error?.message)
for (const { filename, mediaMetadata } of data.mediaItems ?? [])
  console.log(filename, mediaMetadata?.creationTime)
if (data.nextPageToken) console.log('and more')
