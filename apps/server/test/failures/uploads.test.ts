import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ResumableUpload, startResumable, UNIT } from '../support/resumable.ts'
import { FAILURES, failAtEach } from './failAtEach.ts'
import { type FailingLibrary, newFailingLibrary, newPhoto } from './library.ts'

let library: FailingLibrary
beforeAll(async () => {
  library = await newFailingLibrary()
})
afterAll(() => library.remove())

test.each(FAILURES)(
  'a raw upload with %s (%s) fails or succeeds, and succeeds when repeated',
  async (...failure) => {
    const failed = await failAtEach(library, failure, async () => {
      const photo = await newPhoto()
      return {
        request: () => library.post('uploads', photo),
        async verify(answer) {
          const item = await library.newItem(photo)
          if (answer?.status === 200) {
            expect(await library.createItem(answer.body)).toMatchObject({ id: item.id })
          }
          library.expectLater(photo, item)
        },
      }
    })
    expect(failed).toBeGreaterThan(2)
  },
  120_000,
)

/** Continues an upload session at the offset of the server. @returns the upload token */
async function continueUpload(
  session: ResumableUpload,
  photo: Buffer,
  acknowledged: number,
): Promise<string> {
  const [state, received] = await session.query()
  expect(Number(received)).toBeGreaterThanOrEqual(acknowledged)
  const { status, body } =
    state === 'final'
      ? await session.command('finalize')
      : await session.finish(photo.subarray(Number(received)), Number(received))
  expect(status).toBe(200)
  return body
}

test.each(FAILURES)(
  'a chunk with %s (%s) counts completely or not at all, and the session continues',
  async (...failure) => {
    const failed = await failAtEach(library, failure, async () => {
      const photo = await newPhoto(UNIT + 5000)
      const session = await startResumable(library.server, library.owner)
      return {
        request: () => session.upload(photo.subarray(0, UNIT), 0),
        async verify(answer) {
          const uploadToken = await continueUpload(session, photo, answer?.status === 200 ? UNIT : 0)
          library.expectLater(photo, await library.createItem(uploadToken))
        },
      }
    })
    expect(failed).toBeGreaterThan(2)
  },
  120_000,
)

test.each(FAILURES)(
  'the last chunk of a session can be repeated after %s (%s)',
  async (...failure) => {
    const failed = await failAtEach(library, failure, async () => {
      const photo = await newPhoto(UNIT + 5000)
      const session = await startResumable(library.server, library.owner)
      await session.upload(photo.subarray(0, UNIT), 0)
      return {
        request: () => session.finish(photo.subarray(UNIT), UNIT),
        async verify(answer) {
          const uploadToken = await continueUpload(session, photo, UNIT)
          if (answer?.status === 200) expect(uploadToken).toBe(answer.body)
          library.expectLater(photo, await library.createItem(uploadToken))
        },
      }
    })
    expect(failed).toBeGreaterThan(2)
  },
  120_000,
)

test.each(FAILURES)(
  'a session whose cancellation meets %s (%s) is canceled or continues',
  async (...failure) => {
    await failAtEach(library, failure, async () => {
      const photo = await newPhoto(UNIT + 5000)
      const session = await startResumable(library.server, library.owner)
      await session.upload(photo.subarray(0, UNIT), 0)
      return {
        request: () => session.command('cancel'),
        async verify(answer) {
          const [state] = await session.query()
          if (answer?.status === 200) expect(state).toBe('cancelled')
          if (state !== 'cancelled') await continueUpload(session, photo, UNIT)
          // A file that could not be removed is removed together with the next one.
          library.expectLater(photo, await library.newItem(photo))
        },
      }
    })
  },
  120_000,
)

test.each(FAILURES)(
  'a batch with %s (%s) creates its items once',
  async (...failure) => {
    const albumId = (await library.post('albums', { album: { title: 'Once' } })).body.id
    const created: string[] = []
    const failed = await failAtEach(library, failure, async () => {
      const photo = await newPhoto()
      const uploadToken = (await library.post('uploads', photo)).body
      const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
      const create = () => library.post('mediaItems:batchCreate', { albumId, newMediaItems })
      return {
        request: create,
        async verify(answer) {
          const { status, body } = await create()
          expect(status).toBe(200)
          const [{ mediaItem }] = body.newMediaItemResults
          if (answer?.status === 200) {
            expect(answer.body.newMediaItemResults).toMatchObject([{ mediaItem: { id: mediaItem.id } }])
          }
          created.push(mediaItem.id)
          library.expectLater(photo, mediaItem)
        },
      }
    })
    expect(failed).toBeGreaterThan(0)
    const { body } = await library.post('mediaItems:search', { albumId, pageSize: 100 })
    expect(body.mediaItems.map(({ id }: { id: string }) => id)).toEqual(created)
  },
  120_000,
)
