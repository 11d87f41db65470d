import type { ValidateFunction } from 'ajv'
import type { ApiDocument } from '../document.ts'
import type { MediaType } from '../model.ts'
import type { DocumentedOperation } from '../operations.ts'
import { absoluteReferences, createAjv } from './ajv.ts'

export interface SentResponse {
  status: number
  /** The media type alone, without parameters. */
  type: string
  /** The body, uncompressed. */
  text: string
}

/** @returns the difference between a response and the document, with its place in the body; undefined if there is none */
export type ResponseCheck = (operation: DocumentedOperation, response: SentResponse) => string | undefined

/** Checks responses by the document: the status, the media type, and the body by its schema. */
export function createResponseCheck(document: ApiDocument): ResponseCheck {
  const ajv = createAjv(document)
  const validators = new Map<MediaType, ValidateFunction>()
  const validatorOf = (content: MediaType): ValidateFunction => {
    const validate = validators.get(content) ?? ajv.compile(absoluteReferences(content.schema ?? {}))
    validators.set(content, validate)
    return validate
  }
  return (operation, { status, type, text }) => {
    const response = operation.responses[status]
    if (response === undefined) return `the document has no status ${status} here`
    if (response.content === undefined) return undefined
    const content = response.content[type]
    if (content === undefined) return `the document has no ${type || 'response without a type'} here`
    if (type !== 'application/json') return undefined
    const body = parseJson(text)
    if (body === undefined) return 'the body is not JSON'
    const validate = validatorOf(content)
    return validate(body) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'the body' })
  }
}

/** @returns undefined if the text is not JSON: no JSON value is undefined */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
