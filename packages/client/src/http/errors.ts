import { type ErrorName, type HintName, type StatusName, statusCodes } from '@tintype/types/errors'
import type { OperationId } from '@tintype/types/operations'

/**
 * What went wrong:
 * - `answer`: the API refused
 * - `unreadable`: the answer is none of this API
 * - `network`: no answer came, or only a part of it
 * - `timeout`, `aborted`: nobody wanted to wait any longer
 * - `auth`: there was no access token to send
 * - `paging`: a page token came a second time
 * - `item`: a batch was answered, but not all of it succeeded
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

/** What to do about an error. */
export interface Hint {
  /** Stable, and the anchor in the docs. */
  name: HintName
  text: string
}

/** What is known of an error beyond what the answer says. */
export interface Explanation {
  errorName?: ErrorName | undefined
  hint?: Hint | undefined
}

export interface PhotosErrorInit extends Explanation {
  kind: PhotosErrorKind
  operation: OperationId
  /** True for what a base URL answered, which is not the API. */
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

/** What went wrong with a call. */
export class PhotosError extends Error {
  override readonly name = 'PhotosError'
  readonly kind: PhotosErrorKind
  readonly operation: OperationId
  /** HTTP status of the answer; 0 when there was none. */
  readonly code: number
  /** google.rpc code name, such as `INVALID_ARGUMENT`; empty where the answer told none. */
  readonly status: StatusName | ''
  readonly details: readonly Record<string, unknown>[]
  /** How often the request was sent. */
  readonly attempts: number
  /** As in the hooks. */
  readonly requestId: string
  /** Milliseconds that the answer asked to wait, where it did. */
  readonly retryAfter: number | undefined
  /** The error's name in the document, where it is one of those; see `isPhotosError`. */
  readonly errorName: ErrorName | undefined
  /** What to do about it, where that is known. */
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
  /** The HTTP status once more, or in the flat form of uploads the number of the google.rpc code. */
  code?: number
  message?: string
  status?: StatusName
  details?: Record<string, unknown>[]
}

/** Errors come wrapped in `error`, and flat from uploads; a proxy in between may answer with anything. */
export function readErrorBody(
  body: unknown,
): Pick<PhotosErrorInit, 'message' | 'status' | 'details'> | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const outer = body as { error?: unknown } & ErrorBody
  const { code, message, status, details }: ErrorBody =
    typeof outer.error === 'object' && outer.error !== null ? outer.error : outer
  if (typeof message !== 'string') return undefined
  return { message, status: status ?? statusOf(code) ?? '', details: details ?? [] }
}

/** The name of a google.rpc code. */
export function statusOf(rpc: number | undefined): StatusName | undefined {
  return (Object.keys(statusCodes) as StatusName[]).find((name) => statusCodes[name].rpc === rpc)
}
