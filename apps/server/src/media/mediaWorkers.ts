import { totalmem } from 'node:os'
import { extname } from 'node:path'
import type { ExamineTasks } from './examiner.ts'
import { MIB } from './formats/units.ts'
import type { RenderTasks } from './render/image.ts'
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from './workers/workerPool.ts'

/** The processes in which untrusted files are parsed and decoded. */
export interface MediaWorkers {
  examining: WorkerPool<ExamineTasks>
  rendering: WorkerPool<RenderTasks>
  close(): void
}

/** The script is next to this file; in the built server it is next to the bundle, with the bundle's extension. */
export const WORKER_PROGRAM = new URL(`./workerProcess${extname(import.meta.url)}`, import.meta.url)

/** Two at a time for one user, so that the slow files of one user leave a slot to the others. */
const SLOTS = { limit: 3, perKey: 2, maxWaiting: 2000, maxWaitingPerKey: 500 }

/** A photo takes some milliseconds; the tables of a video of hours, parsed, some seconds and some hundred megabytes. */
const EXAMINING: WorkerPoolOptions = {
  ...SLOTS,
  program: WORKER_PROGRAM,
  memoryBytes: 768 * MIB,
  cpuMs: 5_000,
  timeMs: 30_000,
}

/** A photo takes well under a second; HEIC of 48 megapixels some 600 MB, and on a slow machine half a minute. */
const RENDERING: WorkerPoolOptions = {
  ...SLOTS,
  program: WORKER_PROGRAM,
  memoryBytes: Math.min(1536 * MIB, totalmem() / 2),
  cpuMs: 40_000,
  timeMs: 60_000,
}

/** @param limits overrides of the defaults, such as for a very slow machine */
export function createMediaWorkers(limits: Partial<Pick<WorkerPoolOptions, 'timeMs'>> = {}): MediaWorkers {
  const examining = createWorkerPool<ExamineTasks>({ ...EXAMINING, ...limits })
  const rendering = createWorkerPool<RenderTasks>({ ...RENDERING, ...limits })
  return {
    examining,
    rendering,
    close() {
      examining.close()
      rendering.close()
    },
  }
}
