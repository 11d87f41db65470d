const assert = require('node:assert/strict')
const { createPhotosClient, isPhotosError } = require('@tintype/client')
const { answer, fakeFetch } = require('@tintype/client/testing')
const limits = require('@tintype/types/limits')

async function main() {
  const photos = createPhotosClient({ auth: process.env.TINTYPE_TOKEN, baseUrl: process.env.TINTYPE_URL })
  const album = await photos.albums.create({ body: { album: { title: 'From CommonJS' } } })
  assert.equal((await photos.albums.get({ albumId: album.id })).title, 'From CommonJS')
  await assert.rejects(photos.albums.get({ albumId: 'none' }), (error) => isPhotosError(error))

  const fetch = fakeFetch([answer('albums.list', { albums: [{ id: 'x' }] })])
  const faked = createPhotosClient({ auth: 'token', fetch })
  assert.deepEqual(await faked.albums.list(), { albums: [{ id: 'x' }] })
  assert(limits.albumMaxItems > 0)
}

main()
