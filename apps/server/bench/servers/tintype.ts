import '../../src/threads.ts'
import { randomBytes } from 'node:crypto'
import { createApp } from '../../src/app.ts'
import { issueToken } from '../../src/commands/tokenCreate.ts'
import { createLogger } from '../../src/http/logging.ts'

const [data = '', database, blobs] = process.argv.slice(2)
const app = await createApp({
  data,
  database,
  ...(blobs && { blobs }),
  now: Date.now,
  randomBytes,
  logger: createLogger('warn'),
})
const owner = {
  user: 'owner',
  client: 'app',
  scopes: ['https://www.googleapis.com/auth/photoslibrary'] as const,
}
const token = await issueToken(app.services.catalog, { ...owner, scopes: [...owner.scopes] }, Date.now())
const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ origin, token })
