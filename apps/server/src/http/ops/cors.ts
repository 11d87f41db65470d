import cors from '@fastify/cors'
import type { ApiDocument } from '@tintype/document'
import { versions } from '@tintype/types/operations'
import type { FastifyInstance } from 'fastify'

/** Headers of media bytes that a page may want to read. Base URLs are no operation of the document. */
const MEDIA_HEADERS = ['Accept-Ranges', 'Content-Disposition', 'Content-Range', 'ETag']

/** How long a browser may remember that it has asked, in seconds. Chromium stops at two hours. */
const MAX_AGE = 7200

/**
 * Lets pages of any origin call, media and uploads included (facts 12). No cookie counts here, only a token
 * that the page must have, so there is nothing that an origin could be kept from. Whatever header a page asks to
 * send is allowed: `X-Goog-*` has no closed list.
 */
export async function registerCors(app: FastifyInstance, document: ApiDocument): Promise<void> {
  await app.register(cors, {
    origin: true,
    methods: [...new Set(['GET', 'HEAD', ...document.operations.map(({ method }) => method)])],
    exposedHeaders: [...answerHeaders(document), ...MEDIA_HEADERS, versions.answer],
    maxAge: MAX_AGE,
    strictPreflight: false,
  })
}

/** Every header that the document describes for some answer. */
function answerHeaders({ operations }: ApiDocument): Set<string> {
  const responses = operations.flatMap((operation) => Object.values(operation.responses))
  return new Set(responses.flatMap(({ headers }) => Object.keys(headers ?? {})))
}
