import { parse } from 'node:querystring'
import { isForm } from '@tintype/document'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { StartTimer } from '../../concurrency/timer.ts'
import { invalidField } from '../../domain/apiError.ts'
import { resolveDollarNames } from './globalParameters.ts'
import { readText } from './readText.ts'

/** Longest form that is read. A query in the URL is shorter: the limit on headers, 16 kB, includes it. */
const MAX_FORM_BYTES = 64 * 1024

/**
 * Adds the fields of a form in the body to the query, for every method (facts 1.3). Uploads are not read here: their
 * bodies are streams, whatever their type is.
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
  const form = resolveDollarNames(parse(text, '&', '=', { maxKeys: 0 }))
  const repeated = Object.keys(form).filter((name) => Object.hasOwn(query, name))
  request.query = {
    ...query,
    ...form,
    ...Object.fromEntries(repeated.map((name) => [name, [query[name], form[name]].flat()])),
  }
}

const tooLong = () =>
  invalidField('body', `A form may have at most ${MAX_FORM_BYTES} bytes. Send JSON instead.`)
