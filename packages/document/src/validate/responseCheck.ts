import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js'
import type { ApiDocument } from '../document.ts'
import type { MediaType, OpenApi } from '../model.ts'
import type { DocumentedOperation } from '../operations.ts'
import { absoluteReferences, createAjv } from './ajv.ts'

export interface SentResponse {
  status: number
  /** The media type alone, without parameters. */
  type: string
  /** The body, uncompressed. */
  text: string
  /** Whether the request selected fields (`fields`, `X-Goog-FieldMask`), so that required ones may be missing. */
  isPartial?: boolean
}

/** @returns the difference between a response and the document, with its place in the body; undefined if there is none */
export type ResponseCheck = (operation: DocumentedOperation, response: SentResponse) => string | undefined

/** Checks responses by the document: the status, the media type, and the body by its schema. */
export function createResponseCheck(document: ApiDocument): ResponseCheck {
  const validatorOf = createValidators(document)
  let partialValidatorOf: typeof validatorOf | undefined
  return (operation, { status, type, text, isPartial = false }) => {
    const response = operation.responses[status]
    if (response === undefined) return `the document has no status ${status} here`
    if (response.content === undefined) return undefined
    const content = response.content[type]
    if (content === undefined) return `the document has no ${type || 'response without a type'} here`
    if (type !== 'application/json') return undefined
    const body = parseJson(text)
    if (body === undefined) return 'the body is not JSON'
    // An error is returned in full, whatever the request selects.
    const mayLack = isPartial && status < 400
    if (mayLack) partialValidatorOf ??= createValidators(withoutRequired(document))
    const { ajv, validate } = (mayLack && partialValidatorOf ? partialValidatorOf : validatorOf)(content)
    return validate(body) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'the body' })
  }
}

function createValidators(document: ApiDocument) {
  const ajv = createAjv(document)
  const validators = new Map<MediaType, ValidateFunction>()
  return (content: MediaType): { ajv: Ajv2020; validate: ValidateFunction } => {
    const validate = validators.get(content) ?? ajv.compile(absoluteReferences(content.schema ?? {}))
    validators.set(content, validate)
    return { ajv, validate }
  }
}

/** The document with no required properties. Conditions under `not` remain: they only mention properties. */
function withoutRequired(document: ApiDocument): ApiDocument {
  const strip = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part
    if (Array.isArray(part)) return part.map(strip)
    const entries = Object.entries(part).filter(([key, value]) => key !== 'required' || !Array.isArray(value))
    return Object.fromEntries(entries.map(([key, value]) => [key, key === 'not' ? value : strip(value)]))
  }
  return { ...document, json: strip(document.json) as OpenApi }
}

/** @returns undefined if the text is not JSON: no JSON value is undefined */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
