import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, ALBUM_ID = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.POST('/v1/albums/{albumId}:addEnrichment', {
  params: { path: { albumId: ALBUM_ID } },
  body: {
    newEnrichmentItem: { textEnrichment: { text: 'The first day' } },
    albumPosition: { position: 'FIRST_IN_ALBUM' },
  },
})
if (error) throw new Error(error.error?.message)
console.log(data.enrichmentItem?.id)
