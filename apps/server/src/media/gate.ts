/** Runs a task when it may. */
export interface Gate {
  <T>(task: () => Promise<T>): Promise<T>
  /** How many tasks run, and how many wait. */
  load(): { running: number; waiting: number }
}

/**
 * Lets at most `limit` tasks run at a time, the others wait in order of arrival. A task that throws gives its place on.
 */
export function gate(limit: number): Gate {
  let free = limit
  const waiting: (() => void)[] = []
  const run = async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
  return Object.assign(run, { load: () => ({ running: limit - free, waiting: waiting.length }) })
}
