import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { actor } from '../support/actor.ts'
import { takeDatabase } from '../support/database.ts'
import { run } from '../support/process.ts'
import { startResumable, UNIT } from '../support/resumable.ts'
import { startTestServer } from '../support/server.ts'
import { newStorePlace } from '../support/store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-places-'))
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

test('a server with another database does not start with the photos of a library, and changes none', async () => {
  const blobs = await newStorePlace()
  const server = await startTestServer({
    place: { data: at('process'), database: (await takeDatabase()).url, blobs },
  })
  const { token } = await actor(server)
  const session = await startResumable(server, token)
  await session.upload(Buffer.alloc(UNIT, 7), 0)
  const other = ['--data', at('other'), '--blobs', blobs]
  const inPostgres = ['--database', (await takeDatabase()).url]
  for (const place of [[...other, ...inPostgres], other]) {
    expect(await run(['serve', '--port', '0', ...place])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('The photos belong to another library'),
    })
  }
  expect(await session.query()).toEqual(['active', String(UNIT)])
})

test('a server does not start without the photos of its library', async () => {
  const { url: database } = await takeDatabase()
  const server = await startTestServer({ place: { data: at('process'), database } })
  const owner = await actor(server)
  const id = await owner.photo()
  const there = ['--data', at('other'), '--database', database]
  for (const place of [there, [...there, '--blobs', await newStorePlace()]]) {
    expect(await run(['serve', '--port', '0', ...place])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('The photos of this library are missing.'),
    })
  }
  expect(existsSync(join(at('other'), 'library'))).toBe(false)
  await server.restart()
  const again = { ...(await actor(server)), token: owner.token }
  const { baseUrl } = await again.ok('mediaItems.get', { mediaItemId: id })
  expect((await fetch(`${baseUrl}=d`)).status).toBe(200)
})

test('a server with an empty database does not claim photos in a folder without an owner', async () => {
  const server = await startTestServer({
    place: { data: at('process'), database: (await takeDatabase()).url },
  })
  await (await actor(server)).photo()
  await server.stop()
  await rm(join(at('process'), 'library'))
  const place = ['--data', at('process'), '--database', (await takeDatabase()).url]
  for (const _ of ['at first', 'and again']) {
    expect(await run(['serve', '--port', '0', ...place])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('The catalog is empty, but the store has photos'),
    })
  }
  // Nor without a database, because the catalog is not in the folder.
  expect(await run(['serve', '--port', '0', '--data', at('process')])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is missing, but there are photos next to it'),
  })
})
