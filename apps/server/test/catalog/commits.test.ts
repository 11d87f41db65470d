import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unsafeCommits } from '../../src/catalog/engine.ts'
import { openCatalog } from '../../src/catalog/open.ts'
import type { Catalog } from '../../src/catalog/schema.ts'

let folder = ''
let catalog: Catalog
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-commits-'))
  catalog = await openCatalog(join(folder, 'catalog.db'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await catalog.destroy()
  await rm(folder, { recursive: true, force: true })
})

/** What every file is synced by. */
async function fileSyncs() {
  const file = await open(join(folder, 'catalog.db'))
  await file.close()
  return vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'datasync')
}

const addUser = (name: string) =>
  catalog.transaction().execute((transaction) => transaction.insertInto('user').values({ name }).execute())

const users = async () => (await catalog.selectFrom('user').select('name').execute()).map(({ name }) => name)

test('commits that wait at the same time are made safe by the same sync', async () => {
  const syncs = await fileSyncs()
  await Promise.all(Array.from({ length: 40 }, (_, at) => addUser(`user ${at}`)))
  expect(syncs.mock.calls.length).toBeLessThanOrEqual(3)
  expect(await users()).toHaveLength(40)
})

test('a commit resolves only after a sync that began behind it, one without a transaction too', async () => {
  const syncs = await fileSyncs()
  await addUser('a')
  expect(syncs).toHaveBeenCalledTimes(1)
  await catalog.insertInto('user').values({ name: 'b' }).execute()
  expect(syncs).toHaveBeenCalledTimes(2)
})

test('reading syncs nothing, and knows of commits that are not safe yet', async () => {
  const syncs = await fileSyncs()
  await users()
  expect(syncs).not.toHaveBeenCalled()
  expect(unsafeCommits(catalog)).toBeUndefined()

  let letGo = () => {}
  syncs.mockImplementationOnce(() => new Promise((resolve) => (letGo = resolve)))
  const adding = addUser('a')
  await vi.waitFor(async () => expect(await users()).toEqual(['a']), { timeout: 10_000 })
  const unsafe = unsafeCommits(catalog)
  expect(unsafe).toBeDefined()
  letGo()
  await Promise.all([unsafe, adding])
  expect(unsafeCommits(catalog)).toBeUndefined()
})

test('after a sync that failed nothing is promised any more', async () => {
  const syncs = await fileSyncs()
  syncs.mockRejectedValueOnce(new Error('EIO'))
  await expect(addUser('a')).rejects.toThrow('could not be made safe')
  await expect(addUser('b')).rejects.toThrow('could not be made safe')
  await expect(unsafeCommits(catalog)).rejects.toThrow('could not be made safe')
})
