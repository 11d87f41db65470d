import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, ALBUM_ID = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.GET('/v1/albums/{albumId}', {
  params: { path: { albumId: ALBUM_ID } },
})
if (error) throw new Error(error.error?.message)
console.log(data.title, data.mediaItemsCount ?? '0')
