import { randomBytes } from 'node:crypto'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { type FauxqsServer, startFauxqs } from 'fauxqs'

let store: Promise<FauxqsServer> | undefined
let prefixes = 0

const BUCKET = 'photos'

/** Separates this run from the data of other runs in an existing store. */
const RUN = randomBytes(6).toString('hex')

/**
 * Starts an S3 store in this process, once. `TINTYPE_TEST_STORE` names an existing one instead, with credentials in the
 * usual variables. @returns its URL
 */
export async function storeEndpoint(): Promise<string> {
  const given = process.env.TINTYPE_TEST_STORE
  if (given) return given
  // The store accepts any credentials, but the SDK requires some.
  process.env.AWS_ACCESS_KEY_ID = 'test'
  process.env.AWS_SECRET_ACCESS_KEY = 'test'
  store ??= startFauxqs({ port: 0, host: 'localhost', logger: false }).then((started) => {
    started.createBucket(BUCKET)
    return started
  })
  return `http://localhost:${(await store).port}`
}

/** Returns the URL of an unused prefix in the store, optionally through another endpoint. */
export async function newStorePlace(endpoint?: string): Promise<string> {
  const itself = await storeEndpoint()
  if (process.env.TINTYPE_TEST_STORE && prefixes === 0) await makeBucket(itself)
  const settings = new URLSearchParams({
    endpoint: endpoint ?? itself,
    region: 'us-east-1',
    forcePathStyle: 'true',
  })
  return `s3://${BUCKET}/place-${RUN}-${prefixes++}?${settings}`
}

/** Creates the bucket if it does not exist. */
async function makeBucket(endpoint: string): Promise<void> {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true })
  await client.send(new CreateBucketCommand({ Bucket: BUCKET })).catch((error) => {
    if (error.name !== 'BucketAlreadyOwnedByYou') throw error
  })
  client.destroy()
}
