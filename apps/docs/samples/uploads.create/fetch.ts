import { readFile } from 'node:fs/promises'
import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.POST('/v1/uploads', {
  params: { header: { 'X-Goog-Upload-Protocol': 'raw', 'X-Goog-Upload-File-Name': 'photo.jpg' } },
  headers: { 'Content-Type': 'application/octet-stream' },
  body: new Blob([await readFile('photo.jpg')]),
  bodySerializer: (bytes) => bytes,
  parseAs: 'text',
})
if (error) throw new Error(error.message)
console.log(data)
