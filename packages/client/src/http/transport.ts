import type { OperationId } from '@tintype/types/operations'
import { createAttempt, type History } from './attempt.ts'
import { createAuthentication } from './auth.ts'
import { systemClock } from './clock.ts'
import { type Explanation, PhotosError, type PhotosErrorInit, readErrorBody } from './errors.ts'
import type { PhotosClientOptions, RequestOptions } from './options.ts'
import { retryAfter, retryDelay } from './retry.ts'
import { apiClient } from './runtime.ts'
import { checkNumbers } from './validate.ts'
import { wireFacts } from './wire.ts'

/** What everything is sent with: authentication, retries, timeouts, hooks, abort. */
export interface Transport {
  /**
   * Sends until the answer is final: any status but those that the operation's retry rules repeat.
   * @throws PhotosError: no answer (network), timed out, aborted, no access token to be had
   */
  send(call: TransportCall): Promise<Response>
  /** The same for those who want the body as text, and the answer for its head. @param read makes of it what is given */
  exchange<Value>(call: TransportCall, read: (exchange: Exchange) => Value): Promise<Value>
  /** The error that an answer stands for. */
  refusal(operation: OperationId, exchange: Exchange): PhotosError
  /** An error with its explanation, where the client has any. */
  error(init: PhotosErrorInit): PhotosError
}

export interface TransportCall {
  /** Whose retry rules, scopes and hints apply, and what errors and hooks name. */
  operation: OperationId
  /** Made anew for every attempt, because a body can be read once. */
  request: () => Sendable | Promise<Sendable>
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

export interface Exchange {
  response: Response
  /** The body, unless it is left as a stream. */
  text: string | undefined
  history: History
}

/** A request, or what it would be made of, with headers by their names in lower case. */
export type Sendable = Request | { url: string; init: RequestInit & { headers: Record<string, string> } }

/** What is known of an error. */
export type Explain = (error: PhotosErrorInit) => Explanation

const RETRIES = 3
const MAX_DELAY = 120_000
const TIMEOUT = 60_000

export function createTransport(client: PhotosClientOptions, explain?: Explain): Transport {
  const { clock = systemClock, maxDelay = MAX_DELAY } = client
  const auth = createAuthentication(client.auth)
  const prefix = clock.random().toString(36).slice(2, 8)
  let calls = 0

  const error = (init: PhotosErrorInit) => new PhotosError({ ...init, ...explain?.(init) })
  const attempt = createAttempt({ client, clock, fixedHeaders: apiClient(), error })

  async function exchange<Value>(call: TransportCall, read: (exchange: Exchange) => Value): Promise<Value> {
    const { operation, options, once = false, authenticate = true } = call
    checkNumbers(options)
    const { bytes, idempotent } = wireFacts(operation)
    const timeout = options.timeout ?? client.timeout ?? (bytes || call.stream ? Infinity : TIMEOUT)
    const total = options.totalTimeout ?? client.totalTimeout
    const deadline = total === undefined ? Infinity : clock.now() + total
    const history: History = { attempts: 0, requestId: `${prefix}-${++calls}`, ofBaseUrl: !authenticate }
    let token = authenticate ? auth.token : undefined
    let renewed = false
    let repeats = 0

    for (;;) {
      const milliseconds = total === undefined ? timeout : Math.min(timeout, deadline - clock.now())
      const outcome = await attempt(call, token, milliseconds, history)
      const isError = outcome instanceof PhotosError
      if (!isError && outcome.response.ok) return read(outcome)

      if (!isError && outcome.response.status === 401 && !renewed && !once) {
        const rejected = outcome.token
        renewed = true
        if (rejected !== undefined && auth.canRenew) {
          token = () => auth.renew(rejected)
          continue
        }
      }
      const { signal, retries = client.retries ?? RETRIES } = options
      const { repeatable = idempotent } = call
      const delay =
        once || repeats >= retries ? undefined : retryDelay(outcome, { repeatable, repeats, maxDelay, clock })
      // Waiting longer than the call may take would only put the same failure off.
      if (delay === undefined || clock.now() + delay >= deadline) {
        if (isError) throw outcome
        return read(outcome)
      }
      const code = isError ? 0 : outcome.response.status
      client.onRetry?.({ id: history.requestId, operation, attempt: history.attempts, delay, code })
      repeats++
      // Whoever aborts is answered by the next attempt, which then sends nothing.
      await clock.sleep(delay, signal).catch(() => {})
    }
  }

  function send(call: TransportCall): Promise<Response> {
    // Browsers hide a redirect behind a status that no response can be made of.
    return exchange(call, ({ response, text }) =>
      text === undefined || !response.status ? response : readAgain(response, text),
    )
  }

  function refusal(operation: OperationId, { response, text = '', history }: Exchange): PhotosError {
    const told = readErrorBody(parsed(text))
    const code = response.status
    return error({
      kind: told || history.ofBaseUrl ? 'answer' : 'unreadable',
      operation,
      message: `${operation} was answered with ${code}${history.ofBaseUrl ? '' : ', but not in the form of this API'}`,
      ...told,
      code,
      retryAfter: retryAfter(response.headers, clock),
      ...history,
    })
  }

  return { send, exchange, refusal, error }
}

/** An answer whose body has been read, to be read once more. */
function readAgain({ status, statusText, headers, url }: Response, text: string): Response {
  const again = new Response(text || null, { status, statusText, headers })
  return Object.defineProperty(again, 'url', { value: url })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
