import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { catalogPath } from '../../src/dataFolder/dataFolder.ts'
import { run, serve } from '../support/process.ts'
import { createItem, send, startTestServer } from '../support/server.ts'
import { newStorePlace } from '../support/store.ts'

let folder: string
let data: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-lost-'))
  data = join(folder, 'data')
})
afterEach(() => rm(folder, { recursive: true }))

const whose = ['--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']

/** Creates a library with two photos without a running server. @returns a token for it */
async function makeLibrary(): Promise<string> {
  const server = await startTestServer({ place: { data } })
  const token = await server.token()
  for (const seed of [1, 2]) await createItem(server, token, await makePhoto({ seed }))
  await server.stop()
  return token
}

/** Each way to lose a catalog. @returns the cause in the error */
const losses = {
  missing: async () => {
    await rm(catalogPath(data))
    return 'is missing'
  },
  empty: async () => {
    await truncate(catalogPath(data), 0)
    return 'is empty'
  },
  unused: async () => {
    await rm(catalogPath(data))
    await (await openCatalog(catalogPath(data))).close()
    return 'has never been used'
  },
}

/** The bytes of every file in the data folder except the lock, by path. */
async function contents(): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && entry.name !== 'serving.lock') files[path] = (await readFile(path)).toString('hex')
  }
  return files
}

test.each(Object.entries(losses))(
  'every command rejects a catalog that is %s next to photos, and changes nothing',
  async (_, lose) => {
    await makeLibrary()
    const why = await lose()
    const before = await contents()
    for (const command of [
      ['serve', '--port', '0'],
      ['token', 'create', ...whose],
      ['token', 'revoke', '--user', 'a'],
      ['key', 'rotate'],
      ['media', 'set', '--user', 'a', '--query', '{}', '--favorite', 'yes'],
      ['backup', join(folder, 'backup')],
    ]) {
      const { status, stdout, stderr } = await run([...command, '--data', data])
      expect([command[0], status, stdout]).toEqual([command[0], 1, ''])
      expect(stderr).toContain(
        `The catalog ${catalogPath(data)} ${why}, but there are photos next to it. Fix: `,
      )
      expect(stderr).not.toContain('    at ')
    }
    await expect(startTestServer({ place: { data } })).rejects.toThrow(why)
    expect(await contents()).toEqual(before)
    expect(await readdir(folder)).toEqual(['data'])
  },
  60_000,
)

test('fsck reports a lost catalog as a fault, and whether the photos are intact', async () => {
  await makeLibrary()
  await losses.missing()
  const [photo = ''] = (await readdir(join(data, 'blobs'), { recursive: true })).filter((path) =>
    /[0-9a-f]{64}$/.test(path),
  )
  const whole = await run(['fsck', '--data', data])
  expect(whole).toMatchObject({ status: 1, stderr: '' })
  expect(whole.stdout).toMatch(
    /^catalog {3}The catalog .* is missing, but .*\n2 files checked: 0 missing, 0 damaged, 2 unreferenced\n$/,
  )
  await writeFile(join(data, 'blobs', photo), 'something else')
  const damaged = await run(['fsck', '--repair', '--data', data])
  expect(damaged.status).toBe(1)
  expect(damaged.stdout).toMatch(
    /\ndamaged {3}[0-9a-f]{64}\n2 files checked: 0 missing, 1 damaged, 2 unreferenced\n$/,
  )
  // Without a catalog the owners of files are unknown, so nothing is moved.
  expect(await readFile(join(data, 'blobs', photo), 'utf8')).toBe('something else')
})

test('--new-catalog starts with an empty catalog, and restoring the old file restores everything', async () => {
  const token = await makeLibrary()
  await cp(catalogPath(data), join(folder, 'kept.db'))
  await losses.missing()
  const anew = await serve(data, ['--new-catalog'])
  onTestFinished(() => anew.kill('SIGKILL'))
  expect(anew.greeting).toContain('Access token')
  expect((await send(`${anew.url}/v1/mediaItems`, { token })).status).toBe(401)
  await anew.kill('SIGTERM')
  // With a catalog in use, the flag is not needed, and the photos are only unreferenced.
  const again = await serve(data)
  await again.kill('SIGTERM')
  expect(await run(['fsck', '--data', data])).toMatchObject({
    status: 0,
    stdout: '0 files checked: 0 missing, 0 damaged, 2 unreferenced\n',
  })
  await cp(join(folder, 'kept.db'), catalogPath(data))
  const back = await serve(data)
  onTestFinished(() => back.kill('SIGKILL'))
  const { body } = await send(`${back.url}/v1/mediaItems`, { token })
  expect(body.mediaItems).toHaveLength(2)
})

test('a token created before the first start and an upload without a row do not count as a lost catalog', async () => {
  await run(['token', 'create', ...whose, '--data', data])
  const first = await startTestServer({ place: { data } })
  const { blobs } = first.app.services
  const staged = await blobs.stage(
    (async function* () {
      yield randomBytes(100)
    })(),
    1000,
  )
  await staged.keep()
  await first.stop()
  const second = await startTestServer({ place: { data } })
  await second.stop()
})

test('an empty catalog does not claim the photos in a store', async () => {
  const blobs = await newStorePlace()
  const server = await startTestServer({ place: { data, blobs } })
  await createItem(server, await server.token(), await makePhoto())
  await server.stop()
  const other = ['--data', join(folder, 'other'), '--blobs', blobs]
  expect(await run(['serve', '--port', '0', ...other])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The photos belong to another library, or .* Fix: /),
  })
})
