import { setTimeout } from 'node:timers/promises'
import { makePhoto } from 'tintype-test-support/photos'
import { afterEach, describe, expect, test } from 'vitest'
import type { ExamineTasks } from '../../../src/media/examiner.ts'
import { WORKER_PROGRAM } from '../../../src/media/mediaWorkers.ts'
import type { RenderTasks } from '../../../src/media/render/image.ts'
import { WorkerFailedError } from '../../../src/media/workers/workerErrors.ts'
import { createWorkerPool, type WorkerPool } from '../../../src/media/workers/workerPool.ts'
import { endlessVideo } from '../endlessVideo.ts'
import { file, removeFilesAfterwards } from '../files.ts'

removeFilesAfterwards()

const LIMITS = {
  limit: 2,
  maxWaiting: 10,
  memoryBytes: 1024 ** 3,
  cpuMs: 20_000,
  timeMs: 600_000,
}

type Tasks = ExamineTasks & RenderTasks
type Pool = WorkerPool<Tasks>

const pools: Pool[] = []
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close()
})

function poolWith(limits: Partial<typeof LIMITS>): Pool {
  const pool = createWorkerPool<Tasks>({ program: WORKER_PROGRAM, ...LIMITS, ...limits })
  pools.push(pool)
  return pool
}

const examineIn = (pool: Pool, bytes: Buffer, signal?: AbortSignal) =>
  pool.withSlot({ key: 'somebody', signal }, async (run) =>
    run('examine', { path: await file(bytes), bytes: bytes.length, now: 0 }),
  )

const failure = (work: Promise<unknown>): Promise<WorkerFailedError> =>
  work.then(
    () => {
      throw new Error('It has succeeded.')
    },
    (error) => error,
  )

describe('a file that keeps its worker process busy', () => {
  test('is ended at the processor time limit, and the facts found before are stored', async () => {
    const pool = poolWith({ cpuMs: 1000 })
    const error = await failure(examineIn(pool, await endlessVideo()))
    expect(error).toBeInstanceOf(WorkerFailedError)
    expect(error).toMatchObject({ reason: 'cpu', partial: { kind: 'video', mime: 'video/webm', width: 64 } })
  })

  test('is killed at the time limit, regardless of its state', async () => {
    const pool = poolWith({ timeMs: 1500 })
    expect(await failure(examineIn(pool, await endlessVideo()))).toMatchObject({ reason: 'time' })
  })

  test('is ended when its caller aborts', async () => {
    const pool = poolWith({})
    const client = new AbortController()
    const examined = failure(examineIn(pool, await endlessVideo(), client.signal))
    await setTimeout(500)
    expect(pool.load()).toEqual({ running: 1, waiting: 0 })
    client.abort(new Error('The client has disconnected.'))
    expect(await examined).toMatchObject({ message: 'The client has disconnected.' })
    expect(pool.load()).toEqual({ running: 0, waiting: 0 })
  })

  test('does not block the next file, which gets a new process', async () => {
    const pool = poolWith({ limit: 1, cpuMs: 1000 })
    const hostile = failure(examineIn(pool, await endlessVideo()))
    const photo = examineIn(pool, await makePhoto({ width: 40, height: 30 }))
    expect(await hostile).toMatchObject({ reason: 'cpu' })
    expect(await photo).toMatchObject({ mime: 'image/jpeg', width: 40, height: 30 })
  })
})

test('a process that exceeds its memory limit is ended, and the file does not count as damaged', async () => {
  // Less than Node itself uses.
  const pool = poolWith({ memoryBytes: 20 * 1024 ** 2 })
  expect(await failure(examineIn(pool, await endlessVideo()))).toMatchObject({ reason: 'memory' })
})

test('an unreadable file does not count as damaged, and the error has its code', async () => {
  const pool = poolWith({})
  const error = await failure(
    pool.withSlot({ key: 'somebody' }, (run) =>
      run('render', {
        from: { path: '/nowhere/photo', mime: 'image/jpeg' },
        box: { width: 10, height: 10, crop: false },
        format: 'image/jpeg',
        playButton: false,
      }),
    ),
  )
  expect(error).toMatchObject({ name: 'WorkerFailedError', reason: 'system', code: 'ENOENT' })
})

test('consecutive tasks share a process, and a closed pool has none', async () => {
  const pool = poolWith({ limit: 1 })
  for (const width of [10, 20]) {
    expect(await examineIn(pool, await makePhoto({ width }))).toMatchObject({ width })
  }
  pool.close()
  expect(await examineIn(pool, await makePhoto({ width: 30 }))).toMatchObject({ width: 30 })
})
