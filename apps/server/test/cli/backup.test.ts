import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBlobFolder } from '../../src/blobs/folder/openFolder.ts'
import { deleteOlderCapabilityKeys } from '../../src/catalog/keys.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { makeBackup } from '../../src/cli/backup.ts'
import { addKey } from '../../src/cli/keys.ts'
import { restoreBackup } from '../../src/cli/restore.ts'
import { catalogPath } from '../../src/dataFolder/dataFolder.ts'
import { takeServingLock } from '../../src/dataFolder/servingLock.ts'
import { checkLibrary } from '../../src/transfer/checkLibrary.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { createItem, send, startTestServer, upload } from '../support/server.ts'
import { newStorePlace } from '../support/store.ts'

const preload = new URL('../support/killAtRename.ts', import.meta.url)

const DAY = 24 * 3600 * 1000

let root: string
let servers: ServerProcess[]
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tintype-backup-'))
  servers = []
})
afterEach(async () => {
  for (const server of servers) await server.kill('SIGKILL')
  await rm(root, { recursive: true, force: true })
})

const at = (name: string) => join(root, name)

async function served(data: string, args: string[] = []) {
  const server = await serve(data, args)
  servers.push(server)
  return server
}

/** Starts a server process with a new library. @returns the server and its first token */
async function newLibrary(args: string[] = []) {
  const server = await served(at('data'), args)
  return { server, token: /Access token\s+(\S+)/.exec(server.greeting)?.[1] ?? '' }
}

/** Runs a command that is killed before it renames a file for the time `killAt`. */
const killed = async (command: 'backup' | 'restore', folder: string, data: string, killAt: number) => {
  const env = { TINTYPE_TEST_KILL_AT: String(killAt) }
  expect((await run([command, folder, '--data', data], env, { preload })).status).toBeNull()
}

/** Runs a backup or a restore, and returns its result and the faults that it reported. */
async function withFaults<T>(copy: (report: (line: string) => void) => Promise<T>) {
  const told: string[] = []
  return { ...(await copy((line) => told.push(line))), told }
}
const backup = (data: string, folder = at('backup'), now = Date.now) =>
  withFaults((tell) => makeBackup(folder, { data }, { report: tell, now }))
const restore = (data: string, folder = at('backup')) =>
  withFaults((tell) => restoreBackup(folder, { data }, tell))

/** Runs `fsck`. */
async function fsck(data: string) {
  const catalog = await openCatalog(catalogPath(data))
  try {
    const blobs = await openBlobFolder(data, randomBytes)
    return await withFaults((tell) =>
      checkLibrary({ catalog, blobs, repair: false, report: tell, progress: () => {} }),
    )
  } finally {
    await catalog.close()
  }
}
const clean = { missing: 0, damaged: 0, unreferenced: 0, others: 0, told: [] }

const photo = (seed: number) => makePhoto({ width: 20, height: 20, seed })

/** The URL from one server at another one. */
const moved = (url: string, server: ServerProcess) => url.replace(/^http:\/\/[^/]+/, server.url)

const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())

/** The path of the blob with these bytes. */
async function fileOf(folder: string, bytes: Buffer): Promise<string> {
  for (const entry of await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && (await readFile(path)).equals(bytes)) return path
  }
  throw new Error(`No file in ${folder} has these bytes.`)
}

test('a backup during uploads contains all data acknowledged before, and ids, URLs and sessions still work', {
  timeout: 60_000,
}, async () => {
  const { server, token } = await newLibrary()
  const first = await createItem(server, token, await photo(1_000_000))
  await createItem(server, token, await photo(1_000_001))
  const page = await send(`${server.url}/v1/mediaItems?pageSize=1`, { token })
  const session = await startResumable(server, token)
  await session.upload(Buffer.alloc(UNIT, 7), 0)

  const acknowledged: string[] = [first.id]
  let [seed, isOver] = [0, false]
  const client = async () => {
    while (!isOver) acknowledged.push((await createItem(server, token, await photo(seed++))).id)
  }
  const clients = [client(), client()]
  while (acknowledged.length < 4) await send(`${server.url}/healthz`)
  const before = [...acknowledged]
  const { status, stdout } = await run(['backup', at('backup'), '--data', at('data')])
  isOver = true
  await Promise.all(clients)
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /^\d+ files backed up \(\d+ bytes\): .* 0 already there, 0 missing, 0 damaged; unfinished/,
  )
  expect(acknowledged.length).toBeGreaterThan(before.length)
  await server.kill('SIGKILL')

  expect((await run(['restore', at('backup'), '--data', at('restored')])).status).toBe(0)
  expect(await fsck(at('restored'))).toMatchObject(clean)
  const next = await served(at('restored'))
  expect(next.greeting).not.toContain('Access token')
  for (const id of before) {
    expect((await send(`${next.url}/v1/mediaItems/${id}`, { token })).status).toBe(200)
  }
  expect(await bytesAt(moved(`${first.baseUrl}=d`, next))).toEqual(await photo(1_000_000))
  const query = new URLSearchParams({ pageSize: '1', pageToken: page.body.nextPageToken })
  expect((await send(`${next.url}/v1/mediaItems?${query}`, { token })).status).toBe(200)
  const resumed = resumableAt(moved(session.url, next), token)
  expect(await resumed.query()).toEqual(['active', String(UNIT)])
  expect((await resumed.finish(Buffer.alloc(10), UNIT)).status).toBe(200)
})

test('a backup contains the signing keys: links signed with a newer key work in the restored library', async () => {
  const server = await startTestServer()
  const { catalog, now } = server.app.services
  await addKey(catalog, { now, randomBytes })
  await deleteOlderCapabilityKeys(catalog)
  await server.restart()
  const { productUrl } = await createItem(server, await server.token(), await photo(1))
  await backup(server.data)
  await restore(at('restored'))
  const restored = await served(at('restored'))
  expect((await send(moved(productUrl, restored))).status).toBe(200)
})

test('a killed backup leaves none or the previous one; it and a killed restore can be repeated', {
  timeout: 60_000,
}, async () => {
  const server = await startTestServer()
  const { data } = server
  const token = await server.token()
  for (const seed of [1, 2, 3]) await createItem(server, token, await photo(seed))
  // The files are the mark, three photos and the catalog.
  await killed('backup', at('none'), data, 1)
  await expect(restore(at('restored'), at('none'))).rejects.toThrow('There is no backup')
  await killed('backup', at('part'), data, 3)
  await killed('backup', at('backup'), data, 5)
  for (const folder of ['part', 'backup']) {
    await expect(restore(at('restored'), at(folder))).rejects.toThrow('is incomplete')
  }
  expect(existsSync(at('restored'))).toBe(false)
  expect(await backup(data)).toMatchObject({ files: 3, copied: 0, told: [] })
  expect(await backup(data, at('none'))).toMatchObject({ files: 3, copied: 3, told: [] })

  const session = await startResumable(server, token)
  await session.upload(Buffer.alloc(UNIT), 0)
  for (const seed of [4, 5]) await createItem(server, token, await photo(seed))
  await killed('backup', at('backup'), data, 3)
  expect(await restore(at('earlier'))).toMatchObject({ files: 3, copied: 3, told: [] })
  expect(await fsck(at('earlier'))).toMatchObject(clean)

  expect(await backup(data)).toMatchObject({ files: 5, copied: 0, parts: { sessions: 1, bytes: UNIT } })
  // The temporary files of the killed backup are gone.
  expect(await readdir(join(at('backup'), 'tmp'))).toHaveLength(1)

  await killed('restore', at('backup'), at('restored'), 7)
  await expect(served(at('restored'))).rejects.toThrow('is not finished')
  expect(await restore(at('restored'))).toMatchObject({ files: 5, copied: 0 })
  expect(await fsck(at('restored'))).toMatchObject(clean)
  await expect(restore(at('restored'))).rejects.toThrow('is not empty')
})

test('a restore reports and skips damaged and missing files of a backup, and restores the others', {
  timeout: 60_000,
}, async () => {
  const server = await startTestServer()
  const token = await server.token()
  const [damaged, whole] = [
    await createItem(server, token, await photo(1)),
    await createItem(server, token, await photo(2)),
  ]
  await backup(server.data)
  const file = await fileOf(at('backup'), await photo(1))
  // The same length as before, so that only the hash differs.
  await writeFile(file, Buffer.alloc((await photo(1)).length))
  const { status, stdout } = await run(['restore', at('backup'), '--data', at('restored')])
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^damaged {3}[0-9a-f]{64}\n1 files restored/)])

  const next = await served(at('restored'))
  const original = async ({ id }: { id: string }) => {
    const { body } = await send(`${next.url}/v1/mediaItems/${id}`, { token })
    return fetch(`${body.baseUrl}=d`)
  }
  expect((await original(damaged)).ok).toBe(false)
  expect(Buffer.from(await (await original(whole)).arrayBuffer())).toEqual(await photo(2))
  await upload(next, token, await photo(1))
  expect(await fsck(at('restored'))).toMatchObject(clean)

  await rm(file)
  expect(await restore(at('another'))).toMatchObject({
    files: 1,
    missing: 1,
    told: [expect.stringMatching(/^missing {3}[0-9a-f]{64}$/)],
  })
})

test('a backup refers to no file that the server removed meanwhile, and reports other missing files', async () => {
  const server = await startTestServer()
  const token = await server.token()
  await upload(server, token, await photo(1))
  await createItem(server, token, await photo(2))
  // A sweep after the copy of the rows leaves this state.
  await rm(await fileOf(server.data, await photo(1)))
  const later = () => server.clock.now + 2 * DAY
  expect(await backup(server.data, at('later'), later)).toMatchObject({ files: 1, missing: 0, told: [] })
  expect(await fsck(at('later'))).toMatchObject({ ...clean, checked: 1 })
  const early = await backup(server.data, at('backup'), () => later() - 1)
  expect(early).toMatchObject({ files: 1, missing: 1, told: [expect.stringMatching(/^missing/)] })
})

test('folders with other contents are rejected and not changed', async () => {
  const [{ data }, other] = [await startTestServer(), await startTestServer()]
  await backup(data)
  await expect(backup(data, other.data)).rejects.toThrow('is not empty')
  await expect(restore(data)).rejects.toThrow('is not empty')
  await expect(restore(at('restored'), at('nowhere'))).rejects.toThrow('There is no backup')
  await expect(backup(at('nowhere'))).rejects.toThrow('There is no library')
  await expect(served(at('backup'))).rejects.toThrow('is a backup')

  const otherKey = sql`UPDATE installation SET key = randomblob(32)`
  await otherKey.execute(other.app.services.catalog.db)
  await expect(backup(other.data)).rejects.toThrow('of another library')

  const release = takeServingLock(join(at('backup'), 'serving.lock'))
  await expect(backup(data)).rejects.toThrow('Another process is using')
  release?.()

  const newer = await openCatalog(catalogPath(at('backup')))
  await sql`INSERT INTO kysely_migration VALUES ('9999-not-known', '2026-01-01')`.execute(newer.db)
  await newer.close()
  await expect(restore(at('restored'))).rejects.toThrow('from a newer version')
  await expect(backup(data)).rejects.toThrow('from a newer version')
  expect(await readdir(at('restored'))).toEqual(['serving.lock'])
})

test('a backup inside the data folder and the reverse are rejected, also through links', async () => {
  const { data } = await startTestServer()
  const outside = dirname(data)
  await symlink(data, at('to-data'))
  await symlink(outside, at('to-outside'))
  const names = await readdir(data)
  for (const folder of [
    data,
    join(data, 'backup'),
    join(data, 'blobs', 'deep', 'backup'),
    join(at('to-data'), 'backup'),
    outside,
    at('to-outside'),
    dirname(outside),
  ]) {
    await expect(backup(data, folder), folder).rejects.toThrow('must not contain each other')
    await expect(backup(at('to-data'), folder), folder).rejects.toThrow('must not contain each other')
  }
  expect(await readdir(data)).toEqual(names)
  // Their names have the same prefix, but neither contains the other.
  await backup(data, at('backup'))
  await expect(restore(join(at('backup'), 'restored'))).rejects.toThrow('must not contain each other')
  await expect(restore(root)).rejects.toThrow('must not contain each other')
  const move = await run(['migrate', '--data', data, '--to-data', join(data, 'moved')])
  expect(move).toMatchObject({ status: 1, stderr: expect.stringContaining('must not contain each other') })
})

test('the backup of an empty library does not replace that of another one', async () => {
  const { data } = await startTestServer()
  await backup(data)
  const other = at('empty')
  await run(['token', 'create', '--user', 'a', '--client', 'b', '--scopes', 'photoslibrary', '--data', other])
  await expect(backup(other)).rejects.toThrow('of another library')
})

test('a backup with a damaged catalog is rejected', async () => {
  const { data } = await startTestServer()
  await backup(data)
  for (const position of [20_000, 0]) {
    const file = await open(catalogPath(at('backup')), 'r+')
    await file.write(Buffer.alloc(50_000, 1), 0, 50_000, position)
    await file.close()
    await expect(restore(at('restored'))).rejects.toThrow('is damaged')
  }
  expect(await readdir(at('restored'))).toEqual(['serving.lock'])
})

test('a library in an S3 store is backed up to a folder, and restored to a store', {
  timeout: 60_000,
}, async () => {
  const [store, other] = [await newStorePlace(), await newStorePlace()]
  const { server, token } = await newLibrary(['--blobs', store])
  const item = await createItem(server, token, await photo(1))
  const session = await startResumable(server, token)
  await session.upload(Buffer.alloc(2 * UNIT, 7), 0)
  const heard = { report: expect.unreachable, now: Date.now }
  await makeBackup(at('backup'), { data: at('data'), blobs: store }, heard)
  await server.kill('SIGTERM')
  await restoreBackup(at('backup'), { data: at('restored'), blobs: other }, heard.report)
  const next = await served(at('restored'), ['--blobs', other])
  expect(await bytesAt(moved(`${item.baseUrl}=d`, next))).toEqual(await photo(1))
  const resumed = resumableAt(moved(session.url, next), token)
  expect(await resumed.query()).toEqual(['active', String(2 * UNIT)])
  expect((await resumed.finish(Buffer.alloc(10), 2 * UNIT)).status).toBe(200)
})
