import { dropOldest } from '../../concurrency/boundedMap.ts'
import type { BlobLinks } from '../blobs.ts'
import type { Bucket } from './bucket.ts'

/** Below it is what was drawn from blobs: for each day a folder, named so that the oldest comes first. */
const DRAWN = 'drawn/'

const DAY_MS = 24 * 3600 * 1000

/** Names that are remembered; of a forgotten one the bytes are put once more. */
const MAX_KNOWN = 100_000

/** Links to the objects of a bucket. @param place the key of a blob */
export function bucketLinks(bucket: Bucket, place: (sha256: Buffer) => string): BlobLinks {
  /** Keys that are there, the longest ago first. */
  const known = new Set<string>()

  return {
    origin: bucket.origin,
    toBlob: (sha256, answer, seconds) => bucket.link(place(sha256), answer, seconds),
    async toDrawn({ name, bytes }, answer, seconds, now) {
      const key = dayFolder(now) + name
      if (!known.has(key)) {
        await bucket.put(key, await bytes())
        known.add(key)
        dropOldest(known, MAX_KNOWN)
      }
      return bucket.link(key, answer, seconds)
    },
    async sweep(now) {
      // Links that were given before midnight are still good.
      const kept = dayFolder(now - DAY_MS)
      let swept = 0
      for await (const { key } of bucket.list(DRAWN)) {
        if (key >= kept) break
        await bucket.remove(key)
        swept++
      }
      return swept
    },
  }
}

/** @param time milliseconds since 1970 UTC */
function dayFolder(time: number): string {
  return `${DRAWN}${new Date(time).toISOString().slice(0, 10)}/`
}
