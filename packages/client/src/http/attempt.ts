import type { OperationId } from '@tintype/types/operations'
import { abortable } from './abortable.ts'
import type { AttemptResult, CallInfo, RequestInput, TransportCall } from './call.ts'
import type { PhotosError, PhotosErrorInit, PhotosErrorKind } from './errors.ts'
import { readText } from './fastText.ts'
import { type RequestEvent, redactUrl } from './hooks.ts'
import type { Clock, PhotosClientOptions, RequestOptions } from './options.ts'
import { type Replacements, redactError } from './secrets.ts'
import { withTimeout } from './timeout.ts'
import { headerValue, isToken } from './validate.ts'

/** The parts that all attempts of a client share. */
export interface AttemptContext {
  client: PhotosClientOptions
  clock: Clock
  /** Headers of every request. They replace the request's own. */
  fixedHeaders: Record<string, string>
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
  { client, clock, fixedHeaders, createError }: AttemptContext,
  call: TransportCall,
  getToken: GetToken | undefined,
  milliseconds: number,
  info: CallInfo,
): Promise<AttemptResult> {
  const { operation, options } = call
  const { signal: outer } = options
  const timeout = withTimeout(milliseconds, outer)
  const signal = timeout?.signal ?? null
  let token: string | undefined
  let input: RequestInput | undefined
  let isStreamed = false

  function failure(kind: PhotosErrorKind, problem: string, error: unknown): PhotosError {
    const fields = { ...info, operation }
    if (outer?.aborted) {
      const { reason } = outer
      const message = `${operation} was aborted: ${messageOf(reason)}`
      return createError({ ...fields, kind: 'aborted', message, cause: reason })
    }
    if (timeout?.isExpired) {
      return createError({
        ...fields,
        kind: 'timeout',
        message: `${operation} took longer than ${milliseconds} ms`,
      })
    }
    const cause = redactError(error, secretsOf(operation, token, input))
    return createError({ ...fields, kind, message: `${operation} ${problem}: ${messageOf(cause)}`, cause })
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
    const headers = attemptHeaders(token, fixedHeaders, options.headers)
    // A redirect may lead to another host, and bodies hold secrets too.
    const redirect = token === undefined ? 'follow' : 'manual'
    const request = prepare(input, headers, { signal, redirect }, client.fetch !== undefined)
    info.attempts++
    client.onRequest?.(requestEvent(operation, info, input))
    const sentAt = clock.now()

    let response: Response
    try {
      response = await send(request, client.fetch, signal)
    } catch (error) {
      return failure('network', 'got no response', error)
    }
    const { status: code } = response
    client.onResponse?.({
      ...requestEvent(operation, info, input),
      code,
      milliseconds: clock.now() - sentAt,
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

/**
 * Adds what is specific to an attempt.
 * @returns the arguments of the global fetch, which takes them faster than a Request; a Request for a custom fetch
 */
function prepare(
  input: RequestInput,
  headers: Record<string, string>,
  init: RequestInit,
  isForCustomFetch: boolean,
): RequestInput {
  if ('init' in input && !isForCustomFetch) {
    const { url, init: own } = input
    return { url, init: { ...own, ...init, headers: { ...own.headers, ...headers } } }
  }
  const request =
    'init' in input ? new Request(input.url, { ...input.init, ...init }) : new Request(input, init)
  for (const name in headers) request.headers.set(name, headers[name] as string)
  return request
}

/** The headers of one attempt, by their names in lower case. They replace those of the request. */
function attemptHeaders(
  token: string | undefined,
  fixedHeaders: Record<string, string>,
  callHeaders: RequestOptions['headers'],
): Record<string, string> {
  const headers = { ...fixedHeaders }
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  for (const name in callHeaders) {
    const value = callHeaders[name]
    const lower = name.toLowerCase()
    // Where the client sends no token, a token of the caller must not go either.
    const isWanted = value !== undefined && (token !== undefined || lower !== 'authorization')
    if (isWanted) headers[lower] = headerValue(name, value)
  }
  return headers
}

/** The global fetch obeys the signal; a custom one may not. */
function send(
  request: RequestInput,
  fetch: PhotosClientOptions['fetch'],
  signal: AbortSignal | null,
): Promise<Response> {
  if ('init' in request) return globalThis.fetch(request.url, request.init)
  return fetch ? abortable(fetch(request), signal) : globalThis.fetch(request)
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
  const { method = 'GET' } = 'init' in input ? input.init : input
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
