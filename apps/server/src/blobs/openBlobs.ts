import { join } from 'node:path'
import type { Blobs } from './blobs.ts'
import { openBlobFolder } from './folder/openFolder.ts'
import { parseBucketLocation } from './s3/bucketLocation.ts'

/**
 * Opens the blobs of a data folder, or of the S3 store at `location`. The S3 client is loaded only if needed: it takes as
 * long to load as half of the server.
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
