import compress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/**
 * Compresses responses of one media type, in the routes of this scope, for clients that accept it. Not for media bytes:
 * some clients write the raw stream to disk (facts 13.20).
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
  // Also for responses that are too short to be compressed. The plugin looks for the name in lower case.
  scope.addHook('onRequest', (_request, reply, done) => {
    reply.header('vary', 'Origin, accept-encoding')
    done()
  })
}
