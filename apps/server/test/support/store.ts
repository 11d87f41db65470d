import { type FauxqsServer, startFauxqs } from 'fauxqs'

let store: Promise<FauxqsServer> | undefined
let prefixes = 0

const BUCKET = 'photos'

/** An S3 store in this process, started when it is first asked for. @returns where it listens */
export async function storeEndpoint(): Promise<string> {
  // Like everywhere that talks to a store; this one takes any.
  process.env.AWS_ACCESS_KEY_ID = 'test'
  process.env.AWS_SECRET_ACCESS_KEY = 'test'
  store ??= startFauxqs({ port: 0, host: 'localhost', logger: false }).then((started) => {
    started.createBucket(BUCKET)
    return started
  })
  return `http://localhost:${(await store).port}`
}

/** A place in the store that nothing else uses, reached at another endpoint if one is given. */
export async function newStorePlace(endpoint?: string): Promise<string> {
  const settings = new URLSearchParams({
    endpoint: endpoint ?? (await storeEndpoint()),
    region: 'us-east-1',
    forcePathStyle: 'true',
  })
  return `s3://${BUCKET}/place-${prefixes++}?${settings}`
}
