import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createItem, send, startTestServer } from '../../support/server.ts'

const day = (number: number) => `2024:08:${String(number).padStart(2, '0')} 12:00:00`
const ids = (body: { mediaItems?: { id: string }[] }) => (body.mediaItems ?? []).map(({ id }) => id)

test('mediaItems.list returns every item once, newest capture first, in any order of uploads', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const created: Record<number, string> = {}
  for (const date of [3, 1, 5, 2, 4]) {
    const photo = await makePhoto({ width: 20, height: 20, seed: date, takenAt: day(date) })
    created[date] = (await createItem(server, token, photo)).id
  }
  const seen: string[] = []
  let pageToken: string | undefined = ''
  while (pageToken !== undefined) {
    const { body } = await send(`${server.url}/v1/mediaItems?pageSize=2&pageToken=${pageToken}`, { token })
    seen.push(...ids(body))
    pageToken = body.nextPageToken
  }
  expect(seen).toEqual([5, 4, 3, 2, 1].map((date) => created[date]))
})

test('items of the same second are all listed, page by page', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const created = new Set<string>()
  for (const seed of [1, 2, 3, 4, 5]) {
    const photo = await makePhoto({ width: 20, height: 20, seed, takenAt: day(1) })
    created.add((await createItem(server, token, photo)).id)
  }
  const first = await send(`${server.url}/v1/mediaItems?pageSize=3`, { token })
  const second = await send(`${server.url}/v1/mediaItems?pageSize=3&pageToken=${first.body.nextPageToken}`, {
    token,
  })
  expect(new Set([...ids(first.body), ...ids(second.body)])).toEqual(created)
  expect(second.body.nextPageToken).toBeUndefined()
})

test('the last page has no token, even when it is full', async () => {
  const server = await startTestServer()
  const token = await server.token()
  for (const seed of [1, 2]) await createItem(server, token, await makePhoto({ width: 20, height: 20, seed }))
  const { body } = await send(`${server.url}/v1/mediaItems?pageSize=2`, { token })
  expect(ids(body)).toHaveLength(2)
  expect(body.nextPageToken).toBeUndefined()
})
