import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN, UPLOAD_TOKEN = '', ALBUM_ID = '' } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.POST('/v1/mediaItems:batchCreate', {
  body: {
    albumId: ALBUM_ID,
    newMediaItems: [{ description: 'A geyser', simpleMediaItem: { uploadToken: UPLOAD_TOKEN } }],
  },
})
if (error) throw new Error(error.error?.message)
for (const { status, mediaItem } of data.newMediaItemResults ?? []) {
  if (status?.code) throw new Error(status.message)
  console.log(mediaItem?.id)
}
