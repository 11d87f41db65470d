import { errors } from '@tintype/types/errors'
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import type { ApiDocument, DocumentedOperation, Schema } from './document.ts'
import { absolute, documentAjv } from './validation.ts'

/**
 * Holds every answer of every operation against the document, and reports what differs: an undocumented
 * status or content type, a body that its schema refuses. For tests; an answer is sent as it is.
 */
export function registerAnswerCheck(
  app: FastifyInstance,
  document: ApiDocument,
  report: (fault: string) => void,
): void {
  const ajv = documentAjv(document)
  app.addHook('onSend', async (request, reply, payload) => {
    const { operation } = request.routeOptions.config
    if (operation === undefined || request.method === 'HEAD') return
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    const fault = checkAnswer(ajv, operation, { status: reply.statusCode, type, payload })
    if (fault !== undefined) report(`${operation.id} answered ${reply.statusCode}: ${fault}`)
  })
}

interface SentAnswer {
  status: number
  type: string
  payload: unknown
}

function checkAnswer(ajv: Ajv2020, operation: DocumentedOperation, sent: SentAnswer): string | undefined {
  // Our own word for "not there yet" is no part of the API; every method that is there documents its statuses.
  if (sent.status === errors.Unimplemented.httpStatus) return undefined
  const response = operation.responses[sent.status]
  if (response === undefined) return 'the document knows no such status'
  if (response.content === undefined) return undefined
  const content = response.content[sent.type]
  if (content === undefined) return `the document knows no ${sent.type}`
  if (sent.type !== 'application/json') return undefined
  const validate = answerValidator(ajv, content)
  if (validate(JSON.parse(String(sent.payload)))) return undefined
  return ajv.errorsText(validate.errors, { dataVar: 'the body' })
}

function answerValidator(ajv: Ajv2020, content: { schema?: Schema }): ValidateFunction {
  const known = validators.get(content)
  if (known !== undefined) return known
  const validate = ajv.compile(absolute(content.schema ?? {}))
  validators.set(content, validate)
  return validate
}

const validators = new WeakMap<object, ValidateFunction>()
