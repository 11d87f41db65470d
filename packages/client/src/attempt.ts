import { limit, unlessAborted } from './clock.ts'
import type { PhotosError, PhotosErrorKind } from './error.ts'
import { redactUrl } from './hooks.ts'
import type { Clock, PhotosClientOptions } from './options.ts'
import type { Exchange, Sendable, TransportCall } from './transport.ts'

export interface Attempt {
  call: TransportCall
  client: PhotosClientOptions
  clock: Clock
  /** Set on the request, over its own. */
  headers: Record<string, string>
  /** Left out where none is wanted. */
  token: (() => string | Promise<string>) | undefined
  /** Until the answer is read. */
  milliseconds: number
  /** What the call has taken so far; counted on when the request goes out. */
  history: History
  fail: Fail
}

/** What errors tell of a call beside what happened. */
export interface History {
  attempts: number
  requestId: string
  ofBaseUrl: boolean
}

/** Makes the error of an attempt. @param message what happened to the operation, without its name */
export type Fail = (kind: PhotosErrorKind, message: string, cause?: unknown) => PhotosError

export interface Outcome extends Exchange {
  /** What it was sent with. */
  token: string | undefined
}

/** Sends a request once, and reads the answer, unless it is good and wanted as a stream. @throws PhotosError */
export async function attempt(parts: Attempt): Promise<Outcome> {
  const { call, client, clock, headers, milliseconds, history, fail } = parts
  const { operation, options } = call
  const { signal: outer } = options
  const { signal, isLate, release } = limit(milliseconds, outer)
  // The runtime's own fetch heeds the signal; others are not counted upon.
  const until = <Value>(promise: Promise<Value>) => (client.fetch ? unlessAborted(promise, signal) : promise)
  const throwIfAborted = () => {
    if (outer?.aborted) throw fail('aborted', `was aborted: ${messageOf(outer.reason)}`, outer.reason)
  }
  const or = (kind: PhotosErrorKind, message: string) => (cause: unknown) => {
    throwIfAborted()
    if (isLate()) throw fail('timeout', `took longer than ${milliseconds} ms`)
    throw fail(kind, `${message}: ${messageOf(cause)}`, cause)
  }
  let streams = false
  try {
    throwIfAborted()
    const asked = parts.token?.()
    const token =
      asked instanceof Promise
        ? await unlessAborted(asked, signal).catch(or('auth', 'has no access token'))
        : asked
    const made = await call.request()
    const [url, method] =
      made instanceof Request ? [made.url, made.method] : [made.url, made.init.method ?? 'GET']
    history.attempts++
    const event = () => ({
      id: history.requestId,
      operation,
      attempt: history.attempts,
      method,
      url: redactUrl(url, operation),
    })
    client.onRequest?.(event())
    const started = clock.now()
    const response = await until(dispatch(made, token, headers, signal, client.fetch)).catch(
      or('network', 'got no answer'),
    )
    client.onResponse?.({ ...event(), code: response.status, milliseconds: clock.now() - started })

    streams = call.stream === true && response.ok
    if (streams) return { response, text: undefined, token, history }
    const text = await until(response.text()).catch(or('network', 'got only a part of the answer'))
    return { response, text, token, history }
  } finally {
    // An answer that is still to be read must stay within reach of the caller's signal.
    release(!streams)
  }
}

/** Every Request that is made costs a tenth of a call on the same machine: without need, none is. */
async function dispatch(
  made: Sendable,
  token: string | undefined,
  fixed: Record<string, string>,
  signal: AbortSignal,
  fetch: PhotosClientOptions['fetch'],
): Promise<Response> {
  const headers = token === undefined ? fixed : { authorization: `Bearer ${token}`, ...fixed }
  if (!(made instanceof Request) && !fetch) {
    const { url, init } = made
    return globalThis.fetch(url, { ...init, headers: { ...init.headers, ...headers }, signal })
  }
  const request =
    made instanceof Request ? new Request(made, { signal }) : new Request(made.url, { ...made.init, signal })
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
  return (fetch ?? globalThis.fetch)(request)
}

/** The runtimes say what happened in the cause: the error itself is "fetch failed". */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message
    ? `${error.message} (${error.cause.message})`
    : error.message
}
