import { makePhoto } from 'tintype-test-support/photos'
import { expect, test } from 'vitest'
import { createBlobMutex } from '../../src/catalog/blobMutex.ts'
import { sweep } from '../../src/jobs/sweep.ts'
import { send, startTestServer, type TestServer, upload } from '../support/server.ts'

const DAY = 24 * 3600 * 1000

/** The services of another process with the same database and store: it shares no mutex in memory. */
function elsewhere({ app }: TestServer) {
  const { services } = app
  return { ...services, blobMutex: createBlobMutex(services.catalog) }
}

/** Whether each blob with a row has its bytes. */
async function expectWhole({ app }: TestServer): Promise<void> {
  const { catalog, blobs } = app.services
  for (const { sha256, bytes } of await catalog.db.selectFrom('blob').select(['sha256', 'bytes']).execute()) {
    expect(await blobs.size(sha256)).toBe(bytes)
  }
}

test('bytes that are uploaded while another process removes them exist afterwards', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const photo = await makePhoto()
  await upload(server, token, photo)
  server.clock.now += 2 * DAY
  const other = elsewhere(server)
  let uploaded: Promise<string> | undefined
  const blobs = {
    ...other.blobs,
    // The row is deleted, the bytes are not.
    remove: async (sha256: Buffer) => {
      uploaded = upload(server, token, photo)
      await expect
        .poll(async () => {
          const { waiting } = await server.app.services.catalog.db
            .selectFrom('pg_locks' as never)
            .select(({ fn }) => fn.countAll<number>().as('waiting'))
            .where('locktype' as never, '=', 'advisory' as never)
            .where('granted' as never, '=', false as never)
            .executeTakeFirstOrThrow()
          return waiting
        })
        .toBe(1)
      await other.blobs.remove(sha256)
    },
  }
  expect((await sweep({ ...other, blobs })).blobs).toBe(1)
  expect(await uploaded).toBeTruthy()
  await expectWhole(server)
})

test('an upload whose bytes another process removes before their row exists fails, and can be repeated', async () => {
  const server = await startTestServer()
  const photo = await makePhoto()
  await upload(server, await server.token({ user: 'earlier' }), photo)
  server.clock.now += 2 * DAY
  const token = await server.token()
  const { blobs } = server.app.services
  const { stage } = blobs
  blobs.stage = async (...input) => {
    const staged = await stage(...input)
    const { keep } = staged
    return {
      ...staged,
      async keep() {
        await keep()
        expect((await sweep(elsewhere(server))).blobs).toBe(1)
      },
    }
  }
  const headers = { 'x-goog-upload-protocol': 'raw' }
  const answer = await send(`${server.url}/v1/uploads`, { token, body: photo, headers })
  expect(answer.status).toBe(503)
  await expectWhole(server)
  blobs.stage = stage
  await upload(server, token, photo)
  await expectWhole(server)
})

test('the same bytes that a user sends to two processes at once count once', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const other = { url: await server.beside() }
  const photo = await makePhoto()
  for (let round = 0; round < 5; round++) {
    await Promise.all([server, other, server, other].map((each) => upload(each, token, photo)))
  }
  const { db } = server.app.services.catalog
  const { stored_bytes } = await db.selectFrom('user').select('stored_bytes').executeTakeFirstOrThrow()
  expect(stored_bytes).toBe(photo.length)
  const tokens = await db.selectFrom('upload_token').select('id').execute()
  expect(tokens).toHaveLength(20)
})
