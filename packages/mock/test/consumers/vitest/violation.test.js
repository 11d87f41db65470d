import { withMock } from '@tintype/mock/vitest'
import { test } from 'vitest'

const mock = withMock()
const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }

test('the test ignores the response', async () => {
  const body = JSON.stringify({ album: { title: 'Iceland' }, color: 'blue' })
  await fetch(`${mock.url}/v1/albums`, { method: 'POST', headers, body })
})
