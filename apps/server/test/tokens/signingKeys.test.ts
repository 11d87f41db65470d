import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  createCapabilityCodec,
  openKeys,
  type SigningKey,
  type SigningKeys,
} from '../../src/tokens/signingKeys.ts'

const key = (byte: number, usedFrom = 0): SigningKey => ({ key: Buffer.alloc(32, byte), usedFrom })

let stored: SigningKey[]
let read: ReturnType<typeof vi.fn<() => Promise<SigningKey[]>>>
let now: number
let opened: SigningKeys[]
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  stored = [key(1)]
  // As a database gives them: other objects each time.
  read = vi.fn(async () => stored.map(({ key, usedFrom }) => ({ key: Buffer.from(key), usedFrom })))
  now = Date.UTC(2026, 0, 1)
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((keys) => keys.close()))
  vi.useRealTimers()
})

async function open(): Promise<SigningKeys> {
  const keys = await openKeys(read, () => now)
  opened.push(keys)
  return keys
}
const look = () => vi.advanceTimersByTimeAsync(5000)
const known = (keys: SigningKeys) => {
  const asked: number[] = []
  // Nothing is read again, as long as the time stands still.
  return keys.first((one) => void asked.push(one[0] ?? 0)).then(() => asked)
}

test('a key that another process adds is known within seconds, and used from its time on', async () => {
  const keys = await open()
  stored = [key(2, now + 30_000), key(1)]
  expect(await known(keys)).toEqual([1])
  await look()
  expect(await known(keys)).toEqual([2, 1])
  now += 29_999
  expect(keys.current()[0]).toBe(1)
  now += 1
  expect(keys.current()[0]).toBe(2)
})

test('of several keys whose time has come the newest is used', async () => {
  stored = [key(3, now + 1000), key(2, now), key(1)]
  expect((await open()).current()[0]).toBe(2)
})

test('the newest is used before its time when all others are retired', async () => {
  stored = [key(2, now + 30_000), key(1)]
  const keys = await open()
  stored = [key(2, now + 30_000)]
  await look()
  expect(keys.current()[0]).toBe(2)
  expect(await known(keys)).toEqual([2])
})

test('a text that no key opens has the keys read at once, at most once a second', async () => {
  const [maker, other] = [await open(), await open()]
  read.mockClear()
  const forged = () => createCapabilityCodec(other).open((opens) => opens('album', 'A'.repeat(64)))
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
  const text = createCapabilityCodec(maker).encode({ kind: 'shareToken', row: 5 })
  expect(await createCapabilityCodec(other).open((opens) => opens('shareToken', text))).toMatchObject({
    row: 5,
  })
})

test('what an older key has made opens until that is retired; what is made anew is made with the newest', async () => {
  const keys = await open()
  const sealer = createCapabilityCodec(keys)
  const row = (text: string) => sealer.open((opens) => opens('coverUrl', text)?.row)
  const old = sealer.encode({ kind: 'coverUrl', row: 9 })
  stored = [key(2), key(1)]
  await look()
  const [fresh = ''] = sealer.encodeAll([{ kind: 'coverUrl', row: 9 }])
  expect(fresh).not.toBe(old)
  expect([await row(old), await row(fresh)]).toEqual([9, 9])
  stored = [key(2)]
  await look()
  expect([await row(old), await row(fresh)]).toEqual([undefined, 9])
})

test('a key is one object for as long as it is known', async () => {
  const keys = await open()
  const before = keys.current()
  await look()
  expect(keys.current()).toBe(before)
})

test('while keys cannot be read those that are known go on; who needs others is told', async () => {
  const keys = await open()
  read.mockRejectedValue(new Error('unavailable'))
  await look()
  expect(keys.current()[0]).toBe(1)
  now += 1000
  await expect(keys.first(() => undefined)).rejects.toThrow('unavailable')
  expect(await keys.first((one) => one[0])).toBe(1)
})

test('no keys at all are an error, not a library without keys', async () => {
  stored = []
  await expect(open()).rejects.toThrow('no key')
})

test('after it is closed nothing is read', async () => {
  const keys = await open()
  await keys.close()
  read.mockClear()
  await look()
  expect(read).not.toHaveBeenCalled()
})
