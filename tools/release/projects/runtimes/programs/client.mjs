import { createPhotosClient } from '@tintype/client'
import { fromPath } from '@tintype/client/node'
import { answer, fakeFetch } from '@tintype/client/testing'
import { use } from './use.mjs'

const { TINTYPE_TOKEN: auth, TINTYPE_URL: baseUrl } = process.env
const [first] = await createPhotosClient({ auth, baseUrl }).upload([fromPath('photo.gif')])
if (first.error) throw first.error
const faked = createPhotosClient({ auth, fetch: fakeFetch([answer('albums.list', { albums: [] })]) })
await faked.albums.list()
console.log(await use(createPhotosClient, { auth, baseUrl }))
