import type { FastifyInstance } from 'fastify'
import { catalogAnswers } from '../catalog/answering.ts'
import type { Services } from '../operations/operation.ts'

/** How long database and store each have to answer, in milliseconds. */
const LIMIT_MS = 2000

/**
 * `GET /readyz`: whether requests can be served, told apart for database and store; 503 when one of them does not
 * answer. Why is only in the log. `GET /healthz` asks nobody: a process is not to be restarted for its database.
 */
export function registerReadiness(app: FastifyInstance, { catalog, blobs }: Services): void {
  app.get('/readyz', async (request, reply) => {
    const probe = async (part: string, ask: (signal: AbortSignal) => Promise<void>) => {
      try {
        await inTime(ask)
        return 'ok'
      } catch (err) {
        request.log.warn({ err, part }, 'a part of the server is not ready')
        return 'unavailable'
      }
    }
    const [database, store] = await Promise.all([
      probe('database', () => catalogAnswers(catalog)),
      probe('store', (signal) => blobs.answers(signal)),
    ])
    const isReady = database === 'ok' && store === 'ok'
    reply.code(isReady ? 200 : 503).header('cache-control', 'no-store')
    return { status: isReady ? 'ok' : 'unavailable', database, store }
  })
}

/** Waits for an answer up to the limit, and calls off then what asks for it. */
async function inTime(ask: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const limit = new AbortController()
  const late = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(limit.signal.reason))
  })
  const timer = setTimeout(() => limit.abort(new Error(`No answer within ${LIMIT_MS} ms.`)), LIMIT_MS)
  try {
    await Promise.race([ask(limit.signal), late])
  } finally {
    clearTimeout(timer)
  }
}
