/** Work that must not overlap takes turns, key by key; each resolves or rejects as its own work does. */
export interface KeyedMutex<Key> {
  run<T>(key: Key, work: () => Promise<T>): Promise<T>
}

export function createKeyedMutex<Key>(): KeyedMutex<Key> {
  const last = new Map<Key, Promise<unknown>>()
  return {
    async run(key, work) {
      const turn = settled(last.get(key)).then(work)
      last.set(key, turn)
      try {
        return await turn
      } finally {
        if (last.get(key) === turn) last.delete(key)
      }
    },
  }
}

/** The same, but the newest does not wait patiently: whoever has the turn is told to stop, and then waited for. */
export interface PreemptiveMutex<Key> {
  run<T>(key: Key, work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

export function createPreemptiveMutex<Key>(): PreemptiveMutex<Key> {
  const current = new Map<Key, AbortController>()
  const turns = createKeyedMutex<Key>()
  return {
    async run(key, work) {
      const controller = new AbortController()
      current.get(key)?.abort()
      current.set(key, controller)
      try {
        return await turns.run(key, () => work(controller.signal))
      } finally {
        if (current.get(key) === controller) current.delete(key)
      }
    },
  }
}

async function settled(work: Promise<unknown> | undefined): Promise<void> {
  await work?.catch(() => undefined)
}
