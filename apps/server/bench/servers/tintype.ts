import '../../src/process/threads.ts'
import { randomBytes } from 'node:crypto'
import { scopes } from '@tintype/types/operations'
import { createApp } from '../../src/app.ts'
import { issueToken } from '../../src/cli/tokenCreate.ts'
import { createLogger } from '../../src/http/ops/logging.ts'

const [data = '', database, blobs] = process.argv.slice(2)
const app = await createApp({
  data,
  database,
  blobs,
  now: Date.now,
  randomBytes,
  logger: createLogger('warn'),
})
const tokenOf = (user: string) =>
  issueToken(app.services.catalog, { user, client: 'app', scopes: [...scopes] }, Date.now())
const [token, otherToken] = [await tokenOf('owner'), await tokenOf('other')]
const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ origin, token, otherToken })
