import type { paths } from '@tintype/types'
import createClient from 'openapi-fetch'

const { TOKEN } = process.env
const api = createClient<paths>({
  baseUrl: 'http://localhost:8080',
  headers: { Authorization: `Bearer ${TOKEN}` },
})

const { data, error } = await api.POST('/v1/albums', { body: { album: { title: 'Iceland' } } })
if (error) throw new Error(error.error?.message)
console.log(data.id, data.productUrl)
