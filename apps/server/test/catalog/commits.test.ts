import { cp, mkdtemp, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { UnavailableError } from '../../src/domain/unavailable.ts'

let folder = ''
let catalog: Catalog
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-commits-'))
  catalog = await openCatalog(join(folder, 'catalog.db'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await catalog.close()
  await rm(folder, { recursive: true, force: true })
})

/** The function that syncs files. */
async function fileSyncs() {
  const file = await open(join(folder, 'catalog.db'))
  await file.close()
  return vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'datasync')
}

const addUser = (name: string) =>
  catalog.transaction(({ db }) => db.insertInto('user').values({ name }).execute())

const users = async () =>
  (await catalog.db.selectFrom('user').select('name').orderBy('id').execute()).map(({ name }) => name)

test('concurrent commits share one sync', async () => {
  const syncs = await fileSyncs()
  await Promise.all(Array.from({ length: 40 }, (_, at) => addUser(`user ${at}`)))
  expect(syncs.mock.calls.length).toBeLessThanOrEqual(3)
  expect(await users()).toHaveLength(40)
})

test('a commit resolves after a sync that started after it, also without a transaction', async () => {
  const syncs = await fileSyncs()
  await addUser('a')
  expect(syncs).toHaveBeenCalledTimes(1)
  await catalog.db.insertInto('user').values({ name: 'b' }).execute()
  expect(syncs).toHaveBeenCalledTimes(2)
})

test('reading does not sync, and a pending sync is visible to readers', async () => {
  const syncs = await fileSyncs()
  await users()
  expect(syncs).not.toHaveBeenCalled()
  expect(catalog.pendingSync()).toBeUndefined()

  let letGo = () => {}
  syncs.mockImplementationOnce(() => new Promise((resolve) => (letGo = resolve)))
  const adding = addUser('a')
  await vi.waitFor(async () => expect(await users()).toEqual(['a']), { timeout: 10_000 })
  const unsafe = catalog.pendingSync()
  expect(unsafe).toBeDefined()
  letGo()
  await Promise.all([unsafe, adding])
  expect(catalog.pendingSync()).toBeUndefined()
})

test('a transaction that writes nothing, or fails before it writes, does not sync', async () => {
  const syncs = await fileSyncs()
  await catalog.transaction(({ db }) => db.selectFrom('user').select('name').execute())
  const refused = catalog.transaction(async ({ db }) => {
    await db.selectFrom('user').select('name').execute()
    throw new Error('No permission')
  })
  await expect(refused).rejects.toThrow('No permission')
  expect(syncs).not.toHaveBeenCalled()
})

const log = () => join(folder, 'catalog.db-wal')

test('after a failed sync the same log is written again, and then commits succeed again', async () => {
  const syncs = await fileSyncs()
  for (let at = 0; at < 300; at++) await addUser(`before ${at}`)
  syncs.mockRejectedValueOnce(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))
  await expect(addUser('a')).rejects.toThrow(UnavailableError)
  const bytes = await readFile(log())
  // The time shows the write: the bytes are the same.
  await utimes(log(), 0, 0)
  await catalog.pendingSync()
  expect((await stat(log())).mtimeMs).toBeGreaterThan(0)
  expect((await readFile(log())).equals(bytes)).toBe(true)
  expect(catalog.pendingSync()).toBeUndefined()

  await utimes(log(), 0, 0)
  await catalog.pendingSync()
  expect((await stat(log())).mtimeMs).toBe(0)
  await addUser('b')
  expect((await users()).slice(300)).toEqual(['a', 'b'])
})

test('while syncs fail, reads and writes fail too', async () => {
  const syncs = await fileSyncs()
  await addUser('a')
  syncs.mockRejectedValue(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))
  await expect(addUser('b')).rejects.toThrow(UnavailableError)
  await expect(catalog.pendingSync()).rejects.toThrow(UnavailableError)
  await expect(addUser('c')).rejects.toThrow(UnavailableError)
  await expect(catalog.requireWritable()).rejects.toThrow(UnavailableError)
  syncs.mockRestore()
  await catalog.requireWritable()
  expect(await users()).toEqual(['a', 'b', 'c'])
})

test('writes that the system dropped from the log are never acknowledged, and a new process reads the durable data', async () => {
  const syncs = await fileSyncs()
  await addUser('a')
  const before = await readFile(log())
  syncs.mockRejectedValueOnce(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))
  await expect(addUser('b')).rejects.toThrow(UnavailableError)
  const after = await readFile(log())
  const lost = after.findIndex((byte, at) => byte !== before[at])
  const file = await open(log(), 'r+')
  await file.write(Buffer.alloc(100), 0, 100, lost)
  await file.close()
  await expect(addUser('c')).rejects.toMatchObject({
    cause: { message: expect.stringContaining('has lost commits that were not safe yet') },
  })
  await expect(catalog.pendingSync()).rejects.toThrow(UnavailableError)
  // Opens the files as a process does after another was killed.
  const copy = join(folder, 'copy.db')
  await cp(join(folder, 'catalog.db'), copy)
  await cp(log(), `${copy}-wal`)
  const next = await openCatalog(copy)
  expect(await next.db.selectFrom('user').select('name').orderBy('id').execute()).toEqual([{ name: 'a' }])
  await next.close()
})

test('a log that could not be opened does not count as one that lost writes', async () => {
  await catalog.close()
  catalog = await openCatalog(join(folder, 'catalog.db'))
  const path = log()
  await rename(path, `${path}.away`)
  await expect(addUser('a')).rejects.toThrow(UnavailableError)
  await rename(`${path}.away`, path)
  await addUser('b')
  expect(await users()).toEqual(['a', 'b'])
})
