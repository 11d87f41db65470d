/** The queue is full. Nothing was started; the same request may succeed a little later. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError'
}

export interface FairSemaphoreOptions {
  /** Tasks that run concurrently. */
  limit: number
  /** Tasks of one key that run concurrently: below `limit`, so that a key with slow tasks leaves room for others. */
  perKey?: number
  /** Tasks of all keys that may wait. */
  maxWaiting: number
  /** Tasks of one key that may wait. */
  maxWaitingPerKey?: number
}

/** Limits how many tasks run concurrently, and starts waiting tasks round-robin by key (a user, an address). */
export interface FairSemaphore {
  /**
   * Runs the task when there is room for its key. An aborted signal removes a waiting task from the queue; a running
   * task must watch the signal itself.
   * @throws OverloadedError when too many tasks wait; the signal's reason; errors of the task
   */
  run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>
  load(): { running: number; waiting: number }
}

/** The queue of one key. */
interface Lane {
  running: number
  /** Callbacks that start the waiting tasks, in order of arrival. */
  waiting: Set<() => void>
}

export function createFairSemaphore(options: FairSemaphoreOptions): FairSemaphore {
  const { limit, maxWaiting, perKey = limit, maxWaitingPerKey = maxWaiting } = options
  // Starting a task moves its lane to the end of the map, which makes the order round-robin.
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
    // The loop is short: skipped lanes are at `perKey`, so there are at most `limit` of them, or have no waiting task.
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

  function enqueue(key: string, lane: Lane, signal: AbortSignal | undefined): Promise<void> {
    if (waiting >= maxWaiting || lane.waiting.size >= maxWaitingPerKey) {
      forgetIdle(key, lane)
      throw new OverloadedError(
        `Too many tasks are waiting: ${waiting} in all, ${lane.waiting.size} of this user.`,
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
      else await enqueue(key, lane, signal)
      try {
        return await task()
      } finally {
        finish(key, lane)
      }
    },
    load: () => ({ running, waiting }),
  }
}
