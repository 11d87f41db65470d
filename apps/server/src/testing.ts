import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scopes as allScopes, type Scope } from '@tintype/types/operations'
import { pino } from 'pino'
import { nodeComplaint } from 'tintype-package-support/node'
import { createApp } from './app.ts'
import { issueToken } from './cli/tokenCreate.ts'
import type { Era } from './domain/principal.ts'
import type { PartialStatus } from './http/api/partialSuccess.ts'
import type { QuotaLimits } from './http/api/quotas.ts'
import { createMediaWorkers, type MediaWorkers } from './media/mediaWorkers.ts'
import { demoUsers, makeDemo } from './testing/demo.ts'
import { findScope } from './tokens/accessTokens.ts'

export interface ServerOptions {
  /** Keeps the catalog in memory, which is faster; otherwise in the folder that goes with the server. */
  memory?: boolean
  /** What it holds: nothing when left out, or the library that the document's examples tell. */
  seed?: 'demo'
  /** The time, in milliseconds since 1970 UTC; the system's when left out. */
  clock?: () => number
  /** Whose rules are in force; `legacy` when left out. */
  era?: Era
  /** Lets requests ask for faults with the header `X-Tintype-Fault`. */
  faults?: boolean
  /** HTTP status of a batch that succeeds in part; 200 when left out. */
  partialStatus?: PartialStatus
  /** How much clients may ask, before they get 429. */
  quota?: QuotaLimits
  /** Port to listen on; a free one when left out. */
  port?: number
}

export interface TokenOptions {
  /** Whose library it opens. `owner` when left out, or the owner of the demo. */
  user?: string
  /** The app: what one creates is its "app-created" data. */
  client?: string
  /** Short names or whole ones; all scopes when left out. */
  scopes?: readonly string[]
  /** Milliseconds that it lives; for ever when left out. */
  expires?: number
}

/** A running server, alone with its data. */
export interface Server {
  /** Where it listens, such as `http://127.0.0.1:41873`. */
  url: string
  /** Answers so far that the document does not allow: there should be none. */
  undocumented: readonly string[]
  /** Makes an access token. @throws Error for a scope that there is not */
  token(options?: TokenOptions): Promise<string>
  /** Finishes the requests under way and removes all data. */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts a server in this process, on this machine alone, over a folder of its own that goes with it.
 * @throws Error when the port is in use, or Node is too old
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const complaint = nodeComplaint(new URL('../package.json', import.meta.url))
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
    issueToken(
      app.services.catalog,
      { user, client, scopes: scopes.map(known), ...(expires !== undefined && { expires }) },
      clock(),
    )
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

/** Of all servers in this process: to start a worker process takes longer than most tests. Idle ones end by themselves. */
function sharedWorkers(): MediaWorkers {
  workers ??= createMediaWorkers()
  return workers
}

function known(name: string): Scope {
  const scope = findScope(name)
  if (scope === undefined) throw new Error(`There is no scope ${name}.`)
  return scope
}
