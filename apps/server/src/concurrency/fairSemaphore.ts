/** More work waits than is allowed. Nothing was begun; the same request may succeed a little later. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError'
}

export interface FairSemaphoreOptions {
  /** Tasks that run at a time. */
  limit: number
  /** Tasks of one key that run at a time: below `limit`, so that a key with slow tasks leaves places to others. */
  perKey?: number
  /** Tasks of all keys that may wait. */
  maxWaiting: number
  /** Tasks of one key that may wait. */
  maxWaitingPerKey?: number
}

/** Limits how many tasks run at a time, and takes the waiting ones round-robin by key (a user, an address). */
export interface FairSemaphore {
  /**
   * Runs the task when it is the turn of its key. An aborted signal takes a waiting task out of the queue; a task that
   * runs has to watch the signal itself.
   * @throws OverloadedError when too many tasks wait; the signal's reason; whatever the task throws
   */
  run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>
  load(): { running: number; waiting: number }
}

/** The tasks of one key. */
interface Lane {
  running: number
  /** Each starts the task that waits. In order of arrival. */
  waiting: Set<() => void>
}

export function createFairSemaphore(options: FairSemaphoreOptions): FairSemaphore {
  const { limit, maxWaiting, perKey = limit, maxWaitingPerKey = maxWaiting } = options
  // A lane that has got a turn goes to the end of the map, which is the round-robin.
  const lanes = new Map<string, Lane>()
  let running = 0
  let waiting = 0

  function start(lane: Lane): void {
    running++
    lane.running++
  }

  function finish(key: string, lane: Lane): void {
    running--
    lane.running--
    startNext()
    forgetIdle(key, lane)
  }

  function startNext(): void {
    if (waiting === 0) return
    // Lanes that are passed over are at `perKey`, so there are at most `limit` of them, or have nothing that waits.
    for (const [key, lane] of lanes) {
      const [next] = lane.waiting
      if (next === undefined || lane.running >= perKey) continue
      lane.waiting.delete(next)
      waiting--
      lanes.delete(key)
      lanes.set(key, lane)
      start(lane)
      next()
      return
    }
  }

  function forgetIdle(key: string, lane: Lane): void {
    if (lane.running === 0 && lane.waiting.size === 0 && lanes.get(key) === lane) lanes.delete(key)
  }

  function waitForTurn(key: string, lane: Lane, signal: AbortSignal | undefined): Promise<void> {
    if (waiting >= maxWaiting || lane.waiting.size >= maxWaitingPerKey) {
      forgetIdle(key, lane)
      throw new OverloadedError(
        `Too much work is waiting: ${waiting} tasks, ${lane.waiting.size} of this user.`,
      )
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        lane.waiting.delete(begin)
        waiting--
        forgetIdle(key, lane)
        reject(signal?.reason)
      }
      const begin = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      lane.waiting.add(begin)
      waiting++
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  return {
    async run(key, task, signal) {
      signal?.throwIfAborted()
      const lane = lanes.get(key) ?? { running: 0, waiting: new Set() }
      lanes.set(key, lane)
      if (running < limit && lane.running < perKey && lane.waiting.size === 0) start(lane)
      else await waitForTurn(key, lane, signal)
      try {
        return await task()
      } finally {
        finish(key, lane)
      }
    },
    load: () => ({ running, waiting }),
  }
}
