import type { ValidateFunction } from 'ajv'
import type { ApiDocument, DocumentedOperation, Schema } from './document.ts'
import { absolute, documentAjv } from './validator.ts'

export interface SentAnswer {
  status: number
  /** The media type alone, without parameters. */
  type: string
  /** The body as it went over the network, uncompressed. */
  text: string
}

/** @returns what the document does not allow about an answer, with the place in the body; undefined when nothing */
export type AnswerCheck = (operation: DocumentedOperation, answer: SentAnswer) => string | undefined

/** Holds answers against the document: the status, the media type, the body by its schema. */
export function createAnswerCheck(document: ApiDocument): AnswerCheck {
  const ajv = documentAjv(document)
  const validators = new Map<object, ValidateFunction>()
  const validatorOf = (content: { schema?: Schema }): ValidateFunction => {
    const known = validators.get(content)
    if (known !== undefined) return known
    const validate = ajv.compile(absolute(content.schema ?? {}))
    validators.set(content, validate)
    return validate
  }
  return (operation, { status, type, text }) => {
    const response = operation.responses[status]
    if (response === undefined) return `the document knows no status ${status} here`
    if (response.content === undefined) return undefined
    const content = response.content[type]
    if (content === undefined) return `the document knows no ${type || 'answer without a type'} here`
    if (type !== 'application/json') return undefined
    const body = parsed(text)
    if (body === undefined) return 'the body is not JSON'
    const validate = validatorOf(content)
    if (validate(body)) return undefined
    return ajv.errorsText(validate.errors, { dataVar: 'the body' })
  }
}

/** @returns undefined when the text is not JSON, which has no such value */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
