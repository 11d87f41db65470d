import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { actor } from '../../support/actor.ts'
import { createItem, send, startTestServer } from '../../support/server.ts'

const day = (number: number) => `2024:08:${String(number).padStart(2, '0')} 12:00:00`
const ids = (body: { mediaItems?: { id: string }[] }) => (body.mediaItems ?? []).map(({ id }) => id)

test('a search without filters returns the list, and a search of an album returns pages in album order', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const { body: album } = await send(`${server.url}/v1/albums`, {
    token,
    body: { album: { title: 'Pages' } },
  })
  const order: string[] = []
  for (const date of [2, 3, 1]) {
    const photo = await makePhoto({ width: 20, height: 20, seed: date, takenAt: day(date) })
    order.push((await createItem(server, token, photo, { albumId: album.id })).id)
  }
  const search = (body: object) => send(`${server.url}/v1/mediaItems:search`, { token, body })
  const listed = await send(`${server.url}/v1/mediaItems`, { token })
  expect(ids((await search({})).body)).toEqual(ids(listed.body))
  expect(ids((await search({ filters: null, pageToken: null })).body)).toEqual(ids(listed.body))

  const first = await search({ albumId: album.id, pageSize: 2 })
  const second = await search({ albumId: album.id, pageSize: 2, pageToken: first.body.nextPageToken })
  expect([...ids(first.body), ...ids(second.body)]).toEqual(order)
})

test('with a scope for app-created data, an album of this app does not show an item of another app', async () => {
  const server = await startTestServer()
  const [owner, other] = [await actor(server), await actor(server, { client: 'other' })]
  const albumId = await owner.album()
  const theirs = await other.photo({ seed: 7 })
  expect(await owner.photo({ seed: 7, albumId })).toBe(theirs)
  const ours = [await owner.photo({ albumId }), await owner.photo({ albumId })]
  const reader = await actor(server, { scopes: ['photoslibrary.readonly.appcreateddata'] })
  expect(await owner.contents(albumId)).toEqual([theirs, ...ours])
  expect(await reader.contents(albumId)).toEqual(ours)
  expect(await reader.refused('mediaItems.get', { mediaItemId: theirs })).toMatchObject({ code: 404 })
  // Pages are filled with visible items.
  const page = await reader.ok('mediaItems.search', { body: { albumId, pageSize: 2 } })
  expect([ids(page), page.nextPageToken]).toEqual([ours, undefined])
})
