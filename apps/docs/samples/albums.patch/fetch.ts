import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, ALBUM_ID = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.PATCH('/v1/albums/{albumId}', {
  params: { path: { albumId: ALBUM_ID }, query: { updateMask: 'title' } },
  body: { title: 'Iceland, August' },
})
if (error) throw new Error(error.error?.message)
console.log(data.title)
