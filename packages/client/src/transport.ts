import type { OperationId } from '@tintype/types/operations'
import type { RequestOptions } from './methods.ts'

/** What everything is sent with: authentication, retries, timeouts, hooks, abort. */
export interface Transport {
  /**
   * Sends until the answer is final: any status but those that the operation's retry rules repeat.
   * @throws PhotosError: no answer (network), timed out, aborted, no access token to be had
   */
  send(call: TransportCall): Promise<Response>
}

export interface TransportCall {
  /** Whose retry rules, scopes and hints apply, and what errors and hooks name. */
  operation: OperationId
  /** Made anew for every attempt, because a body can be read once. */
  request: () => Request | Promise<Request>
  options: RequestOptions
  /** Whether the request may be sent again after it may have arrived. Left out, as the document says. */
  repeatable?: boolean
  /** True for a request that cannot be made a second time, such as one with a stream as its body. */
  once?: boolean
  /** False for base URLs, which need no token, and must not get one on another host. */
  authenticate?: boolean
  /** True where the caller reads the body as it comes; otherwise it is read here, under the same timeout and retries. */
  stream?: boolean
}
