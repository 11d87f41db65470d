import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, SHARE_TOKEN = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.GET('/v1/sharedAlbums/{shareToken}', {
  params: { path: { shareToken: SHARE_TOKEN } },
})
if (error) throw new Error(error.error?.message)
console.log(data.title, data.shareInfo?.isJoined ?? false)
