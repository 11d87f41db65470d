import { type ErrorName, errors, type MessageTemplate, messageTemplates } from '@tintype/types/errors'

/** One entry of `error.details`, as google.rpc error details are written in JSON. */
export interface ErrorDetail {
  '@type': string
  [field: string]: unknown
}

/**
 * An error response of the API. Code, status and message come from the document's error example with this name; a
 * message with parts to fill in comes from the document's message template.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly error: ErrorName
  /** HTTP status. */
  readonly httpStatus: number
  /** Number of the google.rpc code. */
  readonly rpc: number
  /** Name of the google.rpc code, such as `INVALID_ARGUMENT`; null for the few errors that only uploads have. */
  readonly status: string | null
  readonly details: readonly ErrorDetail[]
  /** For a missing scope: the scopes any of which is sufficient. */
  readonly scopes: readonly string[]

  constructor(error: ErrorName, extra: Partial<Pick<ApiError, 'message' | 'details' | 'scopes'>> = {}) {
    super(extra.message ?? errors[error].message)
    this.error = error
    this.httpStatus = errors[error].httpStatus
    this.rpc = errors[error].rpc
    this.status = errors[error].status
    this.details = extra.details ?? []
    this.scopes = extra.scopes ?? []
  }
}

/** An entry of `google.rpc.BadRequest`. */
interface FieldViolation {
  /** The field's path in snake_case, such as `filters.date_filter`. */
  field: string
  description: string
}

/** Creates a 400 error whose details list the invalid fields. */
export function badRequest(
  fieldViolations: readonly FieldViolation[],
  error: ErrorName = 'InvalidArgument',
  message?: string,
): ApiError {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }]
  return new ApiError(error, { details, message })
}

/** Creates an `InvalidArgument` error for one field. */
export const invalidField = (field: string, description: string): ApiError =>
  badRequest([{ field, description }])

/** Fills the `{parts}` of a recorded message. */
export function fillTemplate(template: MessageTemplate, parts: Record<string, string>): string {
  return messageTemplates[template].replace(/\{(\w+)\}/g, (whole, part: string) => parts[part] ?? whole)
}

/** Returns the details of the document's error example, with other values in the metadata of its ErrorInfo. */
export function recordedDetails(error: ErrorName, metadata: Record<string, string>): ErrorDetail[] {
  const { details = [] }: { message: string; details?: readonly ErrorDetail[] } = errors[error]
  return details.map((detail) =>
    typeof detail.metadata === 'object'
      ? { ...detail, metadata: { ...detail.metadata, ...metadata } }
      : detail,
  )
}
