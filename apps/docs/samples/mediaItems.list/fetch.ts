import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

let pageToken: string | undefined
do {
  const query = { pageSize: 100, ...(pageToken && { pageToken }) }
  const { data, error } = await api.GET('/v1/mediaItems', { params: { query } })
  if (error) throw new Error(error.error?.message)
  for (const { filename, mediaMetadata } of data.mediaItems ?? []) {
    console.log(filename, mediaMetadata?.creationTime)
  }
  pageToken = data.nextPageToken
} while (pageToken)
