import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { takeServingLock } from '../../src/dataFolder/servingLock.ts'
import { mount, remountReadOnly, whyNoMounts } from '../support/mounts.ts'
import { asNobody, NOBODY, skippedFor, whyNoOtherUser } from '../support/otherUser.ts'
import { run, serve } from '../support/process.ts'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tintype-lock-'))
})
afterEach(() => rm(data, { recursive: true, force: true }))

const lockFile = (folder = data) => join(folder, 'serving.lock')

/** Runs a server that must not start. @returns its error */
async function refusedServer(folder: string, options: { preload?: URL } = {}): Promise<string> {
  const { status, stdout, stderr } = await run(['serve', '--port', '0', '--data', folder], {}, options)
  expect([status, stdout]).toEqual([1, ''])
  return stderr
}

/** A separate file system that is unmounted after the test. */
function ownDisk(options: string) {
  const disk = mount('-t', 'tmpfs', '-o', options, 'none')
  onTestFinished(() => disk.unmount())
  return disk
}

test('one server at a time serves a folder, and another can start after it has ended or was killed', async () => {
  const first = await serve(data)
  onTestFinished(() => first.kill('SIGKILL'))
  expect(await refusedServer(data)).toBe(`Another server is already serving ${data}.\n`)
  await first.kill('SIGKILL')
  const second = await serve(data)
  onTestFinished(() => second.kill('SIGKILL'))
  expect(await refusedServer(data)).toBe(`Another server is already serving ${data}.\n`)
})

test('one process can hold the lock once, and a failed attempt does not release it', async () => {
  const release = takeServingLock(lockFile())
  expect(takeServingLock(lockFile())).toBeUndefined()
  expect(await refusedServer(data)).toContain('Another server')
  release?.()
  const again = takeServingLock(lockFile())
  expect(again).toBeDefined()
  again?.()
})

test.skipIf(whyNoOtherUser)(
  `a server does not start with a read-only lock file, because it could not lock it${skippedFor(whyNoOtherUser)}`,
  async () => {
    const folder = join(data, 'nobody')
    mkdirSync(folder)
    chmodSync(data, 0o755)
    chownSync(folder, NOBODY, NOBODY)
    writeFileSync(lockFile(folder), '')
    chmodSync(lockFile(folder), 0o644)
    const denied = `Permission denied for ${lockFile(folder)}. Fix: run this command as the user who owns it, or give it to this user with chown.\n`
    expect(await refusedServer(folder, { preload: asNobody })).toBe(denied)
    // The file is its own, but read-only.
    chownSync(lockFile(folder), NOBODY, NOBODY)
    chmodSync(lockFile(folder), 0o444)
    expect(await refusedServer(folder, { preload: asNobody })).toBe(denied)
    chmodSync(lockFile(folder), 0o600)
    const server = await serve(folder, [], { preload: asNobody })
    onTestFinished(() => server.kill('SIGKILL'))
    // Root can write to it, so it detects the lock.
    expect(await refusedServer(folder)).toContain('Another server')
  },
)

const why = whyNoMounts()

test.skipIf(why)(`the error for a lock on a read-only or full disk says so${skippedFor(why)}`, async () => {
  // The file system has no inode for another file.
  const full = ownDisk('nr_inodes=1')
  expect(await refusedServer(full.path)).toBe(
    `No space is left on the disk of ${lockFile(full.path)}. Fix: make room on it, then try again.\n`,
  )
  const disk = ownDisk('size=1m')
  remountReadOnly(disk)
  expect(await refusedServer(disk.path)).toBe(
    `${lockFile(disk.path)} is on a read-only file system. Fix: mount it for writing, or choose another folder.\n`,
  )
})

test('an invalid lock file, a folder in its place and an unreadable file have their own errors', async () => {
  writeFileSync(lockFile(), 'This is not a lock. '.repeat(100))
  expect(await refusedServer(data)).toBe(
    `${lockFile()} is not a lock file. Fix: delete it while no server is running.\n`,
  )
  await rm(lockFile())
  mkdirSync(lockFile())
  expect(await refusedServer(data)).toBe(
    `${lockFile()} is a folder where a file should be. Fix: move it elsewhere.\n`,
  )
  await rm(lockFile(), { recursive: true })
  // Reading it fails with EIO.
  symlinkSync('/proc/self/mem', lockFile())
  expect(await refusedServer(data)).toBe(
    `The disk failed on ${lockFile()} (disk I/O error). Fix: check the disk, then run fsck; restore a backup if anything is damaged.\n`,
  )
})
