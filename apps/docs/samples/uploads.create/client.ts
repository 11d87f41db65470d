import { readFile } from 'node:fs/promises'
import { createPhotosClient } from '@tintype/client'

const { TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const bytes = await readFile('photo.jpg')
const uploadToken = await photos.uploadRaw(bytes, { fileName: 'photo.jpg' })
console.log(uploadToken)
