import { type ErrorName, type HintName, type StatusName, statusNames } from '@tintype/types/errors'
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
  headers?: Headers | undefined
  retryAfter?: number | undefined
  cause?: unknown
}

/** The error of a failed call. */
export class PhotosError extends Error {
  override readonly name = 'PhotosError'
  declare readonly kind: PhotosErrorKind
  declare readonly operation: OperationId
  /** HTTP status of the response; 0 if there was none. */
  declare readonly code: number
  /** google.rpc code name, such as `INVALID_ARGUMENT`; empty if the response has none. */
  declare readonly status: StatusName | ''
  /** The `details` of the error body, such as google.rpc.ErrorInfo and BadRequest. */
  declare readonly details: readonly Record<string, unknown>[]
  /** How often the request was sent. */
  declare readonly attempts: number
  /** The id of the call in the hooks; empty if nothing was sent. */
  declare readonly requestId: string
  /** The id of the request in the server's log (`X-Request-Id`); empty if the server sends none. */
  declare readonly serverRequestId: string
  /** The Retry-After header of the response in milliseconds, if it has one. */
  declare readonly retryAfter: number | undefined
  /** The error's name in the document, if it is listed there; see `isPhotosError`. */
  declare readonly errorName: ErrorName | undefined
  /** How to fix the problem, if that is known. */
  declare readonly hint: Hint | undefined
  /** The headers of the response; undefined if there was none. Not enumerable, because logs might show secrets. */
  declare readonly headers: Headers | undefined

  constructor(init: PhotosErrorInit) {
    const { kind, operation, message, cause, code = 0, status = '', details = [], attempts = 0 } = init
    const { requestId = '', headers, retryAfter, errorName, hint } = init
    super(message, { cause })
    const serverRequestId = requestIdOf(headers)
    const origin = { kind, operation, code, status, details, attempts, requestId, serverRequestId }
    Object.assign(this, origin, { retryAfter, errorName, hint })
    Object.defineProperty(this, 'headers', { value: headers })
  }

  /** For `JSON.stringify`: all fields with the message, and without headers and cause. */
  toJSON(): object {
    return { ...this, message: this.message }
  }
}

/** The id of a request in the log of the server that sent these headers. */
export const requestIdOf = (headers?: Pick<Headers, 'get'>): string => headers?.get('x-request-id') ?? ''

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
  try {
    const outer: { error?: ErrorBody } & ErrorBody = Object(JSON.parse(text))
    const { code, message, status, details } = outer.error?.message ? outer.error : outer
    if (typeof message !== 'string') return undefined
    return { message, status: status ?? statusOf(code) ?? '', details: details ?? [] }
  } catch {
    return undefined
  }
}

/** The name of a google.rpc code. */
export function statusOf(rpc: number | undefined): StatusName | undefined {
  return (statusNames as Partial<Record<number, StatusName>>)[rpc ?? 0]
}
