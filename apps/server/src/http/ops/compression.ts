import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/**
 * Compresses answers of one media type of the routes in this scope for whoever takes them so. Media bytes stay outside
 * of it: clients write the raw stream to disk (facts 13.20).
 */
export async function registerCompression(
  scope: FastifyInstance,
  type: 'application/json' | 'text/html',
): Promise<void> {
  await scope.register(compress, {
    encodings: ['br', 'gzip', 'deflate'],
    customTypes: new RegExp(`^${type}\\b`),
    globalDecompression: false,
  })
  // Also on answers that are too short to be compressed. In lower case, which is how the plugin looks for it.
  scope.addHook('onRequest', (_request, reply, done) => {
    reply.header('vary', 'Origin, accept-encoding')
    done()
  })
}
