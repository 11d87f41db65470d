import type { OperationId } from '@tintype/types/operations'
import { type AttemptContext, attempt, type GetToken } from './attempt.ts'
import { type Authentication, createAuthentication } from './auth.ts'
import type { Attempt, AttemptResult, CallInfo, TransportCall } from './call.ts'
import { systemClock } from './clock.ts'
import { type Explanation, PhotosError, type PhotosErrorInit, parseErrorBody } from './errors.ts'
import type { Clock, PhotosClientOptions } from './options.ts'
import { retryAfter, retryDelay } from './retry.ts'
import { identity, isBrowser } from './runtime.ts'
import { checkedHeaders, checkNumbers } from './validate.ts'
import { wireFacts } from './wire.ts'

/** Finds the name and the hint of an error. */
export type Explain = (error: PhotosErrorInit) => Explanation

const RETRIES = 3
const MAX_DELAY = 120_000
const TIMEOUT = 60_000

/** The state of a call, which changes from attempt to attempt. */
interface CallState {
  info: CallInfo
  auth: Authentication
  getToken: GetToken | undefined
  isTokenRenewed: boolean
  retries: number
  /** When the call has to end, in milliseconds since 1970 UTC. */
  deadline: number
}

/** Sends the requests of a client, with authentication, retries, timeouts, hooks and abort. */
export class Transport {
  readonly #client: PhotosClientOptions
  readonly #explain: Explain | undefined
  readonly #clock: Clock
  readonly #auth: Authentication
  readonly #context: AttemptContext
  readonly #idPrefix: string
  #calls = 0

  constructor(client: PhotosClientOptions, explain?: Explain) {
    const { auth, clock = systemClock } = client ?? {}
    this.#client = client
    this.#explain = explain
    this.#clock = clock
    this.#auth = createAuthentication(auth)
    const createError = (init: PhotosErrorInit) => this.createError(init)
    const apiHeaders = checkedHeaders({ ...identity(client.appInfo), ...client.defaultHeaders })
    this.#context = { client, clock, apiHeaders, sendsId: !isBrowser(), createError }
    this.#idPrefix = clock.random().toString(36).slice(2, 8)
  }

  /**
   * Sends a request until its response is final, whatever its status.
   * @throws PhotosError if there is no response: network failure, timeout, abort, no access token
   */
  send(call: TransportCall): Promise<Attempt> {
    return this.#send(call, false)
  }

  /** Like `send`, but throws the error that an unsuccessful response stands for. */
  sendOrThrow(call: TransportCall): Promise<Attempt> {
    return this.#send(call, true)
  }

  async #send(call: TransportCall, throwsForStatus: boolean): Promise<Attempt> {
    const state = this.#begin(call)
    const { info } = state
    for (;;) {
      const result = await attempt(this.#context, call, state.getToken, this.#timeout(call, state), info)
      const isError = result instanceof PhotosError
      if (!isError && result.response.ok) return result
      if (this.#renewToken(call, state, result)) continue
      const delay = this.#retryDelay(call, state, result)
      if (delay === undefined) {
        if (isError) throw this.failed(result)
        if (throwsForStatus) throw this.failed(this.responseError(call.operation, result))
        return result
      }
      const code = isError ? 0 : result.response.status
      const { operation, options } = call
      this.#client.onRetry?.({ id: info.requestId, operation, attempt: info.attempts, delay, code })
      state.retries++
      // If the call is aborted meanwhile, the next attempt reports it without sending anything.
      await this.#clock.sleep(delay, options.signal).catch(() => {})
    }
  }

  /** Reports the error of a call. */
  failed(error: PhotosError): PhotosError {
    this.#client.onError?.(error)
    return error
  }

  /** The error that a response stands for. */
  responseError(operation: OperationId, { response, text = '', info }: Attempt): PhotosError {
    const body = parseErrorBody(text)
    const code = response.status
    return this.createError({
      kind: body || info.ofBaseUrl ? 'answer' : 'unreadable',
      operation,
      message: `${operation} returned ${code}${info.ofBaseUrl ? '' : ', but not in the format of this API'}`,
      ...body,
      code,
      headers: response.headers,
      retryAfter: retryAfter(response.headers, this.#clock),
      ...info,
    })
  }

  /** Creates an error, with an explanation if the client has them. */
  createError(init: PhotosErrorInit): PhotosError {
    return new PhotosError({ ...init, ...this.#explain?.(init) })
  }

  #begin({ options, authenticate = true }: TransportCall): CallState {
    checkNumbers(options)
    const total = options.totalTimeout ?? this.#client.totalTimeout
    const auth = options.auth === undefined ? this.#auth : createAuthentication(options.auth)
    return {
      auth,
      info: { attempts: 0, requestId: `${this.#idPrefix}-${++this.#calls}`, ofBaseUrl: !authenticate },
      getToken: authenticate ? auth.token : undefined,
      isTokenRenewed: false,
      retries: 0,
      deadline: this.#clock.now() + (total ?? Infinity),
    }
  }

  /** How long the next attempt may take, in milliseconds. */
  #timeout({ operation, options, stream }: TransportCall, { deadline }: CallState): number {
    const isUnlimited = stream || wireFacts(operation).bytes
    const timeout = options.timeout ?? this.#client.timeout ?? (isUnlimited ? Infinity : TIMEOUT)
    return Math.min(timeout, deadline - this.#clock.now())
  }

  /** Makes the next attempt use another token, once per call. @returns whether to make it */
  #renewToken({ isSingleUse }: TransportCall, state: CallState, result: AttemptResult): boolean {
    const { auth, isTokenRenewed } = state
    const isRejected = !(result instanceof PhotosError) && result.response.status === 401
    if (!isRejected || isSingleUse || isTokenRenewed || !auth.canRenew) return false
    const { token } = result
    if (token === undefined) return false
    state.isTokenRenewed = true
    state.getToken = () => auth.renew(token)
    return true
  }

  /** Milliseconds to wait before another attempt; undefined if the result is final. */
  #retryDelay(
    call: TransportCall,
    { retries, deadline }: CallState,
    result: AttemptResult,
  ): number | undefined {
    const { operation, options, isSingleUse, idempotent = wireFacts(operation).idempotent } = call
    const { retries: maxRetries = RETRIES, maxDelay = MAX_DELAY } = this.#client
    if (isSingleUse || retries >= (options.retries ?? maxRetries)) return undefined
    const clock = this.#clock
    const delay = retryDelay(result, { idempotent, retries, maxDelay, clock })
    // After a wait beyond the deadline the call would only fail later.
    return delay !== undefined && clock.now() + delay < deadline ? delay : undefined
  }
}
