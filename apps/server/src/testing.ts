import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scopes as allScopes, type Scope } from '@tintype/types/operations'
import { pino } from 'pino'
import { nodeComplaint } from 'tintype-package-support/node'
import { createApp } from './app.ts'
import { issueToken } from './cli/tokenCreate.ts'
import type { Era } from './domain/era.ts'
import type { PartialStatus } from './http/api/partialSuccess.ts'
import type { QuotaLimits } from './http/api/quotas.ts'
import { createMediaWorkers, type MediaWorkers } from './media/mediaWorkers.ts'
import { demoUsers, makeDemo } from './testing/demo.ts'
import { findScope } from './tokens/accessTokens.ts'

export interface ServerOptions {
  /** Keeps the catalog in memory, which is faster. By default it is in the temporary folder of the server. */
  memory?: boolean
  /** Creates the library of the document's examples. By default the server is empty. */
  seed?: 'demo'
  /** Returns the time in milliseconds since 1970 UTC; by default the system's. */
  clock?: () => number
  /** The rules of the API; `legacy` by default. */
  era?: Era
  /** Lets requests ask for faults with the header `X-Tintype-Fault`. */
  faults?: boolean
  /** HTTP status of a batch with a partial success; 200 by default. */
  partialStatus?: PartialStatus
  /** Limits of requests. Further ones get 429. */
  quota?: QuotaLimits
  /** Port to listen on; a free one by default. */
  port?: number
}

export interface TokenOptions {
  /** The user of the token; by default `owner`, or the owner of the demo. */
  user?: string
  /** The app, for "app-created" data. */
  client?: string
  /** Short or full names; all scopes by default. */
  scopes?: readonly string[]
  /** Lifetime in milliseconds; unlimited by default. */
  expires?: number
}

/** A running server with its own data. */
export interface Server {
  /** The base URL, such as `http://127.0.0.1:41873`. */
  url: string
  /** Responses so far that the document does not allow. It should be empty. */
  undocumented: readonly string[]
  /** Creates an access token. @throws Error for an unknown scope */
  token(options?: TokenOptions): Promise<string>
  /** Finishes running requests and removes all data. */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts a server in this process, on the loopback address and with a temporary folder.
 * @throws Error when the port is in use, or the runtime is not a supported Node
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const complaint = nodeComplaint(new URL('../package.json', import.meta.url), { bun: false })
  if (complaint) throw new Error(complaint)
  const { memory = false, seed, clock = Date.now, port = 0, ...rules } = options
  const data = await mkdtemp(join(tmpdir(), 'tintype-server-'))
  const undocumented: string[] = []
  const app = await createApp({
    ...rules,
    data,
    memory,
    now: clock,
    randomBytes,
    mediaWorkers: sharedWorkers(),
    logger: pino({ level: 'silent' }),
    onUndocumentedResponse: (fault) => undocumented.push(fault),
  })
  const stop = async () => {
    await app.close()
    await rm(data, { recursive: true, force: true })
  }
  const owner = seed === 'demo' ? demoUsers.owner : 'owner'
  const token: Server['token'] = async ({ user = owner, client = 'app', scopes = allScopes, expires } = {}) =>
    issueToken(app.services.catalog, { user, client, scopes: scopes.map(scopeNamed), expires }, clock())
  try {
    const url = await app.http.listen({ port, host: '127.0.0.1' })
    if (seed === 'demo') {
      await makeDemo({ url, owner: await token(), member: await token({ user: demoUsers.member }) })
    }
    return { url, undocumented, token, stop, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}

let workers: MediaWorkers | undefined

/** Shared by all servers of this process, because starting a worker takes longer than most tests. Idle workers end. */
function sharedWorkers(): MediaWorkers {
  workers ??= createMediaWorkers()
  return workers
}

function scopeNamed(name: string): Scope {
  const scope = findScope(name)
  if (scope === undefined) throw new Error(`There is no scope ${name}.`)
  return scope
}
