import type { FastifyInstance } from 'fastify'
import { requireWritable } from '../../catalog/engine.ts'
import type { Services } from '../../operations/operation.ts'

/** How long each part has to answer, in milliseconds. */
const LIMIT_MS = 2000

/**
 * `GET /readyz`: whether requests can be served, for each part that they need: the database answers and takes writes,
 * the store answers, and the disk of the data folder has room. 503 when one of them fails; the log says why.
 * `GET /healthz` checks none of them: to restart a process does not bring back its database.
 */
export function registerReadiness(
  app: FastifyInstance,
  { catalog, blobs }: Services,
  requireRoom: () => Promise<void>,
): void {
  app.get('/readyz', { config: { unlimited: true } }, async (request, reply) => {
    const probe = async (part: string, ask: (signal: AbortSignal) => Promise<void>) => {
      try {
        await inTime(ask)
        return 'ok'
      } catch (err) {
        request.log.warn({ err, part }, 'a part of the server is not ready')
        return 'unavailable'
      }
    }
    const [database, store, disk] = await Promise.all([
      probe('database', () => requireWritable(catalog)),
      probe('store', (signal) => blobs.answers(signal)),
      probe('disk', requireRoom),
    ])
    const isReady = [database, store, disk].every((state) => state === 'ok')
    reply.code(isReady ? 200 : 503).header('cache-control', 'no-store')
    return { status: isReady ? 'ok' : 'unavailable', database, store, disk }
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
