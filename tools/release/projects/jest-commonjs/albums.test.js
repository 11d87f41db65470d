const { createPhotosClient, isPhotosError } = require('@tintype/client')
const { answer, fakeFetch } = require('@tintype/client/testing')
const { startMock } = require('@tintype/mock')

let mock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.stop())

test('the client reads albums of the mock', async () => {
  const photos = createPhotosClient({ auth: 'token', baseUrl: mock.url, retries: 0 })
  const { albums } = await photos.albums.list()
  expect(albums.length).toBeGreaterThan(0)
  const failed = await photos.albums.list({ pageSize: 'many' }).catch((error) => error)
  expect(isPhotosError(failed)).toBe(true)
})

test('a fake fetch needs no server', async () => {
  const fetch = fakeFetch([answer('albums.list', { albums: [] })])
  const photos = createPhotosClient({ auth: 'token', fetch })
  await expect(photos.albums.list()).resolves.toEqual({ albums: [] })
})
