import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createCapabilityCodec,
  openKeys,
  type SigningKey,
  type SigningKeys,
} from '../../src/tokens/signingKeys.ts'
import { id } from '../support/ids.ts'

const key = (byte: number, usedFrom = 0): SigningKey => ({ key: Buffer.alloc(32, byte), usedFrom })

let stored: SigningKey[]
let read: ReturnType<typeof vi.fn<() => Promise<SigningKey[]>>>
let now: number
let opened: SigningKeys[]
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  stored = [key(1)]
  // A database returns new objects each time.
  read = vi.fn(async () => stored.map(({ key, usedFrom }) => ({ key: Buffer.from(key), usedFrom })))
  now = Date.UTC(2026, 0, 1)
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((keys) => keys.close()))
  vi.useRealTimers()
})

async function openTestKeys(): Promise<SigningKeys> {
  const keys = await openKeys(read, () => now)
  opened.push(keys)
  return keys
}
const look = () => vi.advanceTimersByTimeAsync(5000)
const activeKeys = (keys: SigningKeys) => {
  const tried: number[] = []
  // The clock stands still, so nothing is reloaded.
  return keys.first((one) => void tried.push(one[0] ?? 0)).then(() => tried)
}

test('a key that another process adds is loaded within seconds, and used from its start time', async () => {
  const keys = await openTestKeys()
  stored = [key(2, now + 30_000), key(1)]
  expect(await activeKeys(keys)).toEqual([1])
  await look()
  expect(await activeKeys(keys)).toEqual([2, 1])
  now += 29_999
  expect(keys.current()[0]).toBe(1)
  now += 1
  expect(keys.current()[0]).toBe(2)
})

test('the newest of several active keys is used', async () => {
  stored = [key(3, now + 1000), key(2, now), key(1)]
  expect((await openTestKeys()).current()[0]).toBe(2)
})

test('the newest key is used before its start time if all others are retired', async () => {
  stored = [key(2, now + 30_000), key(1)]
  const keys = await openTestKeys()
  stored = [key(2, now + 30_000)]
  await look()
  expect(keys.current()[0]).toBe(2)
  expect(await activeKeys(keys)).toEqual([2])
})

test('an unknown token reloads the keys immediately, at most once a second', async () => {
  const [maker, other] = [await openTestKeys(), await openTestKeys()]
  read.mockClear()
  const forged = () => createCapabilityCodec(other).decodeWith((decode) => decode('album', 'A'.repeat(64)))
  now += 999
  expect(await forged()).toBeUndefined()
  expect(read).toHaveBeenCalledTimes(0)
  now += 1
  expect(await Promise.all([forged(), forged(), forged()])).toEqual([undefined, undefined, undefined])
  await forged()
  expect(read).toHaveBeenCalledTimes(1)

  stored = [key(2)]
  now += 1000
  await maker.first(() => undefined)
  const text = createCapabilityCodec(maker).encode({ kind: 'shareToken', album: id(5), serial: 1 })
  expect(await createCapabilityCodec(other).decodeWith((decode) => decode('shareToken', text))).toMatchObject(
    {
      album: 5,
    },
  )
})

test('tokens of an older key are valid until it is retired; new tokens use the newest key', async () => {
  const keys = await openTestKeys()
  const codec = createCapabilityCodec(keys)
  const album = (text: string) => codec.decodeWith((decode) => decode('coverUrl', text)?.album)
  const old = codec.encode({ kind: 'coverUrl', album: id(9), serial: 1, expiresAt: 0 })
  stored = [key(2), key(1)]
  await look()
  const [fresh = ''] = codec.encodeAll([{ kind: 'coverUrl', album: id(9), serial: 1, expiresAt: 0 }])
  expect(fresh).not.toBe(old)
  expect([await album(old), await album(fresh)]).toEqual([9, 9])
  stored = [key(2)]
  await look()
  expect([await album(old), await album(fresh)]).toEqual([undefined, 9])
})

test('a key keeps its buffer across reloads', async () => {
  const keys = await openTestKeys()
  const before = keys.current()
  await look()
  expect(keys.current()).toBe(before)
})

test('while keys cannot be loaded, known keys still work and unknown tokens fail with the error', async () => {
  const keys = await openTestKeys()
  read.mockRejectedValue(new Error('unavailable'))
  await look()
  expect(keys.current()[0]).toBe(1)
  now += 1000
  await expect(keys.first(() => undefined)).rejects.toThrow('unavailable')
  expect(await keys.first((one) => one[0])).toBe(1)
})

test('loading no keys is an error', async () => {
  stored = []
  await expect(openTestKeys()).rejects.toThrow('no key')
})

test('nothing is loaded after close', async () => {
  const keys = await openTestKeys()
  await keys.close()
  read.mockClear()
  await look()
  expect(read).not.toHaveBeenCalled()
})
