import type { IncomingMessage } from 'node:http'
import { parse } from 'node:querystring'
import { type ApiDocument, createMatcher, effectiveMethod, isForm } from '@tintype/document'
import { service } from '@tintype/types/operations'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { StartTimer } from '../../concurrency/timer.ts'
import { invalidField } from '../../domain/apiError.ts'
import { withoutDollars } from './globalParameters.ts'
import { readText } from './requestText.ts'

/** Longest form that is read. A query in the URL ends with the limit on headers, at 16 kB. */
const MAX_FORM_BYTES = 64 * 1024

/**
 * Brings the method and the URL of a request into the form that routes are registered under, before a route is looked
 * for: `X-HTTP-Method-Override` (facts 1.1), and paths of operations with slashes in odd places (facts 1.3). Other paths
 * stay as they are: a base URL or the link to a page is a permission, to be taken literally.
 */
export function createUrlRewriter(document: ApiDocument): (request: IncomingMessage) => string {
  const match = createMatcher(document.operations)
  return (request) => {
    const { url = '/', headers } = request
    const method = effectiveMethod(request.method ?? 'GET', headers['x-http-method-override'])
    request.method = method
    const end = url.indexOf('?')
    const path = end === -1 ? url : url.slice(0, end)
    // Fastify answers HEAD with the route of GET.
    const found = match(method === 'HEAD' ? 'GET' : method, path)
    return (found?.path ?? literally(path)) + url.slice(path.length)
  }
}

const API = `/${service.version}/`

/**
 * Of a path that is no operation's. Fastify would decode it before it looks for a route, and find an operation after all:
 * a verb behind an encoded colon, for example.
 */
function literally(path: string): string {
  return path.startsWith(API) ? path.replaceAll('%', '%25') : path
}

/**
 * Lets the fields of a form in the body count as the query, for every method (facts 1.3). Uploads are not read here:
 * their bodies are streams, whatever their type says.
 */
export function registerForms(app: FastifyInstance, startTimer: StartTimer): void {
  // Fastify does not read the body of a GET, which a POST with a method override may have.
  app.addHook('preParsing', async (request) => {
    if (request.method !== 'GET' || !isForm(request.headers['content-type'], '')) return
    addForm(request, await readText(request.raw, { maxBytes: MAX_FORM_BYTES, tooLong, startTimer }))
  })
  app.addHook('preValidation', async (request) => {
    const { body } = request
    if (typeof body !== 'string' || !isForm(request.headers['content-type'], body)) return
    request.body = undefined
    addForm(request, body)
  })
}

function addForm(request: FastifyRequest, text: string): void {
  if (Buffer.byteLength(text) > MAX_FORM_BYTES) throw tooLong()
  const query = request.query as Record<string, unknown>
  const form = withoutDollars(parse(text, '&', '=', { maxKeys: 0 }))
  const both = Object.keys(form).filter((name) => Object.hasOwn(query, name))
  request.query = {
    ...query,
    ...form,
    ...Object.fromEntries(both.map((name) => [name, [query[name], form[name]].flat()])),
  }
}

const tooLong = () =>
  invalidField('body', `A form may have at most ${MAX_FORM_BYTES} bytes. Send JSON instead.`)
