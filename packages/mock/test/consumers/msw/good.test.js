const assert = require('node:assert/strict')
const { after, before, test } = require('node:test')
const { createHandlers } = require('@tintype/mock/msw')
const { setupServer } = require('msw/node')

const GOOGLE = 'https://photoslibrary.googleapis.com'
const handlers = createHandlers()
const server = setupServer(...handlers.all)
before(() => server.listen({ onUnhandledRequest: 'error' }))
after(() => server.close())

test('albums are listed at the address of Google', async () => {
  const response = await fetch(`${GOOGLE}/v1/albums?pageSize=20`)
  assert.equal((await response.json()).albums.length, 2)
})

test('one operation has another response', async () => {
  server.use(handlers.respond('albums.share', { example: 'AlbumNotFound' }))
  const share = (id) => fetch(`${GOOGLE}/v1/albums/${id}:share`, { method: 'POST' })
  assert.deepEqual([(await share('x')).status, (await share('a%20b%zz')).status], [404, 404])
  assert.equal((await fetch(`${GOOGLE}/v1/albums/x`)).status, 200)
})
