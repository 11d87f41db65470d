import type { FastifyInstance } from 'fastify'
import { withDeadline } from '../../concurrency/deadline.ts'
import { startSystemTimer } from '../../concurrency/timer.ts'
import type { Services } from '../../operations/operation.ts'

/** Time limit for each probe. */
const LIMIT_MS = 2000

/**
 * `GET /healthz`: the process is alive. It checks nothing else, because restarting a process does not repair its database.
 * `GET /readyz`: the server can serve requests, that is: the database responds and accepts writes, the store responds, and
 * the disk of the data folder has room. 503 when a probe fails; the log has the reason.
 */
export function registerHealth(
  app: FastifyInstance,
  { catalog, blobs }: Services,
  requireRoom: () => Promise<void>,
): void {
  app.get('/healthz', { config: { unlimited: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: { unlimited: true } }, async (request, reply) => {
    const probe = async (part: string, check: (signal: AbortSignal) => Promise<void>) => {
      try {
        await withTimeLimit(check)
        return 'ok'
      } catch (err) {
        request.log.warn({ err, part }, 'readiness probe failed')
        return 'unavailable'
      }
    }
    const [database, store, disk] = await Promise.all([
      probe('database', () => catalog.requireWritable()),
      probe('store', (signal) => blobs.checkReachable(signal)),
      probe('disk', requireRoom),
    ])
    const isReady = [database, store, disk].every((state) => state === 'ok')
    reply.code(isReady ? 200 : 503).header('cache-control', 'no-store')
    return { status: isReady ? 'ok' : 'unavailable', database, store, disk }
  })
}

/** Rejects after the time limit, and aborts the check. */
async function withTimeLimit(check: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const limit = new AbortController()
  await withDeadline(check(limit.signal), {
    start: (expire) =>
      startSystemTimer(() => {
        limit.abort()
        expire()
      }, LIMIT_MS),
    error: () => new Error(`No response within ${LIMIT_MS} ms.`),
  })
}
