import cors from '@fastify/cors'
import type { ApiDocument } from '@tintype/document'
import { versions } from '@tintype/types/operations'
import type { FastifyInstance } from 'fastify'

/** Headers of media bytes that scripts may read. The document does not describe base URLs as an operation. */
const MEDIA_HEADERS = ['Accept-Ranges', 'Content-Disposition', 'Content-Range', 'ETag']

/** How long browsers cache a preflight response, in seconds. Chromium allows two hours at most. */
const MAX_AGE_SECONDS = 7200

/**
 * Allows requests from pages of any origin, for media and uploads too (facts 12). The server uses no cookies but tokens,
 * which a page must already have, so restricting origins would protect nothing. All request headers are allowed, because
 * the list of `X-Goog-*` headers is open.
 */
export async function registerCors(app: FastifyInstance, document: ApiDocument): Promise<void> {
  await app.register(cors, {
    origin: true,
    methods: [...new Set(['GET', 'HEAD', ...document.operations.map(({ method }) => method)])],
    exposedHeaders: [...responseHeaders(document), ...MEDIA_HEADERS, versions.answer],
    maxAge: MAX_AGE_SECONDS,
    strictPreflight: false,
  })
}

/** All headers of responses in the document. */
function responseHeaders({ operations }: ApiDocument): Set<string> {
  const responses = operations.flatMap((operation) => Object.values(operation.responses))
  return new Set(responses.flatMap(({ headers }) => Object.keys(headers ?? {})))
}
