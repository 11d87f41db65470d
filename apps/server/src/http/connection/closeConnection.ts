import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import type { Connections } from './connections.ts'

/**
 * Sends `Connection: close` with a response whose request has not arrived completely, because the rest of it would only be
 * discarded; and with every response while the server is stopping.
 */
export function registerConnectionClose(app: FastifyInstance, connections: Connections): void {
  app.addHook('onRequest', (_request, _reply, done) => {
    done(connections.isDraining() ? new ApiError('Unavailable') : undefined)
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request
    const isIncomplete = () => hasBody(raw) && !raw.complete
    const finish = () => {
      if (connections.isDraining() || isIncomplete()) reply.header('connection', 'close')
      done(null, payload)
    }
    // A body that arrived together with its headers is parsed after this event.
    if (isIncomplete()) setImmediate(finish)
    else finish()
  })
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
