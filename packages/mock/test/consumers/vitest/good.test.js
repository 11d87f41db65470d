import { withMock } from '@tintype/mock/vitest'
import { expect, test } from 'vitest'

const mock = withMock()
const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }

test('an album is created', async () => {
  const body = JSON.stringify({ album: { title: 'Iceland' } })
  const response = await fetch(`${mock.url}/v1/albums`, { method: 'POST', headers, body })
  expect((await response.json()).title).toBe('Iceland, August')
})

test('a missing album gets 404', async () => {
  mock.respond('albums.get', { status: 404 })
  expect((await fetch(`${mock.url}/v1/albums/x`, { headers })).status).toBe(404)
})
