import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createPhotosClient, isPhotosError } from '@tintype/client'
import { startMock } from '@tintype/mock'

let mock
before(async () => {
  mock = await startMock()
})
after(() => mock.stop())

test('albums have ids, and a request that violates the document is rejected', async () => {
  const photos = createPhotosClient({ auth: 'token', baseUrl: mock.url, retries: 0 })
  const { albums } = await photos.albums.list()
  assert(albums.every(({ id }) => id))
  await assert.rejects(
    photos.albums.list({ pageSize: 'many' }),
    (error) => isPhotosError(error) && error.code === 400,
  )
})
