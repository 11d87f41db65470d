import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { type Blobs, BlobTooLargeError } from '../../src/blobs/blobs.ts'

/** What must hold of every implementation of Blobs. */
export function blobsConformance(open: () => Promise<Blobs>): void {
  const hash = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest()
  const MAX = 10_000_000
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

  test('staged bytes are hashed and counted, and nobody can read them yet', async () => {
    const blobs = await open()
    const staged = await blobs.stage(chunks(bytes), MAX)
    expect(staged).toMatchObject({ sha256, sha1: hash('sha1', bytes), bytes: bytes.length })
    expect(await blobs.size(sha256)).toBeUndefined()
    expect(await listed(blobs)).toEqual([])
    await staged.discard()
  })

  test('kept bytes are read whole, and from any place to any other', async () => {
    const blobs = await open()
    await (await blobs.stage(chunks(bytes), MAX)).keep()
    expect(await blobs.size(sha256)).toBe(bytes.length)
    expect((await buffer(blobs.read(sha256))).equals(bytes)).toBe(true)
    expect((await buffer(blobs.read(sha256, 299_990))).equals(bytes.subarray(299_990))).toBe(true)
    expect((await buffer(blobs.read(sha256, 5, 9))).equals(bytes.subarray(5, 10))).toBe(true)
    expect(await listed(blobs)).toEqual([sha256.toString('hex')])
  })

  test('the same bytes may be kept twice, also at once', async () => {
    const blobs = await open()
    const staged = await Promise.all([blobs.stage(chunks(bytes), MAX), blobs.stage(chunks(bytes, 1000), MAX)])
    await Promise.all(staged.map((one) => one.keep()))
    expect((await buffer(blobs.read(sha256))).equals(bytes)).toBe(true)
    expect(await listed(blobs)).toHaveLength(1)
  })

  test('discarding after keeping leaves the bytes alone', async () => {
    const blobs = await open()
    const staged = await blobs.stage(chunks(bytes), MAX)
    await staged.keep()
    await staged.discard()
    expect(await blobs.size(sha256)).toBe(bytes.length)
  })

  test('a stream that is too long or breaks off leaves nothing behind', async () => {
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

  test('bytes that are not there have no size and cannot be read', async () => {
    const blobs = await open()
    expect(await blobs.size(Buffer.alloc(32))).toBeUndefined()
    await expect(buffer(blobs.read(Buffer.alloc(32)))).rejects.toThrow('ENOENT')
  })
}
