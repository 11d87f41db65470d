import { createReadStream, createWriteStream } from 'node:fs'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Blobs, MARK, type StagedBlob } from '../blobs.ts'
import { ignoreMissing } from '../folder/files.ts'
import { type StagedFile, stageFile } from '../folder/stagedFile.ts'
import { openLocalStaging } from '../localStaging.ts'
import { missing, openBucket, type StoreTimeouts } from './bucket.ts'
import type { BucketLocation } from './bucketLocation.ts'
import { bucketParts, PARTS } from './bucketParts.ts'
import { bucketLinks } from './signedUrls.ts'

/** Below it a blob is named by its hash. */
const BLOBS = 'blobs/'

const DAMAGED = 'damaged/'

/**
 * Blobs as objects `blobs/<sha256>` of a bucket that any number of processes may use, parts as `parts/<name>/…`, set
 * aside as `damaged/…`, images that links lead to as `drawn/<day>/…`; and one object, `library`, that is their mark.
 *
 * An upload is staged in the local folder `staging`, because it is looked into before it is kept: nothing is promised of
 * it until then. An object is visible only when it is whole, so one that is there is as safe as the store.
 */
export async function openBlobBucket(
  location: BucketLocation,
  staging: string,
  randomBytes: (size: number) => Uint8Array,
  timeouts?: StoreTimeouts,
): Promise<Blobs> {
  const bucket = await openBucket(location, timeouts)
  const newName = () => Buffer.from(randomBytes(16)).toString('hex')
  const local = await openLocalStaging(staging, newName)
  const place = (sha256: Buffer) => BLOBS + sha256.toString('hex')

  const stagedBlob = (file: StagedFile): StagedBlob => ({
    ...file,
    async keep() {
      const key = place(file.sha256)
      if ((await bucket.size(key)) === file.bytes) return
      await bucket.upload(key, createReadStream(file.path), file.bytes)
    },
    discard: () => local.temporary.remove(file.path),
  })

  const parts = bucketParts(bucket, newName, async (source, bytes) =>
    stagedBlob(await stageFile(local.newPath(), source, bytes, local.temporary)),
  )

  return {
    async stage(source, maxBytes) {
      return stagedBlob(await stageFile(local.newPath(), source, maxBytes, local.temporary))
    },
    parts,
    read: (sha256, start, end) => bucket.read(place(sha256), start, end),
    links: bucketLinks(bucket, place),
    size: (sha256) => bucket.size(place(sha256)),
    remove: (sha256) => bucket.remove(place(sha256)),
    async setAside(sha256) {
      const bytes = await bucket.size(place(sha256))
      if (bytes === undefined) throw missing(place(sha256))
      const key = `${DAMAGED}${sha256.toString('hex')}.${newName()}`
      // Through here, because the store's own copy ends at 5 GiB.
      await bucket.upload(key, bucket.read(place(sha256)), bytes)
      await bucket.remove(place(sha256))
      return `s3://${location.bucket}/${location.prefix}${key}`
    },
    async cleanTemporary(namedParts) {
      await local.removeAbandoned()
      const found = new Set<string>()
      for await (const { key } of bucket.list(PARTS)) found.add(key.split('/')[1] ?? '')
      const named = await namedParts()
      for (const name of found) if (!named.has(name)) await parts.remove(name)
    },
    async abandonUploads(before) {
      let abandoned = 0
      // What else there is goes there in one piece.
      for (const below of [BLOBS, DAMAGED]) abandoned += await bucket.abandonUploads(below, before)
      return abandoned
    },
    withFile: (sha256, use) =>
      local.borrow(async (path) => {
        await pipeline(bucket.read(place(sha256)), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
        return use(path)
      }),
    mark: () => text(bucket.read(MARK)).catch(ignoreMissing),
    setMark: (mark) => bucket.put(MARK, Buffer.from(mark)),
    answers: bucket.answers,
    async *list() {
      for await (const { key } of bucket.list(BLOBS)) {
        const name = key.slice(BLOBS.length)
        if (/^[0-9a-f]{64}$/.test(name)) yield Buffer.from(name, 'hex')
      }
    },
  }
}
