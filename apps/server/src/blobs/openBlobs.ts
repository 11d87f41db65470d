import { join } from 'node:path'
import type { Blobs } from './blobs.ts'
import { openBlobFolder } from './folder/openFolder.ts'
import { parseBucketLocation } from './s3/bucketLocation.ts'

/**
 * The bytes of a data folder: in it, or in the S3 store at `location`. What speaks with a store takes as long to load
 * as half of the server, and so only who has one loads it.
 */
export async function openBlobs(
  data: string,
  randomBytes: (size: number) => Uint8Array,
  location?: string,
): Promise<Blobs> {
  if (location === undefined) return openBlobFolder(data, randomBytes)
  const { openBlobBucket } = await import('./s3/openBucket.ts')
  return openBlobBucket(parseBucketLocation(location), join(data, 'staging'), randomBytes)
}
