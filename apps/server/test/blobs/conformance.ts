import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { type Blobs, BlobTooLargeError } from '../../src/blobs/blobs.ts'

/** Tests for every implementation of Blobs. */
export function blobsConformance(open: () => Promise<Blobs>): void {
  const hash = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest()
  const MAX = 10_000_000
  let leases = 0
  async function* chunks(bytes: Uint8Array, size = 65_536) {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const listed = async (blobs: Blobs) => {
    const names: string[] = []
    for await (const sha256 of blobs.list()) names.push(sha256.toString('hex'))
    return names
  }
  const bytes = Buffer.from(Array.from({ length: 300_001 }, (_, index) => (index * 7) % 251))
  const sha256 = hash('sha256', bytes)

  test('staged bytes are hashed and counted, and cannot be read yet', async () => {
    const blobs = await open()
    const staged = await blobs.stage(chunks(bytes), MAX)
    expect(staged).toMatchObject({ sha256, bytes: bytes.length })
    expect(await staged.sha1()).toEqual(hash('sha1', bytes))
    expect(await blobs.size(sha256)).toBeUndefined()
    expect(await listed(blobs)).toEqual([])
    await staged.discard()
  })

  test('a stored blob is read whole, or in any range', async () => {
    const blobs = await open()
    await (await blobs.stage(chunks(bytes), MAX)).keep()
    expect(await blobs.size(sha256)).toBe(bytes.length)
    expect((await buffer(blobs.read(sha256))).equals(bytes)).toBe(true)
    expect((await buffer(blobs.read(sha256, 299_990))).equals(bytes.subarray(299_990))).toBe(true)
    expect((await buffer(blobs.read(sha256, 5, 9))).equals(bytes.subarray(5, 10))).toBe(true)
    expect(await listed(blobs)).toEqual([sha256.toString('hex')])
  })

  test('the same bytes can be stored twice, also concurrently', async () => {
    const blobs = await open()
    const staged = await Promise.all([blobs.stage(chunks(bytes), MAX), blobs.stage(chunks(bytes, 1000), MAX)])
    await Promise.all(staged.map((one) => one.keep()))
    expect((await buffer(blobs.read(sha256))).equals(bytes)).toBe(true)
    expect(await listed(blobs)).toHaveLength(1)
  })

  test('discarding staged bytes after storing them does not delete the blob', async () => {
    const blobs = await open()
    const staged = await blobs.stage(chunks(bytes), MAX)
    await staged.keep()
    await staged.discard()
    expect(await blobs.size(sha256)).toBe(bytes.length)
  })

  test('a stream that is too long or breaks off leaves no blob', async () => {
    const blobs = await open()
    await expect(blobs.stage(chunks(bytes), 300_000)).rejects.toThrow(BlobTooLargeError)
    async function* broken() {
      yield bytes.subarray(0, 1000)
      throw new Error('the sender went away')
    }
    await expect(blobs.stage(broken(), MAX)).rejects.toThrow('the sender went away')
    expect(await listed(blobs)).toEqual([])
  })

  test('a local file can be borrowed', async () => {
    const blobs = await open()
    await (await blobs.stage(chunks(bytes), MAX)).keep()
    const { readFile } = await import('node:fs/promises')
    expect(await blobs.withFile(sha256, async (path) => (await readFile(path)).equals(bytes))).toBe(true)
  })

  test('a part grows with each stream and becomes a blob when it is stored', async () => {
    const { parts, ...blobs } = await open()
    const name = parts.newName()
    expect(
      await parts.append(name, {
        lease: ++leases,
        offset: 0,
        maxBytes: MAX,
        source: chunks(bytes.subarray(0, 100_000)),
      }),
    ).toBe(100_000)
    expect(
      await parts.append(name, {
        lease: ++leases,
        offset: 100_000,
        maxBytes: MAX,
        source: chunks(bytes.subarray(100_000)),
      }),
    ).toBe(bytes.length)
    const staged = await parts.complete(name, bytes.length)
    expect(staged).toMatchObject({ sha256, bytes: bytes.length })
    expect(await staged.sha1()).toEqual(hash('sha1', bytes))
    expect(await blobs.size(sha256)).toBeUndefined()
    expect(await parts.size(name)).toBe(bytes.length)
    await staged.keep()
    await staged.discard()
    expect(await parts.size(name)).toBe(bytes.length)
    await parts.remove(name)
    expect(await parts.size(name)).toBeUndefined()
    expect((await buffer(blobs.read(sha256))).equals(bytes)).toBe(true)
  })

  test('bytes after the durable length of a part are overwritten or cut off', async () => {
    const { parts } = await open()
    const name = parts.newName()
    await parts.append(name, {
      lease: ++leases,
      offset: 0,
      maxBytes: MAX,
      source: chunks(Buffer.alloc(150_000, 1)),
    })
    await parts.append(name, {
      lease: ++leases,
      offset: 0,
      maxBytes: MAX,
      source: chunks(bytes.subarray(0, 100_000)),
    })
    await parts.append(name, {
      lease: ++leases,
      offset: 100_000,
      maxBytes: MAX,
      source: chunks(Buffer.alloc(9, 1)),
    })
    expect((await parts.complete(name, 100_000)).sha256).toEqual(hash('sha256', bytes.subarray(0, 100_000)))
  })

  test('after a broken stream, the received bytes of a part are durable and reported', async () => {
    const { parts } = await open()
    const name = parts.newName()
    async function* broken() {
      yield bytes.subarray(0, 1000)
      throw new Error('the sender went away')
    }
    const told: number[] = []
    const onDurable = async (length: number) => void told.push(length)
    await expect(
      parts.append(name, { lease: ++leases, offset: 0, maxBytes: MAX, source: broken(), onDurable }),
    ).rejects.toThrow('the sender went away')
    expect(told).toEqual([1000])
    const rest = chunks(bytes.subarray(1000))
    expect(await parts.append(name, { lease: ++leases, offset: 1000, maxBytes: MAX, source: rest })).toBe(
      bytes.length,
    )
    expect((await parts.complete(name, bytes.length)).sha256).toEqual(sha256)
  })

  test('a long stream is synced to disk while it arrives', async () => {
    const { parts } = await open()
    const long = Buffer.alloc(40 * 1024 * 1024)
    const told: number[] = []
    const onDurable = async (length: number) => void told.push(length)
    await parts.append(parts.newName(), {
      lease: ++leases,
      offset: 0,
      maxBytes: long.length,
      source: chunks(long),
      onDurable,
    })
    expect(told.length).toBeGreaterThan(0)
  })

  test('a part never exceeds its limit and never has a gap', async () => {
    const { parts } = await open()
    const name = parts.newName()
    await expect(
      parts.append(name, { lease: ++leases, offset: 0, maxBytes: 300_000, source: chunks(bytes) }),
    ).rejects.toThrow(BlobTooLargeError)
    await expect(
      parts.append(name, { lease: ++leases, offset: 300_001, maxBytes: MAX, source: chunks(bytes) }),
    ).rejects.toThrow()
    await expect(parts.complete(name, bytes.length)).rejects.toThrow()
  })

  test('a part is read from any offset to its end, and reading does not change it', async () => {
    const { parts } = await open()
    const name = parts.newName()
    await expect(buffer(parts.read(name, 0, 10))).rejects.toMatchObject({ code: 'ENOENT' })
    const halves = [bytes.subarray(0, 200_000), bytes.subarray(200_000)]
    for (const [index, half] of halves.entries()) {
      const offset = index * 200_000
      await parts.append(name, { lease: ++leases, offset, maxBytes: MAX, source: chunks(half) })
    }
    const read = async (start: number, end: number) => buffer(parts.read(name, start, end))
    expect((await read(0, 299_999)).equals(bytes.subarray(0, 300_000))).toBe(true)
    expect((await read(199_990, 200_009)).equals(bytes.subarray(199_990, 200_010))).toBe(true)
    expect((await read(250_000, 400_000)).equals(bytes.subarray(250_000))).toBe(true)
    expect(await parts.size(name)).toBe(bytes.length)
  })

  test('a part can be stored again if the first time was not recorded', async () => {
    const { parts, ...blobs } = await open()
    const name = parts.newName()
    await parts.append(name, { lease: ++leases, offset: 0, maxBytes: MAX, source: chunks(bytes) })
    for (const _ of [1, 2]) await (await parts.complete(name, bytes.length)).keep()
    await blobs.cleanTemporary(async () => new Set([name]))
    // Appending instead does not change the blob either.
    await parts.append(name, {
      lease: ++leases,
      offset: 10,
      maxBytes: MAX,
      source: chunks(Buffer.alloc(10, 1)),
    })
    expect((await buffer(blobs.read(sha256))).equals(bytes)).toBe(true)
    await parts.remove(name)
    await parts.remove(name)
    expect(await blobs.size(sha256)).toBe(bytes.length)
    expect(await listed({ parts, ...blobs })).toHaveLength(1)
  })

  test('an empty part can be completed', async () => {
    const { parts } = await open()
    expect(await parts.complete(parts.newName(), 0)).toMatchObject({
      bytes: 0,
      sha256: hash('sha256', Buffer.of()),
    })
  })

  test('a restart discards unreferenced parts', async () => {
    const { parts, ...blobs } = await open()
    const [live, dead] = [parts.newName(), parts.newName()]
    for (const name of [live, dead]) {
      await parts.append(name, { lease: ++leases, offset: 0, maxBytes: MAX, source: chunks(bytes) })
    }
    await blobs.cleanTemporary(async () => new Set([live]))
    expect((await parts.complete(live, bytes.length)).sha256).toEqual(sha256)
    await expect(parts.complete(dead, bytes.length)).rejects.toThrow()
  })

  test('a restart does not discard a part that begins while it lists the referenced ones', async () => {
    const { parts, ...blobs } = await open()
    const name = parts.newName()
    await blobs.cleanTemporary(async () => {
      await parts.append(name, { lease: ++leases, offset: 0, maxBytes: MAX, source: chunks(bytes) })
      return new Set()
    })
    expect((await parts.complete(name, bytes.length)).sha256).toEqual(sha256)
  })

  test('the check passes when the blobs are reachable', async () => {
    await expect((await open()).checkReachable()).resolves.toBeUndefined()
  })

  test('a blob can be removed twice', async () => {
    const blobs = await open()
    await (await blobs.stage(chunks(bytes), MAX)).keep()
    for (const _ of [1, 2]) await blobs.remove(sha256)
    expect(await blobs.size(sha256)).toBeUndefined()
    expect(await listed(blobs)).toEqual([])
  })

  test('a quarantined blob no longer exists, its bytes remain, and it can be stored and quarantined again', async () => {
    const blobs = await open()
    const places = new Set<string>()
    for (const _ of [1, 2]) {
      await (await blobs.stage(chunks(bytes), MAX)).keep()
      places.add(await blobs.quarantine(sha256))
      expect(await blobs.size(sha256)).toBeUndefined()
      expect(await listed(blobs)).toEqual([])
    }
    expect(places.size).toBe(2)
    await expect(blobs.quarantine(sha256)).rejects.toThrow('ENOENT')
  })

  test('a missing blob has no size and cannot be read', async () => {
    const blobs = await open()
    expect(await blobs.size(Buffer.alloc(32))).toBeUndefined()
    await expect(buffer(blobs.read(Buffer.alloc(32)))).rejects.toThrow('ENOENT')
  })
}
