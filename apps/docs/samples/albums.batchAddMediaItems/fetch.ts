import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, ALBUM_ID = '', MEDIA_ITEM_ID = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { error } = await api.POST('/v1/albums/{albumId}:batchAddMediaItems', {
  params: { path: { albumId: ALBUM_ID } },
  body: { mediaItemIds: [MEDIA_ITEM_ID] },
})
if (error) throw new Error(error.error?.message)
console.log('added')
