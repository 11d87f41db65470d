import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFailures, type Errno, FAILING, type Failures } from '../support/failures.ts'
import { type Fault, faultyStore } from '../support/faultyStore.ts'
import { startPostgres } from '../support/postgres.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { newStorePlace } from '../support/store.ts'
import { type Load, startLoad, verify } from './load.ts'

/** To run longer: `TINTYPE_PROCESSES_SECONDS=600 vitest run --project postgresAndS3 test/postgresAndS3/processes`. */
const SECONDS = Number(process.env.TINTYPE_PROCESSES_SECONDS ?? 10)

let folder: string
let postgres: Awaited<ReturnType<typeof startPostgres>>
let failures: Failures
let fault: Fault = 'pass'
const servers: ServerProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tintype-processes-'))
  failures = await createFailures()
  postgres = await startPostgres({ durable: true })
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill('SIGKILL')))
  await postgres.stop()
  await failures.remove()
  await rm(folder, { recursive: true })
})

test(
  'two processes lose and duplicate nothing while parts are killed, restarted or failing',
  async () => {
    const store = await faultyStore(() => fault)
    const place = ['--database', postgres.url, '--blobs', await newStorePlace(store.url)]
    const start = async (number: number) => {
      servers[number] = await serve(join(folder, `${number}`), place, { env: failures.env })
    }
    await Promise.all([start(0), start(1)])
    const account = ['--user', 'owner', '--client', 'app', '--scopes', 'photoslibrary']
    const made = await run(['token', 'create', ...account, '--data', folder, ...place.slice(0, 2)])
    const token = made.stdout.trim()

    const load: Load = startLoad(() => servers.map(({ url }) => url), token)
    const kill = async (number: number) => {
      await servers[number]?.kill('SIGKILL')
      await start(number)
    }
    const failStore = async (kind: Fault, seconds: number) => {
      fault = kind
      await wait(seconds * 1000)
      fault = 'pass'
      store.cutStalled()
    }
    /** Every third call of both processes fails, so that no upload succeeds. */
    const failMachines = async (errno: Errno) => {
      const always = { from: 1, to: Number.MAX_SAFE_INTEGER, every: 3 }
      await failures.start({ errno, ops: FAILING[errno], under: folder, ...always })
      await wait(1000)
      expect(failures.end().length).toBeGreaterThan(0)
    }
    const troubles = [
      () => kill(0),
      () => failMachines('EMFILE'),
      async () => {
        await postgres.halt()
        await wait(500)
        await postgres.start()
      },
      () => kill(1),
      () => failMachines('EIO'),
      () => failStore('503', 2),
      () => failMachines('ENOSPC'),
      () => kill(0),
      () => failStore('stall', 1),
      () => failMachines('ENOMEM'),
    ]
    const end = Date.now() + SECONDS * 1000
    for (let round = 0; Date.now() < end || round < troubles.length; round++) {
      await wait(1000)
      await troubles[round % troubles.length]?.()
    }
    await wait(1000)
    const record = await load.stop()

    expect(record.wrong).toEqual([])
    expect(record.items.size).toBeGreaterThan(20)
    expect(record.refused).toBeGreaterThan(0)
    const base = servers[0]?.url ?? ''
    await verify(base, token, record)
    const checked = await run(['fsck', '--data', join(folder, 'check'), ...place])
    expect(checked).toMatchObject({ status: 0 })
  },
  60_000 + SECONDS * 2000,
)

test('a token that one process revokes is rejected by another immediately', async () => {
  const database = ['--database', postgres.url, '--data', folder]
  const account = ['--user', 'owner', '--client', 'other', '--scopes', 'photoslibrary']
  const token = (await run(['token', 'create', ...account, ...database])).stdout.trim()
  const ask = async () => {
    const url = `${servers[1]?.url}/v1/albums`
    return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status
  }
  expect(await ask()).toBe(200)
  expect(await run(['token', 'revoke', token, ...database])).toMatchObject({ status: 0 })
  expect(await ask()).toBe(401)
})
