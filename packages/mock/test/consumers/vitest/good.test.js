import { withMock } from '@tintype/mock/vitest'
import { expect, test } from 'vitest'

const mock = withMock()
const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }

test('an album is created', async () => {
  const body = JSON.stringify({ album: { title: 'Iceland' } })
  const answer = await fetch(`${mock.url}/v1/albums`, { method: 'POST', headers, body })
  expect((await answer.json()).title).toBe('Iceland, August')
})

test('an album that is not there is told', async () => {
  mock.answer('albums.get', { code: 404 })
  expect((await fetch(`${mock.url}/v1/albums/x`, { headers })).status).toBe(404)
})
