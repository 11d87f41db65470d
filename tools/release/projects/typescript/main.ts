import { createPhotosClient, type PhotosClient } from '@tintype/client'
import { fromPath } from '@tintype/client/node'
import { fakeFetch } from '@tintype/client/testing'
import type { Album } from '@tintype/types'
import * as limits from '@tintype/types/limits'
import { operations } from '@tintype/types/operations'

const { TINTYPE_TOKEN: auth = '', TINTYPE_URL: baseUrl } = process.env
const photos: PhotosClient = createPhotosClient({ auth, baseUrl })

async function main() {
  const { title }: Album = await photos.albums.create({ body: { album: { title: 'From TypeScript' } } })
  // @ts-expect-error there is no such field
  const wrong = await photos.albums.create({ body: { album: { titel: title } } }).catch(() => undefined)
  for await (const album of photos.albums.list()) if (album.title === title) return
  throw new Error(`The album is not there, but ${wrong}.`)
}

main().then(() =>
  console.log(typeof fromPath, typeof fakeFetch, limits.albumMaxItems, operations['albums.list'].method),
)
