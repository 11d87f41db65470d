import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { startResumable, UNIT } from '../support/resumable.ts'
import { createItem, startTestServer } from '../support/server.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-private-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Permissions of other users in a folder by path; empty if they have none. */
async function openToOthers(root: string): Promise<Record<string, string>> {
  const open: Record<string, string> = {}
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const { mode } = await stat(path)
    if (mode & 0o077) open[path] = (mode & 0o777).toString(8)
  }
  return open
}

/** Runs with a umask that leaves files readable to other users. */
function withOpenUmask(): void {
  const before = process.umask(0)
  onTestFinished(() => void process.umask(before))
}

/** Fills a library with a photo, a rendition of it and half an upload. */
async function fill(server: { url: string }, token: string): Promise<void> {
  const { baseUrl } = await createItem(server, token, await makePhoto())
  expect((await fetch(`${baseUrl}=w20`)).status).toBe(200)
  const session = await startResumable(server, token)
  await session.upload(Buffer.alloc(UNIT), 0)
}

const token = ['token', 'create', '--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']

test('commands write no files that other users can read, with any umask', async () => {
  withOpenUmask()
  const data = join(folder, 'data')
  await mkdir(data, { mode: 0o755 })
  const { stdout } = await run([...token, '--data', data])
  let server: ServerProcess | undefined = await serve(data)
  try {
    await fill(server, stdout.trim())
    await run(['backup', join(folder, 'backup'), '--data', data])
    // Includes the files that exist only while the catalog is open.
    expect(await readdir(data)).toEqual(expect.arrayContaining(['catalog.db-wal', 'catalog.db-shm']))
    expect(await openToOthers(data)).toEqual({})
    await server.kill('SIGTERM')
    server = undefined
  } finally {
    await server?.kill('SIGKILL')
  }
  await run(['restore', join(folder, 'backup'), '--data', join(folder, 'restored')])
  expect(await openToOthers(folder)).toEqual({ [data]: '755' })
})

test('a server inside another program writes files that other users cannot read, with any umask', async () => {
  withOpenUmask()
  const server = await startTestServer({ place: { data: join(folder, 'data') } })
  await fill(server, await server.token())
  await expect.poll(async () => (await readdir(join(server.data, 'derivatives'))).length).toBeGreaterThan(0)
  expect(await openToOthers(folder)).toEqual({})
})

test('a server warns once that other users can read its data folder, and prints the fix', async () => {
  const data = join(folder, 'data')
  await run([...token, '--data', data])
  /** Warnings of a server at startup. */
  const complaints = async () => {
    const server = await serve(data)
    let text = ''
    server.child.stderr?.on('data', (piece) => (text += piece))
    await server.kill('SIGTERM')
    return [...(server.complaints + text).matchAll(/"msg":"([^"]+)"/g)].map(([, message]) => message)
  }
  expect(await complaints()).toEqual([])
  const warning = (path: string) => [
    `Other users of this machine can read ${path}. Fix: chmod -R go= '${data}'`,
  ]
  await chmod(data, 0o755)
  expect(await complaints()).toEqual(warning(data))
  // Other users cannot list the folder, but could open the catalog by its name.
  await chmod(data, 0o711)
  expect(await complaints()).toEqual([])
  await chmod(join(data, 'catalog.db'), 0o644)
  expect(await complaints()).toEqual(warning(join(data, 'catalog.db')))
  await chmod(join(data, 'catalog.db'), 0o600)
  await chmod(join(data, 'blobs'), 0o750)
  expect(await complaints()).toEqual(warning(join(data, 'blobs')))
  await chmod(data, 0o700)
  expect(await complaints()).toEqual([])
})
