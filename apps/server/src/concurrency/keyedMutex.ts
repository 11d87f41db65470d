/** A mutex per key: work with the same key runs one after the other, in order of arrival. */
export interface KeyedMutex<Key> {
  run<T>(key: Key, work: () => Promise<T>): Promise<T>
}

export function createKeyedMutex<Key>(): KeyedMutex<Key> {
  const last = new Map<Key, Promise<unknown>>()
  return {
    async run(key, work) {
      const result = settled(last.get(key)).then(work)
      last.set(key, result)
      try {
        return await result
      } finally {
        if (last.get(key) === result) last.delete(key)
      }
    },
  }
}

/** A mutex per key whose newest caller preempts the others: aborts their signals, then waits until they have ended. */
export interface PreemptiveMutex<Key> {
  run<T>(key: Key, work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

export function createPreemptiveMutex<Key>(): PreemptiveMutex<Key> {
  const current = new Map<Key, AbortController>()
  const mutex = createKeyedMutex<Key>()
  return {
    async run(key, work) {
      const controller = new AbortController()
      current.get(key)?.abort()
      current.set(key, controller)
      try {
        return await mutex.run(key, () => work(controller.signal))
      } finally {
        if (current.get(key) === controller) current.delete(key)
      }
    },
  }
}

async function settled(work: Promise<unknown> | undefined): Promise<void> {
  await work?.catch(() => undefined)
}
