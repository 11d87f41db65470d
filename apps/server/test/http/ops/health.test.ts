import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { catalogPath } from '../../../src/dataFolder/dataFolder.ts'
import { fillDisk, mount, whyNoMounts } from '../../support/mounts.ts'
import { asNobody, NOBODY, skippedFor, whyNoOtherUser } from '../../support/otherUser.ts'
import { run, serve } from '../../support/process.ts'
import { send } from '../../support/send.ts'
import { onStore, startTestServer, type TestServer } from '../../support/server.ts'

async function ready({ url }: Pick<TestServer, 'url'>) {
  const response = await fetch(`${url}/readyz`)
  return [response.status, await response.json()]
}

const OK = { status: 'ok', database: 'ok', store: 'ok', disk: 'ok' }

test('a server is ready when its database and store respond', async () => {
  const server = await startTestServer()
  expect(await ready(server)).toEqual([200, OK])
})

test.skipIf(onStore)(
  'a server whose folder of photos is missing is alive, but not ready until the folder exists again',
  async () => {
    const server = await startTestServer()
    const [folder, away] = [join(server.data, 'blobs'), join(server.data, 'away')]
    await rename(folder, away)
    expect(await ready(server)).toEqual([503, { ...OK, status: 'unavailable', store: 'unavailable' }])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await rename(away, folder)
    expect((await ready(server))[0]).toBe(200)
  },
)

test('a server whose store never responds is not ready, and does not wait for the store', async () => {
  const server = await startTestServer()
  server.app.services.blobs.checkReachable = () => new Promise(() => {})
  expect(await ready(server)).toEqual([503, { ...OK, status: 'unavailable', store: 'unavailable' }])
})

test('a server whose disk has too little free space is alive, but not ready', async () => {
  const server = await startTestServer({ minFreeBytes: Number.MAX_SAFE_INTEGER })
  expect(await ready(server)).toEqual([503, { ...OK, status: 'unavailable', disk: 'unavailable' }])
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test.skipIf(whyNoOtherUser)(
  `a server is not ready while its catalog is read-only${skippedFor(whyNoOtherUser)}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tintype-ready-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    chmodSync(folder, 0o755)
    const data = join(folder, 'data')
    mkdirSync(data)
    chownSync(data, NOBODY, NOBODY)
    const server = await serve(data, [], { preload: asNobody })
    onTestFinished(() => server.kill('SIGKILL'))
    expect(await ready(server)).toEqual([200, OK])
    for (const file of [catalogPath(data), `${catalogPath(data)}-wal`]) {
      chmodSync(file, 0o444)
      expect(await ready(server)).toEqual([503, { ...OK, status: 'unavailable', database: 'unavailable' }])
      chmodSync(file, 0o600)
      expect(await ready(server)).toEqual([200, OK])
    }
  },
)

const why = whyNoMounts()

test.skipIf(why)(
  `a server on a full disk is not ready until the disk has free space, but serves reads${skippedFor(why)}`,
  async () => {
    const disk = mount('-t', 'tmpfs', '-o', 'size=16m', 'none')
    onTestFinished(() => disk.unmount())
    const data = join(disk.path, 'data')
    const whose = ['--user', 'a', '--client', 'b', '--scopes', 'photoslibrary']
    const token = (await run(['token', 'create', ...whose, '--data', data])).stdout.trim()
    const server = await serve(data, ['--min-free-space', '2'])
    onTestFinished(() => server.kill('SIGKILL'))
    const list = () => send(`${server.url}/v1/albums`, { token })
    expect(await ready(server)).toEqual([200, OK])
    fillDisk(disk.path)
    expect(await ready(server)).toEqual([503, { ...OK, status: 'unavailable', disk: 'unavailable' }])
    expect((await list()).status).toBe(200)
    await rm(join(disk.path, 'filler'))
    expect(await ready(server)).toEqual([200, OK])
  },
)
