const { createPhotosClient } = require('@tintype/client')
const { fromPath } = require('@tintype/client/node')
const { answer, fakeFetch } = require('@tintype/client/testing')

const { TINTYPE_TOKEN: auth, TINTYPE_URL: baseUrl } = process.env

async function main() {
  const [first] = await createPhotosClient({ auth, baseUrl }).upload([fromPath('photo.gif')])
  if (first.error) throw first.error
  const faked = createPhotosClient({ auth, fetch: fakeFetch([answer('albums.list', { albums: [] })]) })
  await faked.albums.list()
  const { use } = await import('./use.mjs')
  console.log(await use(createPhotosClient, { auth, baseUrl }))
}

main()
