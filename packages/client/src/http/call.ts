import type { OperationId } from '@tintype/types/operations'
import type { PhotosError } from './errors.ts'
import type { RequestOptions } from './options.ts'

/** A call for the transport to make, in as many attempts as its retry rules allow. */
export interface TransportCall {
  /** Selects the retry rules, scopes and hints, and names the call in errors and hooks. */
  operation: OperationId
  /** Called for every attempt, because a body can be read only once. */
  createRequest: () => RequestInput | Promise<RequestInput>
  options: RequestOptions
  /** Whether the request may be repeated after it may have arrived. Default: what the document says. */
  idempotent?: boolean | undefined
  /** True for a request that can be sent only once, such as one whose body is a stream. */
  isSingleUse?: boolean
  /** False for base URLs: they need no token, and must not receive one on another host. Default: true. */
  authenticate?: boolean
  /** True to leave a successful body unread. Otherwise the timeout and the retries include reading it. */
  stream?: boolean
}

/** The arguments of `fetch`. The names of headers are in lower case. */
export interface RequestInput {
  url: string
  init: RequestInit & { headers: Record<string, string> }
}

/** The facts about a call that errors and hooks report. */
export interface CallInfo {
  /** How often a request was sent. */
  attempts: number
  requestId: string
  /** True for base URLs. */
  ofBaseUrl: boolean
}

/** A request that got a response. */
export interface Attempt {
  response: Response
  /** The body; undefined if it was left unread. */
  text: string | undefined
  /** The access token that was sent. */
  token: string | undefined
  info: CallInfo
}

export type AttemptResult = Attempt | PhotosError
