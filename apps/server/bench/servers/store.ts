import { startFauxqs } from 'fauxqs'

/** An S3 store in a folder, with the bucket `photos`. Accepts any credentials. */
const [s3StorageDir = ''] = process.argv.slice(2)
const store = await startFauxqs({ port: 0, host: 'localhost', logger: false, s3StorageDir })
store.createBucket('photos')
process.send?.({ origin: `http://localhost:${store.port}` })
