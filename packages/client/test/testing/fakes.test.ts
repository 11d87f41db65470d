import { expect, test } from 'vitest'
import { createPhotosClient } from '../../src/index.ts'
import { type FakeResponse, fakeClock, fakeFetch, fakeResponse } from '../../src/testing/index.ts'

function client(...answers: FakeResponse[]) {
  const fetch = fakeFetch(answers)
  const clock = fakeClock(1_000)
  return { fetch, clock, photos: createPhotosClient({ auth: 'token', fetch, clock }) }
}

test('fakeFetch records requests with their operation and their parts', async () => {
  const { photos, fetch } = client({}, {})
  await photos.mediaItems.batchGet({ mediaItemIds: ['a', 'b'], fields: '*' })
  await photos.albums.addEnrichment({
    albumId: 'a/b',
    body: {
      newEnrichmentItem: { textEnrichment: { text: 'Day 1' } },
      albumPosition: { position: 'FIRST_IN_ALBUM' },
    },
  })
  expect(fetch.requests).toMatchObject([
    {
      operation: 'mediaItems.batchGet',
      method: 'GET',
      path: '/v1/mediaItems:batchGet',
      query: { mediaItemIds: ['a', 'b'], fields: '*' },
      headers: { authorization: 'Bearer token' },
      body: undefined,
    },
    {
      operation: 'albums.addEnrichment',
      path: '/v1/albums/a%2Fb:addEnrichment',
      body: { newEnrichmentItem: { textEnrichment: { text: 'Day 1' } } },
    },
  ])
})

test('an unexpected request fails with a message about the test, and is not retried', async () => {
  const { photos, fetch } = client(fakeResponse('albums.list', {}))
  await expect(photos.albums.get({ albumId: 'x' })).rejects.toThrow(
    'fakeFetch expected albums.list, but the request was for albums.get.',
  )
  await expect(photos.albums.get({ albumId: 'x' })).rejects.toThrow(
    'fakeFetch has no response left for albums.get.',
  )
  expect(fetch.requests).toHaveLength(2)
})

test('a response may depend on the request', async () => {
  const { photos } = client(({ path }) => ({ body: { id: path.split('/').at(-1) } }))
  await expect(photos.albums.get({ albumId: 'iceland' })).resolves.toEqual({ id: 'iceland' })
})

test('fakeClock ends every wait immediately, and records the delays', async () => {
  const { photos, clock } = client({ broken: true }, { error: 'QuotaWritesPerMinute' }, {})
  await photos.albums.list()
  expect([clock.slept, clock.now()]).toEqual([[1000, 60_000], 62_000])
})
