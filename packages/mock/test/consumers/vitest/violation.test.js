import { withMock } from '@tintype/mock/vitest'
import { test } from 'vitest'

const mock = withMock()
const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }

test('nobody looks at the answer', async () => {
  const body = JSON.stringify({ album: { title: 'Iceland' }, colour: 'blue' })
  await fetch(`${mock.url}/v1/albums`, { method: 'POST', headers, body })
})
