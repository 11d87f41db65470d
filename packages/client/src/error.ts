import type { OperationId } from '@tintype/types/operations'

/** What went wrong with a call: an error of the API, or an answer that is none. */
export class PhotosError extends Error {
  override readonly name = 'PhotosError'
  /** HTTP status of the answer. */
  readonly code: number
  /** google.rpc code name, such as `INVALID_ARGUMENT`; empty where the answer told none. */
  readonly status: string
  readonly details: readonly Record<string, unknown>[]
  readonly operation: OperationId

  constructor(operation: OperationId, code: number, body: unknown) {
    const { message, status, details } = readBody(body)
    super(message ?? `${operation} was answered with ${code}`)
    this.code = code
    this.status = status ?? ''
    this.details = details ?? []
    this.operation = operation
  }
}

interface ErrorBody {
  message?: string
  status?: string
  details?: Record<string, unknown>[]
}

/** Errors come wrapped in `error`, and flat from uploads; a proxy in between may answer with anything. */
function readBody(body: unknown): ErrorBody {
  if (typeof body !== 'object' || body === null) return {}
  return 'error' in body && typeof body.error === 'object' ? (body.error ?? {}) : body
}
