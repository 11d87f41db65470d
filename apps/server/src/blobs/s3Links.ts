import type { BlobLinks } from './blobs.ts'
import type { Bucket } from './s3Bucket.ts'

/** Below it is what was drawn from blobs. */
const DRAWN = 'drawn/'

/** What is asked for is put anew once a day, so that the store may remove what has lain for two. */
const AGAIN_MS = 24 * 3600 * 1000

/** Names that are remembered; of a forgotten one the bytes are put once more. */
const MAX_KNOWN = 100_000

/** Links to the objects of a bucket. @param place the key of a blob */
export function bucketLinks(bucket: Bucket, place: (sha256: Buffer) => string): BlobLinks {
  /** When each was put, the longest ago first. */
  const puts = new Map<string, number>()

  function remember(name: string, now: number): void {
    puts.delete(name)
    puts.set(name, now)
    const [oldest] = puts.keys()
    if (puts.size > MAX_KNOWN && oldest !== undefined) puts.delete(oldest)
  }

  return {
    origin: bucket.origin,
    toBlob: (sha256, answer, seconds) => bucket.link(place(sha256), answer, seconds),
    async toDrawn({ name, bytes }, answer, seconds, now) {
      if ((puts.get(name) ?? Number.NEGATIVE_INFINITY) + AGAIN_MS <= now) {
        await bucket.put(DRAWN + name, bytes)
        remember(name, now)
      }
      return bucket.link(DRAWN + name, answer, seconds)
    },
  }
}
