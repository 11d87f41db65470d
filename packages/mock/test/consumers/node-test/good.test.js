import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { startMock } from '@tintype/mock'

let mock
before(async () => {
  mock = await startMock()
})
afterEach(() => mock.verify())
after(() => mock.stop())

test('photos are found', async () => {
  const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
  const body = JSON.stringify({ filters: { mediaTypeFilter: { mediaTypes: ['PHOTO'] } } })
  const response = await fetch(`${mock.url}/v1/mediaItems:search`, { method: 'POST', headers, body })
  assert.equal(response.status, 200)
})
