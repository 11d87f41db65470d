import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBlobFolder } from '../../src/blobs/folder/openFolder.ts'
import { activeUploadSessions, type SessionFile } from '../../src/catalog/uploadSessions.ts'
import { copyRows } from '../../src/transfer/copyLibrary.ts'
import { createPartCopies } from '../../src/transfer/copyParts.ts'
import { startResumable, UNIT } from '../support/resumable.ts'
import { startTestServer } from '../support/server.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-parts-'))
})
afterEach(() => rm(folder, { recursive: true }))

const bytes = Buffer.from(Array.from({ length: 3 * UNIT }, (_, index) => (index * 7) % 251))
const chunk = (index: number) => bytes.subarray(index * UNIT, (index + 1) * UNIT)

test('the copy contains all data acknowledged before it, also if a session changes meanwhile', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const [still, growing, finished, canceled, young] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => startResumable(server, token)),
  )
  for (const session of [still, growing, finished, canceled]) await session?.upload(chunk(0), 0)

  const { catalog, blobs } = server.app.services
  const to = await openBlobFolder(folder, randomBytes)
  const parts = createPartCopies(blobs.parts, to.parts)
  await parts.copy(catalog)
  for (const session of [growing, finished]) await session?.upload(chunk(1), UNIT)
  await young?.upload(chunk(0), 0)
  const copy = await copyRows(server.data, folder)
  await growing?.upload(chunk(2), 2 * UNIT)
  await finished?.finish(chunk(2), 2 * UNIT)
  await canceled?.command('cancel')
  await parts.copy(copy)

  const { shortened, ...copied } = await parts.enter(copy)
  expect(copied).toMatchObject({ sessions: 5, bytes: 6 * UNIT })
  expect(shortened).toEqual([{ id: expect.any(Number), bytes: UNIT, of: 2 * UNIT }])
  const sessions: SessionFile[] = []
  for await (const session of activeUploadSessions(copy)) sessions.push(session)
  await copy.close()
  expect(sessions.map(({ received }) => received / UNIT).sort()).toEqual([1, 1, 1, 1, 2])
  for (const { staged, received } of sessions) {
    const part = await buffer(to.parts.read(staged ?? '', 0, received))
    expect(part.equals(bytes.subarray(0, received))).toBe(true)
  }
})
