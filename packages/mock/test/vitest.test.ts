import { expect, test } from 'vitest'
import { withMock } from '../src/vitest.ts'

const mock = withMock()
const headers = { authorization: 'Bearer token' }
const status = async () => (await fetch(`${mock.url}/v1/albums`, { headers })).status

test('a mock runs during tests', async () => {
  expect(await status()).toBe(200)
  mock.respond('albums.list', { status: 503 })
  mock.respond('albums.list', { status: 503 })
  expect(await status()).toBe(503)
})

test('planned responses that a test did not use do not reach the next test', async () => {
  expect(await status()).toBe(200)
})
