import { type ApiDocument, errorExamples, type StatusCodes } from '@tintype/document'

/** An error body of the document, without the `error` that wraps it. */
interface ErrorBody {
  code: number
  message: string
  status?: string
  details?: Record<string, unknown>[]
}

export interface ErrorText {
  http: number | undefined
  text: string
  /** Whether it has the flat form of uploads. */
  flat: true | undefined
}

/** An error example of the document. */
export interface DocumentedError extends ErrorBody {
  name: string
  /** The HTTP status. */
  httpStatus?: number
  /** Whether the body is not wrapped in `error`: the form of uploads (facts 5.1). */
  isFlat: boolean
  /** The name and the google.rpc number of the canonical error. */
  canonical: { status: string; rpc: number } | undefined
}

/** The HTTP status and the google.rpc number of each canonical error. */
export const statusCodes = ({ json }: ApiDocument): StatusCodes =>
  json.components.schemas.Error.properties.status['x-codes']

/** Every error example, in the order of the document. */
export function documentedErrors(document: ApiDocument): DocumentedError[] {
  const codes = Object.entries(statusCodes(document))
  return Object.entries(errorExamples(document.json)).flatMap(([name, example]) => {
    const body = errorBody(example.value)
    if (body === undefined) return []
    const [status, code] =
      codes.find(([status, { rpc }]) =>
        body.status === undefined ? rpc === body.code : status === body.status,
      ) ?? []
    const canonical = status && code ? { status, rpc: code.rpc } : undefined
    const httpStatus = example['x-http-status'] ?? code?.http
    return [{ ...body, name, httpStatus, isFlat: !isWrapped(example.value), canonical }]
  })
}

/** The HTTP status and the text of each error, by name. Variable parts are {parts}. */
export function errorTexts(document: ApiDocument): Record<string, ErrorText> {
  const templates = document.json['x-message-templates']
  const errors = new Map(documentedErrors(document).map((error) => [error.name, error]))
  const texts = [...errors]
    .sort()
    .map(([name, { httpStatus, message, isFlat }]): [string, ErrorText] => [
      name,
      { http: httpStatus, text: templates[name] ?? message, flat: isFlat || undefined },
    ])
  return Object.fromEntries(texts)
}

function errorBody(value: unknown): ErrorBody | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isWrapped(value)) return value.error
  const isFlat = 'code' in value && 'message' in value && Object.keys(value).length === 2
  return isFlat ? (value as ErrorBody) : undefined
}

const isWrapped = (value: unknown): value is { error: ErrorBody } =>
  typeof value === 'object' && value !== null && 'error' in value
