import { after, afterEach, before, test } from 'node:test'
import { startMock } from '@tintype/mock'

let mock
before(async () => {
  mock = await startMock()
})
afterEach(() => mock.verify())
after(() => mock.stop())

test('the test ignores the response', async () => {
  const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
  const body = JSON.stringify({ pageSize: 'many' })
  await fetch(`${mock.url}/v1/mediaItems:search`, { method: 'POST', headers, body })
})
