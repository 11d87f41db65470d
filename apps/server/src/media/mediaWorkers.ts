import { totalmem } from 'node:os'
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from './workers/workerPool.ts'

/** The processes in which untrusted files are parsed and decoded. */
export interface MediaWorkers {
  /** Reads what files tell. */
  examining: WorkerPool
  /** Renders images. */
  rendering: WorkerPool
  close(): void
}

const MIB = 1024 ** 2

/** Two at a time for one user, so that slow files of one leave a place to the others. */
const PLACES = { limit: 3, perKey: 2 }

/** A photo takes some milliseconds; the tables of a video of hours, parsed, some seconds and some hundred megabytes. */
const EXAMINING = {
  ...PLACES,
  maxWaiting: 2000,
  maxWaitingPerKey: 500,
  memoryBytes: 768 * MIB,
  cpuMs: 5_000,
  timeMs: 30_000,
}

/** A photo takes well under a second; HEIC of 48 megapixels some 600 MB, and on a slow machine half a minute. */
const RENDERING = {
  ...PLACES,
  maxWaiting: 2000,
  maxWaitingPerKey: 500,
  memoryBytes: Math.min(1536 * MIB, totalmem() / 2),
  cpuMs: 40_000,
  timeMs: 60_000,
}

/** @param limits other ones than the usual, such as for a machine that is very slow */
export function createMediaWorkers(limits: Partial<Pick<WorkerPoolOptions, 'timeMs'>> = {}): MediaWorkers {
  const examining = createWorkerPool({ ...EXAMINING, ...limits })
  const rendering = createWorkerPool({ ...RENDERING, ...limits })
  return {
    examining,
    rendering,
    close() {
      examining.close()
      rendering.close()
    },
  }
}
