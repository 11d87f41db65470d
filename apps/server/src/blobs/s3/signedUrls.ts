import { dropOldest } from '../../concurrency/boundedMap.ts'
import type { SignedUrls } from '../blobs.ts'
import type { Bucket } from './bucket.ts'

/** Prefix of derived images. Each day has a folder; their names sort by date. */
const IMAGES = 'drawn/'

const DAY_MS = 24 * 3600 * 1000

/** Limit on remembered uploads. A forgotten image is uploaded again. */
const MAX_UPLOADED = 100_000

/** Creates signed URLs for the objects of a bucket. @param keyOf returns the key of a blob */
export function bucketSignedUrls(bucket: Bucket, keyOf: (sha256: Buffer) => string): SignedUrls {
  /** Keys of uploaded images, the oldest first. */
  const uploaded = new Set<string>()

  return {
    origin: bucket.origin,
    forBlob: (sha256, response, seconds) => bucket.signUrl(keyOf(sha256), response, seconds),
    async forImage({ name, bytes }, response, seconds, now) {
      const key = dayFolder(now) + name
      if (!uploaded.has(key)) {
        await bucket.put(key, await bytes())
        uploaded.add(key)
        dropOldest(uploaded, MAX_UPLOADED)
      }
      return bucket.signUrl(key, response, seconds)
    },
    async sweep(now) {
      // URLs that were issued before midnight are still valid.
      const yesterday = dayFolder(now - DAY_MS)
      let swept = 0
      for await (const { key } of bucket.list(IMAGES)) {
        if (key >= yesterday) break
        await bucket.remove(key)
        swept++
      }
      return swept
    },
  }
}

/** @param time milliseconds since 1970 UTC */
function dayFolder(time: number): string {
  return `${IMAGES}${new Date(time).toISOString().slice(0, 10)}/`
}
