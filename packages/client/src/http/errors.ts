import { type ErrorName, type HintName, type StatusName, statusCodes } from '@tintype/types/errors'
import type { OperationId } from '@tintype/types/operations'

/**
 * The kind of failure:
 * - `answer`: the API returned an error
 * - `unreadable`: the response is not in the format of this API
 * - `network`: there was no response, or only part of one
 * - `timeout`: an attempt took longer than `timeout`, or the call longer than `totalTimeout`
 * - `aborted`: the caller's signal was aborted
 * - `auth`: there was no access token to send
 * - `paging`: a list returned the same page token twice
 * - `item`: a batch succeeded, but this item of it did not
 */
export type PhotosErrorKind =
  | 'answer'
  | 'unreadable'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'auth'
  | 'paging'
  | 'item'

/** Advice on an error. */
export interface Hint {
  /** Stable name; the anchor in the documentation. */
  name: HintName
  /** One or more sentences for people. */
  text: string
}

/** The document's name of an error, and its advice. */
export interface Explanation {
  /** Undefined for errors that the document does not list. */
  errorName?: ErrorName | undefined
  hint?: Hint | undefined
}

/** The fields of a `PhotosError`, as its constructor and `explain` take them. */
export interface PhotosErrorInit extends Explanation {
  kind: PhotosErrorKind
  operation: OperationId
  /** True for the response of a base URL, which does not come from the API. */
  ofBaseUrl?: boolean | undefined
  message: string
  code?: number | undefined
  status?: StatusName | '' | undefined
  details?: readonly Record<string, unknown>[] | undefined
  attempts?: number | undefined
  requestId?: string | undefined
  retryAfter?: number | undefined
  cause?: unknown
}

/** The error of a failed call. */
export class PhotosError extends Error {
  override readonly name = 'PhotosError'
  readonly kind: PhotosErrorKind
  readonly operation: OperationId
  /** HTTP status of the response; 0 if there was none. */
  readonly code: number
  /** google.rpc code name, such as `INVALID_ARGUMENT`; empty if the response has none. */
  readonly status: StatusName | ''
  /** The `details` of the error body, such as google.rpc.ErrorInfo and BadRequest. */
  readonly details: readonly Record<string, unknown>[]
  /** How often the request was sent. */
  readonly attempts: number
  /** The id of the call in the hooks; empty if nothing was sent. */
  readonly requestId: string
  /** The Retry-After header of the response in milliseconds, if it has one. */
  readonly retryAfter: number | undefined
  /** The error's name in the document, if it is listed there; see `isPhotosError`. */
  readonly errorName: ErrorName | undefined
  /** How to fix the problem, if that is known. */
  readonly hint: Hint | undefined

  constructor({ kind, operation, message, cause, ...rest }: PhotosErrorInit) {
    super(message, { cause })
    this.kind = kind
    this.operation = operation
    this.code = rest.code ?? 0
    this.status = rest.status ?? ''
    this.details = rest.details ?? []
    this.attempts = rest.attempts ?? 0
    this.requestId = rest.requestId ?? ''
    this.retryAfter = rest.retryAfter
    this.errorName = rest.errorName
    this.hint = rest.hint
  }
}

interface ErrorBody {
  /** The HTTP status; in the flat form of uploads the number of the google.rpc code. */
  code?: number
  message?: string
  status?: StatusName
  details?: Record<string, unknown>[]
}

/** Reads the body of an error response: `{ error: … }`, or flat for uploads. Undefined for anything else. */
export function parseErrorBody(
  text: string,
): Pick<PhotosErrorInit, 'message' | 'status' | 'details'> | undefined {
  const outer = parseObject(text) as ({ error?: unknown } & ErrorBody) | undefined
  if (outer === undefined) return undefined
  const { code, message, status, details }: ErrorBody =
    typeof outer.error === 'object' && outer.error !== null ? outer.error : outer
  if (typeof message !== 'string') return undefined
  return { message, status: status ?? statusOf(code) ?? '', details: details ?? [] }
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** The name of a google.rpc code. */
export function statusOf(rpc: number | undefined): StatusName | undefined {
  return (Object.keys(statusCodes) as StatusName[]).find((name) => statusCodes[name].rpc === rpc)
}
