import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, SHARE_TOKEN = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { error } = await api.POST('/v1/sharedAlbums:leave', { body: { shareToken: SHARE_TOKEN } })
if (error) throw new Error(error.error?.message)
console.log('left')
