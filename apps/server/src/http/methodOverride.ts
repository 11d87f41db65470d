import type { IncomingMessage } from 'node:http'
import { parse } from 'node:querystring'
import type { FastifyInstance } from 'fastify'
import { ApiError } from '../library/apiError.ts'
import { withoutDollars } from './globalParameters.ts'

/** Longest query that is taken from a body; one in an address ends with the limit on headers, at 16 kB. */
const MAX_FORM_BYTES = 64 * 1024

/**
 * `X-HTTP-Method-Override` on a POST names the method that is meant (api-facts 1.1). It must be known before a
 * route is looked for, so this stands where Fastify lets addresses be rewritten.
 *
 * HEAD becomes GET: what came over the wire is a POST, and whoever sent it waits for the body of its answer.
 */
export function overrideMethod(request: IncomingMessage): string {
  const meant = request.headers['x-http-method-override']
  if (typeof meant === 'string' && request.method === 'POST') {
    const method = meant.trim().toUpperCase()
    request.method = method === 'HEAD' ? 'GET' : method
  }
  return request.url ?? '/'
}

/** A GET that came as a POST may have its query in the body, as a form: that is what the detour is for. */
export function registerFormQueries(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, _reply, body) => {
    if (request.method !== 'GET' || request.headers['x-http-method-override'] === undefined) return
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return
    const form = withoutDollars(parse(await readText(body)))
    request.query = { ...(request.query as object), ...form }
  })
}

async function readText(body: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > MAX_FORM_BYTES) throw new ApiError('InvalidArgument')
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}
