import { createReadStream, createWriteStream } from 'node:fs'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Blobs, MARK, type StagedBlob } from '../blobs.ts'
import { ignoreMissing } from '../folder/files.ts'
import { type StagedFile, stageFile } from '../folder/stagedFile.ts'
import { openLocalStaging } from '../localStaging.ts'
import { openBucket } from './bucket.ts'
import type { BucketLocation } from './bucketLocation.ts'
import { bucketParts } from './bucketParts.ts'
import type { StoreTimeouts } from './client.ts'
import { PARTS } from './pieces.ts'
import { bucketSignedUrls } from './signedUrls.ts'
import { missing } from './storeErrors.ts'

/** Prefix of blobs, whose keys are their hashes. */
const BLOBS = 'blobs/'

const DAMAGED = 'damaged/'

/**
 * Stores blobs as objects `blobs/<sha256>` of a bucket that any number of processes may use, parts as `parts/<name>/…`,
 * quarantined blobs as `damaged/…`, images of signed URLs as `drawn/<day>/…`, and the mark as `library`.
 *
 * An upload is staged in the local folder `staging`, because it is examined before it is kept. An object is visible only
 * when it is complete, so an existing object is as durable as the store.
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
  const keyOf = (sha256: Buffer) => BLOBS + sha256.toString('hex')

  const stagedBlob = (file: StagedFile): StagedBlob => ({
    ...file,
    async keep() {
      const key = keyOf(file.sha256)
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
    read: (sha256, start, end) => bucket.read(keyOf(sha256), start, end),
    signedUrls: bucketSignedUrls(bucket, keyOf),
    size: (sha256) => bucket.size(keyOf(sha256)),
    remove: (sha256) => bucket.remove(keyOf(sha256)),
    async quarantine(sha256) {
      const bytes = await bucket.size(keyOf(sha256))
      if (bytes === undefined) throw missing(keyOf(sha256))
      const key = `${DAMAGED}${sha256.toString('hex')}.${newName()}`
      // Copied through this process, because the store's own copy request is limited to 5 GiB.
      await bucket.upload(key, bucket.read(keyOf(sha256)), bytes)
      await bucket.remove(keyOf(sha256))
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
      // Other objects are uploaded in one request.
      for (const below of [BLOBS, DAMAGED]) abandoned += await bucket.abandonUploads(below, before)
      return abandoned
    },
    withFile: (sha256, use) =>
      local.borrow(async (path) => {
        await pipeline(bucket.read(keyOf(sha256)), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
        return use(path)
      }),
    mark: () => text(bucket.read(MARK)).catch(ignoreMissing),
    setMark: (mark) => bucket.put(MARK, Buffer.from(mark)),
    checkReachable: (signal) => bucket.checkReachable(signal),
    async *list() {
      for await (const { key } of bucket.list(BLOBS)) {
        const name = key.slice(BLOBS.length)
        if (/^[0-9a-f]{64}$/.test(name)) yield Buffer.from(name, 'hex')
      }
    },
  }
}
