import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, ALBUM_ID = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.POST('/v1/albums/{albumId}:share', {
  params: { path: { albumId: ALBUM_ID } },
  body: { sharedAlbumOptions: { isCollaborative: true } },
})
if (error) throw new Error(error.error?.message)
console.log(data.shareInfo?.shareableUrl, data.shareInfo?.shareToken)
