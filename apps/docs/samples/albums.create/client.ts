import { createPhotosClient } from '@tintype/client'

const { TOKEN = '' } = process.env
const photos = createPhotosClient({ auth: TOKEN, baseUrl: 'http://localhost:8080' })

const album = await photos.albums.create({ body: { album: { title: 'Iceland' } } })
console.log(album.id, album.productUrl)
