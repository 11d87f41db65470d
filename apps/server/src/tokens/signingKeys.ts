import { createTokenCodec, type TokenCodec } from './tokenCodec.ts'

/** A key, and the time from which on it is made with, in milliseconds since 1970 UTC. */
export interface SigningKey {
  key: Buffer
  usedFrom: number
}

/** How often a process looks for keys that were added or retired by another. */
const REREAD_MS = 5000

/** How long after it was added a key is used first: by then every process has looked several times. */
export const SPREAD_MS = 30_000

/** How often texts that no key opens may have the keys looked up at once. */
const LOOK_AGAIN_MS = 1000

/**
 * The keys that capabilities are made with: texts that give access by themselves. They are made with the newest, and
 * what any has made is good until that key is retired. Ids are none of these, and keep the first key for ever.
 */
export interface SigningKeys {
  /** The key to make with now. A key is one object for as long as it is known: what is derived of it can be kept by it. */
  current(): Buffer
  /**
   * The first answer that a key gives, asked from the newest. When none does, a key may have been added or retired a
   * moment ago: they are read again, at most once a second.
   */
  first<T>(attempt: (key: Buffer) => T | undefined): Promise<T | undefined>
  /** Looks for no more keys. Resolves when nothing is being read. */
  close(): Promise<void>
}

/**
 * @param read gives all keys that have not been retired, the newest first
 * @throws Error when there is none
 */
export async function openKeys(read: () => Promise<SigningKey[]>, now: () => number): Promise<SigningKeys> {
  let known: SigningKey[] = []
  let readAt = 0
  let reading: Promise<void> | undefined

  async function readKeys(): Promise<void> {
    const keys = await read()
    if (keys.length === 0) throw new Error('The installation has no key.')
    const same = ({ key }: SigningKey) => known.find((other) => other.key.equals(key))
    known = keys.map((key) => same(key) ?? key)
    readAt = now()
  }

  function readTogether(): Promise<void> {
    reading ??= readKeys().finally(() => {
      reading = undefined
    })
    return reading
  }

  function ask<T>(attempt: (key: Buffer) => T | undefined): T | undefined {
    for (const { key } of known) {
      const answer = attempt(key)
      if (answer !== undefined) return answer
    }
    return undefined
  }

  await readTogether()
  // When the database does not answer, neither do requests: there is nobody to tell, and the next look comes soon.
  const timer = setInterval(() => void readTogether().catch(() => undefined), REREAD_MS).unref()
  return {
    current() {
      const time = now()
      // When all others were retired, the newest is used before its time.
      const inUse = known.find(({ usedFrom }) => usedFrom <= time) ?? known.at(-1)
      if (inUse === undefined) throw new Error('The installation has no key.')
      return inUse.key
    },
    async first(attempt) {
      const answer = ask(attempt)
      if (answer !== undefined || Math.abs(now() - readAt) < LOOK_AGAIN_MS) return answer
      await readTogether()
      return ask(attempt)
    },
    async close() {
      clearInterval(timer)
      await reading?.catch(() => undefined)
    },
  }
}

/** What is derived of a key, once for as long as the key is known. */
export function derivedOnce<Derived>(derive: (key: Buffer) => Derived): (key: Buffer) => Derived {
  const kept = new WeakMap<Buffer, Derived>()
  return (key) => {
    const derived = kept.get(key) ?? derive(key)
    kept.set(key, derived)
    return derived
  }
}

/** A sealer with keys that change. */
export interface CapabilityCodec extends Pick<TokenCodec, 'encode' | 'encodeAll'> {
  /** What an attempt makes of a text with one of the keys; all that it opens must have been made with the same. */
  open<T>(attempt: (open: TokenCodec['decode']) => T | undefined): Promise<T | undefined>
}

export function createCapabilityCodec(keys: SigningKeys): CapabilityCodec {
  const sealerOf = derivedOnce(createTokenCodec)
  return {
    encode: (one) => sealerOf(keys.current()).encode(one),
    encodeAll: (list) => sealerOf(keys.current()).encodeAll(list),
    open: (attempt) => keys.first((key) => attempt(sealerOf(key).decode)),
  }
}
