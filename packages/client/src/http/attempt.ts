import type { OperationId } from '@tintype/types/operations'
import { abortable } from './abortable.ts'
import type { AttemptResult, CallInfo, RequestInput, TransportCall } from './call.ts'
import { type PhotosError, type PhotosErrorInit, type PhotosErrorKind, requestIdOf } from './errors.ts'
import { readText } from './fastText.ts'
import { type RequestEvent, redactUrl } from './hooks.ts'
import type { Clock, PhotosClientOptions, RequestOptions } from './options.ts'
import { type Replacements, redactError } from './secrets.ts'
import { send } from './send.ts'
import { withTimeout } from './timeout.ts'
import { checkedHeaders, isToken } from './validate.ts'

/** The parts that all attempts of a client share. */
export interface AttemptContext {
  client: PhotosClientOptions
  clock: Clock
  /** Headers of every request with a token, by their names in lower case. They replace the request's own. */
  apiHeaders: Record<string, string>
  /** Whether to send the id of the call. */
  sendsId: boolean
  createError(init: PhotosErrorInit): PhotosError
}

export type GetToken = () => string | Promise<string>

const UNUSABLE_TOKEN =
  'auth must provide a token that a header can carry, without spaces or line breaks inside'

/**
 * Sends a request once and reads the response, unless it is a success that the caller wants as a stream.
 * Failures are returned. Only mistakes in a hook or in the request are thrown.
 * @param getToken undefined for a request without a token
 * @param milliseconds time limit, including reading the response
 * @param info its count of attempts grows when the request is sent
 */
export async function attempt(
  context: AttemptContext,
  call: TransportCall,
  getToken: GetToken | undefined,
  milliseconds: number,
  info: CallInfo,
): Promise<AttemptResult> {
  const { client, clock, createError } = context
  const { operation, options } = call
  const { signal: outer } = options
  const timeout = withTimeout(milliseconds, outer)
  const signal = timeout?.signal ?? null
  let token: string | undefined
  let input: RequestInput | undefined
  let isStreamed = false

  function failure(kind: PhotosErrorKind, problem: string, error: unknown): PhotosError {
    const create = (kind: PhotosErrorKind, problem: string, cause?: unknown) =>
      createError({ ...info, operation, kind, message: `${operation} ${problem}`, cause })
    if (outer?.aborted) return create('aborted', `was aborted: ${messageOf(outer.reason)}`, outer.reason)
    if (timeout?.isExpired) return create('timeout', `took longer than ${milliseconds} ms`)
    const cause = redactError(error, secretsOf(operation, token, input))
    return create(kind, `${problem}: ${messageOf(cause)}`, cause)
  }

  try {
    try {
      outer?.throwIfAborted()
      const result = getToken?.()
      token = result instanceof Promise ? await abortable(result, signal) : result
      if (getToken && !isToken(token)) throw new TypeError(UNUSABLE_TOKEN)
    } catch (error) {
      return failure('auth', 'has no access token', error)
    }

    const created = call.createRequest()
    input = created instanceof Promise ? await created : created
    // A redirect may lead to another host, and bodies hold secrets too.
    const redirect = token === undefined ? 'follow' : 'manual'
    const headers = attemptHeaders(context, token, info, input.init.headers, options.headers)
    const init = { ...input.init, signal, redirect, headers } as const
    info.attempts++
    client.onRequest?.(requestEvent(operation, info, input))
    const sentAt = clock.now()

    let response: Response
    try {
      response = await send({ url: input.url, init }, client.fetch)
    } catch (error) {
      return failure('network', 'got no response', error)
    }
    const { status: code } = response
    client.onResponse?.({
      ...requestEvent(operation, info, input),
      code,
      milliseconds: clock.now() - sentAt,
      serverRequestId: requestIdOf(response.headers),
    })

    isStreamed = call.stream === true && response.ok
    if (isStreamed) return { response, text: undefined, token, info }
    try {
      const text = readText(response)
      return { response, text: await (client.fetch ? abortable(text, signal) : text), token, info }
    } catch (error) {
      return failure('network', 'got only part of the response', error)
    }
  } finally {
    // The caller's signal still has to end a body that the caller reads.
    if (isStreamed) timeout?.stop()
    else timeout?.release()
  }
}

/** The headers of one attempt, by their names in lower case. Later ones replace earlier ones. */
function attemptHeaders(
  { apiHeaders, sendsId }: AttemptContext,
  token: string | undefined,
  { requestId }: CallInfo,
  headersOfRequest: Record<string, string>,
  own: RequestOptions['headers'],
): Record<string, string> {
  const headers = { ...headersOfRequest }
  if (token !== undefined) {
    if (sendsId) headers['x-request-id'] = requestId
    Object.assign(headers, apiHeaders, { authorization: `Bearer ${token}` })
  }
  Object.assign(headers, checkedHeaders(own))
  // Where the client sends no token, a token of the caller must not go either.
  if (token === undefined) delete headers.authorization
  return headers
}

/** The secrets of a request that a runtime or a custom fetch may quote. */
function secretsOf(
  operation: OperationId,
  token: string | undefined,
  input: RequestInput | undefined,
): Replacements {
  const secrets: [string, string][] = isToken(token) ? [[token.trim(), '…']] : []
  if (input) {
    const { url } = input
    const shown = redactUrl(url, operation)
    const path = url.slice(new URL(url).origin.length)
    if (shown !== url) secrets.push([url, shown], [path, '/…'])
  }
  // A shorter text is no secret, and may be part of any word.
  return secrets.filter(([secret]) => secret.length > 7)
}

function requestEvent(operation: OperationId, info: CallInfo, input: RequestInput): RequestEvent {
  const { method = 'GET' } = input.init
  return {
    id: info.requestId,
    operation,
    attempt: info.attempts,
    method,
    url: redactUrl(input.url, operation),
  }
}

/** The message of an error and its cause: runtimes say "fetch failed", and the reason only in the cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message
    ? `${error.message} (${error.cause.message})`
    : error.message
}
