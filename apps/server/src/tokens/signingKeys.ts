import { createTokenCodec, type Decode, type TokenCodec } from './tokenCodec.ts'

/** A key, and the time from which it is used, in milliseconds since 1970 UTC. */
export interface SigningKey {
  key: Buffer
  usedFrom: number
}

/** How often a process looks for keys that were added or retired by another. */
const RELOAD_MS = 5000

/** How long after it was added a key is first used: every process has reloaded several times by then. */
export const SPREAD_MS = 30_000

/** Minimum interval between reloads caused by unknown tokens. */
const MIN_RELOAD_MS = 1000

/**
 * The keys for tokens that grant access by themselves. Tokens are made with the newest key, and remain valid until
 * their key is retired. Public ids are not among them: they use the first key forever.
 */
export interface SigningKeys {
  /** The key for new tokens. Its buffer is reused across reloads, so derived values can be cached in a WeakMap. */
  current(): Buffer
  /**
   * Returns the first result of `attempt`, tried with each key from the newest. If no key gives one, the keys are
   * reloaded, at most once a second, since another process may have added one.
   */
  first<T>(attempt: (key: Buffer) => T | undefined): Promise<T | undefined>
  /** Stops reloading. Resolves when no reload is running. */
  close(): Promise<void>
}

/**
 * @param load returns all keys that have not been retired, the newest first
 * @throws Error when there is none
 */
export async function openKeys(load: () => Promise<SigningKey[]>, now: () => number): Promise<SigningKeys> {
  let keys: SigningKey[] = []
  let loadedAt = 0
  let loading: Promise<void> | undefined

  async function loadKeys(): Promise<void> {
    const loaded = await load()
    if (loaded.length === 0) throw new Error('The installation has no key.')
    keys = loaded.map((key) => keys.find((other) => other.key.equals(key.key)) ?? key)
    loadedAt = now()
  }

  /** Concurrent callers share one query. */
  function reload(): Promise<void> {
    loading ??= loadKeys().finally(() => {
      loading = undefined
    })
    return loading
  }

  function tryEach<T>(attempt: (key: Buffer) => T | undefined): T | undefined {
    for (const { key } of keys) {
      const result = attempt(key)
      if (result !== undefined) return result
    }
    return undefined
  }

  await reload()
  // A failed reload needs no report: while the database is down requests fail too, and the next reload comes soon.
  const timer = setInterval(() => void reload().catch(() => undefined), RELOAD_MS).unref()
  return {
    current() {
      const time = now()
      // When all others were retired, the newest is used before its time.
      const active = keys.find(({ usedFrom }) => usedFrom <= time) ?? keys.at(-1)
      if (active === undefined) throw new Error('The installation has no key.')
      return active.key
    },
    async first(attempt) {
      const result = tryEach(attempt)
      if (result !== undefined || Math.abs(now() - loadedAt) < MIN_RELOAD_MS) return result
      await reload()
      return tryEach(attempt)
    },
    async close() {
      clearInterval(timer)
      await loading?.catch(() => undefined)
    },
  }
}

/** Caches a value that is derived from a key, for as long as the key is in use. */
export function cachePerKey<Derived>(derive: (key: Buffer) => Derived): (key: Buffer) => Derived {
  const cache = new WeakMap<Buffer, Derived>()
  return (key) => {
    const derived = cache.get(key) ?? derive(key)
    cache.set(key, derived)
    return derived
  }
}

/** A token codec whose keys are rotated. */
export interface CapabilityCodec extends Pick<TokenCodec, 'encode' | 'encodeAll' | 'encodeEach'> {
  /** Returns the first result of `attempt`, tried with each key. Tokens that it decodes must share one key. */
  decodeWith<T>(attempt: (decode: Decode) => T | undefined): Promise<T | undefined>
}

export function createCapabilityCodec(keys: SigningKeys): CapabilityCodec {
  const codecOf = cachePerKey(createTokenCodec)
  return {
    encode: (token) => codecOf(keys.current()).encode(token),
    encodeAll: (tokens) => codecOf(keys.current()).encodeAll(tokens),
    encodeEach: (ids, tokens) => codecOf(keys.current()).encodeEach(ids, tokens),
    decodeWith: (attempt) => keys.first((key) => attempt(codecOf(key).decode)),
  }
}
