import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { OverloadedError } from '../../../src/concurrency/fairSemaphore.ts'
import { WorkerFailedError } from '../../../src/media/workers/workerErrors.ts'
import { send, startTestServer, type TestServer, upload } from '../../support/server.ts'

/** Lets examinations fail while `error` is set, and counts them. */
function watchExaminer(server: TestServer) {
  const { examiner } = server.app.services
  const { examine } = examiner
  const watch = { error: undefined as Error | undefined, count: 0 }
  examiner.examine = async (...input) => {
    watch.count++
    if (watch.error) throw watch.error
    return examine(...input)
  }
  return watch
}

const failing = () => new WorkerFailedError('system', 'EMFILE: too many open files')

function create(server: TestServer, token: string, uploadTokens: string[]) {
  const newMediaItems = uploadTokens.map((uploadToken) => ({ simpleMediaItem: { uploadToken } }))
  return send(`${server.url}/v1/mediaItems:batchCreate`, { token, body: { newMediaItems } })
}

describe('a file that could not be examined when it was uploaded', () => {
  test.each([
    ['a failure of the system', failing()],
    ['too much waiting work', new OverloadedError('Too much work is waiting.')],
  ])('for %s is examined when its token is used', async (_, error) => {
    const server = await startTestServer()
    const token = await server.token()
    const watch = watchExaminer(server)
    watch.error = error
    const uploadToken = await upload(server, token, await makePhoto({ width: 40, height: 30 }))
    watch.error = undefined
    const { body } = await create(server, token, [uploadToken])
    expect(body.newMediaItemResults[0].mediaItem.mediaMetadata).toMatchObject({ width: '40', height: '30' })
  })

  test('and still cannot be returns 503 and creates nothing, and becomes an item later', async () => {
    const server = await startTestServer()
    const token = await server.token()
    const watch = watchExaminer(server)
    watch.error = failing()
    const uploadToken = await upload(server, token, await makePhoto())
    const refused = await create(server, token, [uploadToken])
    expect(refused).toMatchObject({ status: 503, body: { error: { status: 'UNAVAILABLE' } } })
    expect(refused.headers.get('retry-after')).toBe('2')
    expect((await send(`${server.url}/v1/mediaItems`, { token })).body).toEqual({})
    watch.error = undefined
    expect((await create(server, token, [uploadToken])).body.newMediaItemResults[0].mediaItem.id).toBeTruthy()
  })

  test('fails alone in a batch, with a status that allows a retry', async () => {
    const server = await startTestServer()
    const token = await server.token()
    const watch = watchExaminer(server)
    const good = await upload(server, token, await makePhoto({ seed: 1 }))
    watch.error = failing()
    const other = await upload(server, token, await makePhoto({ seed: 2 }))
    const { status, body } = await create(server, token, [good, other])
    expect(status).toBe(200)
    expect(body.newMediaItemResults.map((result: { status: unknown }) => result.status)).toEqual([
      { message: 'Success' },
      { code: 14, message: 'The service is currently unavailable.' },
    ])
  })

  test('is examined at the next upload of the same bytes, and not again', async () => {
    const server = await startTestServer()
    const token = await server.token()
    const watch = watchExaminer(server)
    const photo = await makePhoto()
    watch.error = failing()
    await upload(server, token, photo)
    watch.error = undefined
    const uploadToken = await upload(server, token, photo)
    await upload(server, token, photo)
    await create(server, token, [uploadToken])
    expect(watch.count).toBe(2)
  })
})

test('bytes that are not media are examined once, and once more if the catalog has no result for them', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const watch = watchExaminer(server)
  const uploadToken = await upload(server, token, Buffer.from('no picture'))
  const result = async () =>
    (await create(server, token, [uploadToken])).body.newMediaItemResults[0].status.code
  expect(await result()).toBe(3)
  expect(watch.count).toBe(1)
  // The value that versions before 0.2 stored, even for files that they temporarily could not read.
  await server.app.services.catalog.db.updateTable('blob').set({ facts: null }).execute()
  expect([await result(), await result()]).toEqual([3, 3])
  expect(watch.count).toBe(2)
})

test('the bytes of another user are examined again, so that the time of a response does not reveal them', async () => {
  const server = await startTestServer()
  const [owner, other] = [await server.token(), await server.token({ user: 'other' })]
  const watch = watchExaminer(server)
  const photo = await makePhoto()
  await upload(server, owner, photo)
  await upload(server, owner, photo)
  expect(watch.count).toBe(1)
  await upload(server, other, photo)
  expect(watch.count).toBe(2)
})
