import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, MEDIA_ITEM_ID = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.PATCH('/v1/mediaItems/{mediaItemId}', {
  params: { path: { mediaItemId: MEDIA_ITEM_ID }, query: { updateMask: 'description' } },
  body: { description: 'A geyser, just before' },
})
if (error) throw new Error(error.error?.message)
console.log(data.description)
