import type { Server } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MEDIA_PATH } from '../../tokens/mediaUrls.ts'
import type { Connections } from '../connection/connections.ts'
import { createNodeServer } from '../connection/nodeServer.ts'
import type { Metrics } from './metricsRegistry.ts'

/** Counts responses by operation id, `media` or `other`. Nothing that a caller sends becomes a label. */
export function registerMetrics(app: FastifyInstance, metrics: Metrics): void {
  /** The bytes that a connection had sent before a request for media. */
  const sentBefore = new WeakMap<FastifyRequest, number>()
  app.addHook('onRequest', (request, _reply, done) => {
    if (operationOf(request) === MEDIA) sentBefore.set(request, request.raw.socket.bytesWritten)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const operation = operationOf(request)
    metrics.countResponse({ operation, status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
    const before = sentBefore.get(request)
    if (before !== undefined) metrics.countSent(request.raw.socket.bytesWritten - before)
    done()
  })
}

const MEDIA = 'media'

function operationOf({ routeOptions: { config, url } }: FastifyRequest): string {
  return config.operation?.id ?? (url?.startsWith(MEDIA_PATH) ? MEDIA : 'other')
}

/** Creates a server for `GET /metrics` alone, so that it can listen on a private address. */
export function createMetricsServer({ registry }: Metrics, connections: Connections): Server {
  return createNodeServer(async (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return response.writeHead(404).end()
    try {
      const text = await registry.metrics()
      response.writeHead(200, { 'content-type': registry.contentType }).end(text)
    } catch {
      response.writeHead(500).end()
    }
  }, connections)
}
