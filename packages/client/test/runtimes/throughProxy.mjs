import { argv } from 'node:process'
import { createPhotosClient } from '../../dist/index.js'

/** Uploads and lists with the built client. `proxy`: for the option of Bun's fetch. */
const { baseUrl, token, proxy } = JSON.parse(argv[2])
const photos = createPhotosClient({
  auth: token,
  baseUrl,
  retries: 0,
  fetch: proxy && ((url, init) => fetch(url, { ...init, proxy })),
})
await photos.uploadRaw(new Uint8Array([1]))
const { albums = [] } = await photos.albums.list()
console.log(albums.length)
