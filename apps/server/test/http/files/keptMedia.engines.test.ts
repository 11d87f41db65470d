import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import type { MediaId } from '../../../src/domain/ids.ts'
import { makeVideo } from '../../../src/testing/movie.ts'
import { createItem, startTestServer } from '../../support/server.ts'

/** A photo and a video that were read often enough to be kept in memory, and open. */
async function startWithKeptMedia() {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await createItem(server, token, await makePhoto({ width: 60, height: 40, seed: 1 }))
  const video = await createItem(server, token, await makeVideo('mp4'), { fileName: 'film.mp4' })
  const read = async () => {
    const [thumbnail, range] = await Promise.all([
      fetch(`${photo.baseUrl}=w40`),
      fetch(`${video.baseUrl}=dv`, { headers: { range: 'bytes=4-19' } }),
    ])
    return {
      statuses: [thumbnail.status, range.status],
      etags: [thumbnail.headers.get('etag'), range.headers.get('etag')],
      bytes: [Buffer.from(await thumbnail.arrayBuffer()), Buffer.from(await range.arrayBuffer())],
    }
  }
  const first = await read()
  await server.app.services.thumbnails.settled()
  for (let time = 0; time < 3; time++) expect(await read()).toEqual(first)
  return { server, photo, video, read, first }
}

test('a kept thumbnail and a kept range have the same bytes and validators each time', async () => {
  const { first } = await startWithKeptMedia()
  expect(first.statuses).toEqual([200, 206])
  expect(first.bytes[1]).toEqual((await makeVideo('mp4')).subarray(4, 20))
})

test('URLs of items that are deleted stop working immediately, also by another process', async () => {
  const { server, photo, video, read } = await startWithKeptMedia()
  const { catalog, ids } = server.app.services
  const deleted = [photo, video].map(({ id }) => ids.parseMediaItemId(id) as MediaId)
  await catalog.db.deleteFrom('media').where('id', 'in', deleted).execute()
  expect((await read()).statuses).toEqual([404, 404])
})

test('URLs that have expired stop working, however often they were used', async () => {
  const { server, read } = await startWithKeptMedia()
  server.clock.now += 3600 * 1000
  expect((await read()).statuses).toEqual([403, 403])
})
