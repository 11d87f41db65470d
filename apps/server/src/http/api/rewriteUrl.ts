import type { IncomingMessage } from 'node:http'
import { type ApiDocument, createMatcher, effectiveMethod } from '@tintype/document'
import { service } from '@tintype/types/operations'

/**
 * Rewrites the method and the URL of a request before routing: applies `X-HTTP-Method-Override` (facts 1.1), and corrects
 * paths of operations with missing or extra slashes (facts 1.3). Other paths stay as they are: a base URL or the link to a
 * page is a permission, to be taken literally.
 */
export function createUrlRewriter(document: ApiDocument): (request: IncomingMessage) => string {
  const match = createMatcher(document.operations)
  return (request) => {
    const { url = '/', headers } = request
    const method = effectiveMethod(request.method ?? 'GET', headers['x-http-method-override'])
    request.method = method
    const end = url.indexOf('?')
    const path = end === -1 ? url : url.slice(0, end)
    // Fastify serves HEAD with the route of GET.
    const operation = match(method === 'HEAD' ? 'GET' : method, path)
    return (operation?.path ?? withoutDecoding(path)) + url.slice(path.length)
  }
}

const API = `/${service.version}/`

/**
 * Keeps Fastify from decoding a path of the API that matches no operation: decoded, it might match one, such as a verb
 * after an encoded colon.
 */
function withoutDecoding(path: string): string {
  return path.startsWith(API) ? path.replaceAll('%', '%25') : path
}
