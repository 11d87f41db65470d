import { type ErrorName, errors, type MessageTemplate, messageTemplates } from '@tintype/types/errors'

/** One entry of `error.details`, as google.rpc error details are written in JSON. */
export interface ErrorDetail {
  '@type': string
  [field: string]: unknown
}

/**
 * An error of the API. Its code, status and text come from the document's error example of that name; a
 * text with parts to fill in comes from the document's message template.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly error: ErrorName
  /** HTTP status. */
  readonly httpStatus: number
  /** google.rpc code: its number. */
  readonly rpc: number
  /** Its name, such as `INVALID_ARGUMENT`; null for the few that only flat upload errors have. */
  readonly status: string | null
  readonly details: readonly ErrorDetail[]
  /** The scopes any of which would have done, when it was for want of one. */
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

/** What is wrong with one field, as `google.rpc.BadRequest` writes it. */
interface FieldViolation {
  /** Its path in snake_case, such as `filters.date_filter`. */
  field: string
  description: string
}

/** A 400 whose details name the fields that it is about. */
export function badRequest(
  fieldViolations: readonly FieldViolation[],
  error: ErrorName = 'InvalidArgument',
  message?: string,
): ApiError {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }]
  return new ApiError(error, { details, ...(message !== undefined && { message }) })
}

/** `InvalidArgument`, about one field. */
export const invalidField = (field: string, description: string): ApiError =>
  badRequest([{ field, description }])

/** Fills the `{parts}` of a recorded message. */
export function fillTemplate(template: MessageTemplate, parts: Record<string, string>): string {
  return messageTemplates[template].replace(/\{(\w+)\}/g, (whole, part: string) => parts[part] ?? whole)
}

/** The details of the document's example of an error, with other values in the metadata of its ErrorInfo. */
export function recordedDetails(error: ErrorName, metadata: Record<string, string>): ErrorDetail[] {
  const { details = [] }: { message: string; details?: readonly ErrorDetail[] } = errors[error]
  return details.map((detail) =>
    typeof detail.metadata === 'object'
      ? { ...detail, metadata: { ...detail.metadata, ...metadata } }
      : detail,
  )
}
