import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

let pageToken: string | undefined
do {
  const query = { pageSize: 50, ...(pageToken && { pageToken }) }
  const { data, error } = await api.GET('/v1/sharedAlbums', { params: { query } })
  if (error) throw new Error(error.error?.message)
  for (const { title, shareInfo } of data.sharedAlbums ?? []) {
    console.log(title, shareInfo?.isOwned ? 'shared by me' : 'joined')
  }
  pageToken = data.nextPageToken
} while (pageToken)
