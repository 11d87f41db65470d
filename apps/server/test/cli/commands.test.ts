import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { send } from '../support/server.ts'

let data: string
let server: ServerProcess | undefined
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-commands-'))
})
afterEach(async () => {
  await server?.kill('SIGKILL')
  server = undefined
  await rm(data, { recursive: true, force: true })
})

const createToken = (...args: string[]) =>
  run(['token', 'create', '--user', 'harbour', '--client', 'frame', ...args], { TINTYPE_DATA: data })

test('token create prints the token alone, before the first start and while the server runs', async () => {
  const early = await createToken('--scopes', 'photoslibrary.readonly, photoslibrary.appendonly')
  expect(early).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^[A-Za-z0-9_-]{43}\n$/),
  })
  server = await serve(data)
  const late = await createToken('--scopes', 'https://www.googleapis.com/auth/photoslibrary')
  for (const { stdout } of [early, late]) {
    expect((await send(`${server.url}/v1/mediaItems`, { token: stdout.trim() })).status).toBe(200)
  }
})

test('a token with a lifetime expires after it', async () => {
  const { stdout } = await createToken('--scopes', 'photoslibrary', '--expires', '1s')
  server = await serve(data)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect((await send(`${server.url}/v1/mediaItems`, { token: stdout.trim() })).status).toBe(401)
})

test('an empty TINTYPE_DOCS disables the documentation', async () => {
  server = await serve(data, [], { env: { TINTYPE_DOCS: '' } })
  expect(server.greeting).not.toContain('Documentation')
  expect((await send(`${server.url}/docs`)).status).toBe(404)
})

test('redirects without a store are rejected', async () => {
  expect(await run(['serve', '--data', data, '--redirect-media'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--blobs'),
  })
})

test('the errors for an unknown scope and an invalid lifetime list the valid values', async () => {
  const scope = await createToken('--scopes', 'photoslibrary.everything')
  expect(scope).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('photoslibrary.sharing'),
  })
  const expires = await createToken('--scopes', 'photoslibrary', '--expires', 'tomorrow')
  expect(expires).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('30d') })
})

test('the first start prints a token and a working curl command, the second prints none', async () => {
  server = await serve(data)
  const token = /Access token\s+(\S+)/.exec(server.greeting)?.[1]
  expect(server.greeting).toContain(`curl -H "Authorization: Bearer ${token}"`)
  const { status } = await send(`${server.url}/v1/albums`, {
    ...(token && { token }),
    body: { album: { title: 'First light' } },
  })
  expect(status).toBe(200)
  await server.kill('SIGTERM')
  server = await serve(data)
  expect(server.greeting).not.toContain('Access token')
})

test('a library of an earlier version is upgraded, and the server reports it', async () => {
  server = await serve(data)
  expect(server.greeting).not.toContain('up to date')
  await server.kill('SIGTERM')
  const catalog = new Database(join(data, 'catalog.db'))
  const steps = () => catalog.prepare(`SELECT name FROM kysely_migration ORDER BY name`).pluck().all()
  const all = steps()
  catalog.exec(
    `DROP VIEW new_upload;
    DELETE FROM kysely_migration WHERE name = '${all.at(-1)}'`,
  )
  server = await serve(data)
  expect(server.greeting).toMatch(/^Upgrading the database/)
  expect(steps()).toEqual(all)
  catalog.close()
})

test('the server reports when it is ready', async () => {
  server = await serve(data)
  const answer = await send(`${server.url}/healthz`)
  expect(answer).toMatchObject({ status: 200, body: { status: 'ok' } })
})

test('a port in use and a folder that another server uses have clear errors', async () => {
  server = await serve(data)
  const port = new URL(server.url).port
  const samePort = await run(['serve', '--port', port, '--data', join(data, 'other')])
  expect(samePort).toMatchObject({ status: 1, stderr: expect.stringContaining(`Port ${port} is in use.`) })
  const sameFolder = await run(['serve', '--port', '0', '--data', data])
  expect(sameFolder).toMatchObject({ status: 1, stderr: expect.stringContaining('already serving') })
})

test('fsck reports a damaged and a missing file, and fails', async () => {
  const { stdout } = await createToken('--scopes', 'photoslibrary')
  server = await serve(data)
  for (const seed of [1, 2]) {
    const body = await makePhoto({ width: 30, height: 20, seed })
    await send(`${server.url}/v1/uploads`, { token: stdout.trim(), body })
  }
  expect(await run(['fsck', '--data', data])).toMatchObject({ status: 0 })

  const [first = '', second = ''] = await files(join(data, 'blobs'))
  await writeFile(first, 'something else')
  await rm(second)
  const result = await run(['fsck', '--data', data])
  expect(result.status).toBe(1)
  expect(result.stdout).toMatch(
    /missing {3}[0-9a-f]{64}\ndamaged {3}[0-9a-f]{64}\n2 files checked: 1 missing, 1 damaged/,
  )
})

test('fsck --repair quarantines damaged files and deletes none; uploading the same photo again repairs it', {
  timeout: 60_000,
}, async () => {
  const token = (await createToken('--scopes', 'photoslibrary')).stdout.trim()
  server = await serve(data)
  const photo = await makePhoto()
  await send(`${server.url}/v1/uploads`, { token, body: photo })
  const [file = ''] = await files(join(data, 'blobs'))
  // The same length as before, so that only the hash differs.
  await writeFile(file, Buffer.alloc(photo.length))

  const beside = await run(['fsck', '--repair', '--data', data])
  expect(beside).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Stop it') })
  await server.kill('SIGTERM')
  const repair = await run(['fsck', '--repair', '--data', data])
  const [aside = ''] = await files(join(data, 'damaged'))
  expect(repair).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`${basename(file)}, now ${aside}`),
  })
  expect(await readFile(aside)).toEqual(Buffer.alloc(photo.length))
  expect(await run(['fsck', '--data', data])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('1 missing, 0 damaged, 0 unreferenced'),
  })

  server = await serve(data)
  await send(`${server.url}/v1/uploads`, { token, body: photo })
  expect(await run(['fsck', '--data', data])).toMatchObject({ status: 0 })
  expect(await files(join(data, 'damaged'))).toHaveLength(1)
})

test('fsck reports a session without its acknowledged bytes, and a damaged catalog', {
  timeout: 60_000,
}, async () => {
  const token = (await createToken('--scopes', 'photoslibrary')).stdout.trim()
  server = await serve(data)
  const session = await startResumable(server, token)
  await session.upload(Buffer.alloc(UNIT), 0)
  await server.kill('SIGTERM')
  expect(await run(['fsck', '--data', data])).toMatchObject({ status: 0 })
  const [part = ''] = await files(join(data, 'tmp'))
  await truncate(part, 1000)
  expect(await run(['fsck', '--data', data])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`session   1 has 1000 of ${UNIT} bytes\n`),
  })
  await rm(part)
  const repaired = await run(['fsck', '--repair', '--data', data])
  expect(repaired.stdout).toContain(`session   1 has 0 of ${UNIT} bytes, and continues from there\n`)
  server = await serve(data)
  const after = resumableAt(session.url.replace(/^http:\/\/[^/]+/, server.url), token)
  expect(await after.query()).toEqual(['active', '0'])
  expect((await after.finish(await makePhoto({ width: 20, height: 20 }), 0)).status).toBe(200)
  await server.kill('SIGTERM')
  expect(await run(['fsck', '--data', data])).toMatchObject({ status: 0 })

  const database = new Database(join(data, 'catalog.db'))
  database.pragma('foreign_keys = OFF')
  database.exec('DELETE FROM client')
  database.close()
  expect((await run(['fsck', '--data', data])).stdout).toMatch(
    /catalog {3}row \d+ of \w+ names no row of client\n/,
  )
})

test('fsck of a folder without a library fails and creates nothing', async () => {
  const nowhere = join(data, 'nowhere')
  expect(await run(['fsck', '--data', nowhere])).toMatchObject({
    status: 1,
    stderr: `There is no library in ${nowhere}.\n`,
  })
  expect(existsSync(nowhere)).toBe(false)
})

async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
