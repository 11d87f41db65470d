import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { catalogPath } from '../../src/dataFolder/dataFolder.ts'
import { fillDisk, mount, remountReadOnly, whyNoMounts } from '../support/mounts.ts'
import { asNobody, NOBODY, skippedFor, whyNoOtherUser } from '../support/otherUser.ts'
import { type ProcessOptions, run } from '../support/process.ts'
import { createItem, startTestServer } from '../support/server.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-plain-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))

const whose = ['--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']
const COMMANDS = {
  serve: ['serve', '--port', '0'],
  'token create': ['token', 'create', ...whose],
  'token revoke': ['token', 'revoke', '--user', 'owner'],
  'key rotate': ['key', 'rotate'],
  'media set': ['media', 'set', '--user', 'owner', '--query', '{}', '--favorite', 'yes'],
} as const

/** Creates a library of a few photos without a running server. */
async function makeLibrary(folder: string): Promise<void> {
  const server = await startTestServer({ place: { data: folder } })
  const token = await server.token()
  for (const seed of [1, 2, 3]) await createItem(server, token, await makePhoto({ seed }))
  await server.stop()
}

/** Runs a command that fails. @returns the sentence that it prints */
async function sentence(args: readonly string[], folder = data, options: ProcessOptions = {}) {
  const { status, stdout, stderr } = await run([...args, '--data', folder], {}, options)
  expect({ args, status, stdout, stderr }).toMatchObject({ status: 1, stdout: '' })
  // One line, without a stack or internals.
  expect(stderr).toMatch(/^[A-Z/][^\n]*\.\n$/)
  return stderr.trim()
}

/** Overwrites a file at an offset. */
function overwrite(path: string, bytes: Buffer, position: number): void {
  writeSync(openSync(path, 'r+'), bytes, 0, bytes.length, position)
}

const pageSize = (path: string) => {
  const database = new Database(path)
  const size = database.pragma('page_size', { simple: true }) as number
  database.close()
  return size
}

const DAMAGES: Record<string, (path: string) => unknown> = {
  truncated: (path) => truncate(path, pageSize(path) + 100),
  'of random bytes': (path) => writeFileSync(path, Buffer.alloc(50_000, 'random'), { flag: 'w' }),
  'with a wrong header': (path) => overwrite(path, Buffer.alloc(40, 0xff), 0),
  'with damaged pages': (path) =>
    overwrite(path, Buffer.alloc(statSync(path).size - pageSize(path), 0xa5), pageSize(path)),
  'that is a text': (path) => writeFileSync(path, 'There is no catalog in here.\n'),
}

test.each(Object.entries(DAMAGES))(
  'a catalog %s makes every command fail with one sentence, and fsck reports it',
  async (_, damage) => {
    await makeLibrary(data)
    await damage(catalogPath(data))
    const damaged = await readFile(catalogPath(data))
    for (const args of Object.values(COMMANDS)) {
      const said = await sentence(args)
      expect(said).toContain(`The catalog ${catalogPath(data)} is damaged (`)
      expect(said).toContain('Fix: restore the last backup')
    }
    const backup = await sentence(['backup', join(data, '..', 'never-made')])
    expect(backup).toContain(`The catalog ${catalogPath(data)} is damaged (`)

    const fsck = await run(['fsck', '--data', data])
    expect(fsck).toMatchObject({ status: 1, stderr: '' })
    expect(fsck.stdout).toMatch(/^catalog {3}The catalog .* is damaged \(.*\). Fix: /m)
    expect(fsck.stdout).toMatch(/\n\d files checked: 0 missing, 0 damaged, \d unreferenced\n$/)
    // The damaged file remains for inspection.
    expect(await readFile(catalogPath(data))).toEqual(damaged)
  },
  60_000,
)

test('a catalog with one damaged page among others is reported, and no file is moved', async () => {
  await makeLibrary(data)
  const kept = join(data, 'kept.db')
  await cp(catalogPath(data), kept)
  const size = pageSize(kept)
  const pages = statSync(kept).size / size
  let [damaged, reported] = [0, 0]
  for (let page = 1; page < pages; page += 3) {
    await cp(kept, catalogPath(data))
    overwrite(catalogPath(data), Buffer.alloc(size, 0xa5), page * size)
    const { status, stdout, stderr } = await run(['fsck', '--repair', '--data', data])
    expect({ page, stderr }).toEqual({ page, stderr: '' })
    expect(stdout).toMatch(/\d files checked: 0 missing, 0 damaged/)
    damaged++
    if (status === 1) reported++
  }
  // Damage in a page of the free list has no effect.
  expect(reported).toBeGreaterThan(damaged / 2)
}, 120_000)

test.skipIf(whyNoOtherUser)(
  `a read-only folder or catalog is reported in one sentence, and the server does not start${skippedFor(whyNoOtherUser)}`,
  async () => {
    chmodSync(data, 0o755)
    const foreign = join(data, 'foreign')
    mkdirSync(foreign, { mode: 0o755 })
    const denied = (path: string) =>
      `Permission denied for ${path}. Fix: run this command as the user who owns it, or give it to this user with chown.`
    const options = { preload: asNobody }
    expect(await sentence(COMMANDS.serve, foreign, options)).toBe(denied(join(foreign, 'serving.lock')))
    expect(await sentence(COMMANDS['token create'], foreign, options)).toBe(denied(catalogPath(foreign)))
    expect(await sentence(COMMANDS.serve, join(foreign, 'deep'), options)).toBe(denied(join(foreign, 'deep')))

    const own = join(data, 'own')
    await makeLibrary(own)
    chownAll(own)
    chmodSync(catalogPath(own), 0o444)
    for (const args of Object.values(COMMANDS)) {
      expect(await sentence(args, own, options)).toBe(denied(catalogPath(own)))
    }
    chmodSync(catalogPath(own), 0o600)
    chmodSync(own, 0o500)
    for (const args of Object.values(COMMANDS)) {
      expect(await sentence(args, own, options)).toContain(`Permission denied for ${own}`)
    }
    chmodSync(own, 0o700)
  },
  60_000,
)

/** Makes the other user the owner of a folder and its contents. */
function chownAll(folder: string): void {
  execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder])
}

const why = whyNoMounts()

test.skipIf(why)(
  `every command reports a read-only file system and a full disk in one sentence${skippedFor(why)}`,
  async () => {
    const disk = mount('-t', 'tmpfs', '-o', 'size=8m', 'none')
    onTestFinished(() => disk.unmount())
    const folder = join(disk.path, 'data')
    await makeLibrary(folder)
    fillDisk(disk.path)
    for (const args of Object.values(COMMANDS)) {
      expect(await sentence(args, folder)).toMatch(
        /^No space is left on the disk of .*data.*\. Fix: make room/,
      )
    }
    expect(await sentence(['backup', join(disk.path, 'backup')], folder)).toContain('No space is left')
    expect(await sentence(['fsck'], folder)).toContain('No space is left')
    await rm(join(disk.path, 'filler'))
    remountReadOnly(disk)
    for (const args of Object.values(COMMANDS)) {
      expect(await sentence(args, folder)).toMatch(
        / is on a read-only file system\. Fix: mount it for writing/,
      )
    }
  },
  60_000,
)

test('a data folder that is a file is reported in one sentence', async () => {
  const file = join(data, 'file')
  writeFileSync(file, '')
  expect(await sentence(COMMANDS.serve, file)).toBe(
    `${file} is a file where a folder should be. Fix: choose another path.`,
  )
  expect(await sentence(COMMANDS['token create'], join(file, 'below'))).toContain('Fix: choose another path.')
})
