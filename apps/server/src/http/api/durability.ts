import type { FastifyInstance } from 'fastify'
import type { Services } from '../../operations/operation.ts'

/**
 * Holds every 2xx response until all commits that it may show are on disk, those of other requests included: a power cut
 * must not undo what a response reports (docs/decisions/0004-order-of-writes.md). Errors are sent immediately.
 */
export function registerDurability(app: FastifyInstance, { catalog }: Services): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const pendingSync = reply.statusCode < 300 ? catalog.pendingSync() : undefined
    if (pendingSync === undefined) done(null, payload)
    else pendingSync.then(() => done(null, payload), done)
  })
}
