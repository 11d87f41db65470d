import { limit, unlessAborted } from './clock.ts'
import type { PhotosError, PhotosErrorKind } from './error.ts'
import { redactUrl } from './hooks.ts'
import type { Clock, PhotosClientOptions } from './options.ts'
import type { TransportCall } from './transport.ts'

export interface Attempt {
  call: TransportCall
  client: PhotosClientOptions
  clock: Clock
  /** Set on the request, over its own. */
  headers: Record<string, string>
  /** Left out where none is wanted. */
  token: (() => Promise<string>) | undefined
  /** Until the answer is read. */
  milliseconds: number
  /** Which attempt of which call it is, for hooks. */
  number: number
  requestId: string
  fail: Fail
}

/** Makes the error of an attempt. @param message what happened to the operation, without its name */
export type Fail = (kind: PhotosErrorKind, message: string, cause?: unknown) => PhotosError

export interface Outcome {
  response: Response
  /** Of an answer that is an error. */
  text: string
  /** What it was sent with. */
  token: string | undefined
}

/** Sends a request once, and reads the answer, unless it is good and wanted as a stream. @throws PhotosError */
export async function attempt({ call, client, clock, fail, ...rest }: Attempt): Promise<Outcome> {
  const { operation, options } = call
  const { signal: outer } = options
  const { signal, isLate, release } = limit(rest.milliseconds, outer)
  const until = <Value>(promise: Promise<Value>) => unlessAborted(promise, signal)
  const throwIfAborted = () => {
    if (outer?.aborted) throw fail('aborted', `was aborted: ${messageOf(outer.reason)}`, outer.reason)
  }
  const or = (kind: PhotosErrorKind, message: string) => (cause: unknown) => {
    throwIfAborted()
    if (isLate()) throw fail('timeout', `took longer than ${rest.milliseconds} ms`)
    throw fail(kind, `${message}: ${messageOf(cause)}`, cause)
  }
  let streams = false
  try {
    throwIfAborted()
    const token = rest.token && (await until(rest.token()).catch(or('auth', 'has no access token')))
    const request = new Request(await call.request(), { signal })
    if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`)
    for (const [name, value] of Object.entries(rest.headers)) request.headers.set(name, value)

    const event = () => ({
      id: rest.requestId,
      operation,
      attempt: rest.number,
      method: request.method,
      url: redactUrl(request.url, operation),
    })
    client.onRequest?.(event())
    const started = clock.now()
    const sent = (client.fetch ?? globalThis.fetch)(request)
    const response = await until(sent).catch(or('network', 'got no answer'))
    client.onResponse?.({ ...event(), code: response.status, milliseconds: clock.now() - started })

    streams = call.stream === true && response.ok
    if (streams) return { response, text: '', token }
    const bytes = await until(response.arrayBuffer()).catch(or('network', 'got only a part of the answer'))
    const text = response.ok ? '' : new TextDecoder().decode(bytes)
    return { response: readAgain(response, bytes), text, token }
  } finally {
    // An answer that is still to be read must stay within reach of the caller's signal.
    release(!streams)
  }
}

/** An answer with its body read, to be read once more. */
function readAgain(response: Response, bytes: ArrayBuffer): Response {
  const { status, statusText, headers, url } = response
  const again = new Response(bytes.byteLength > 0 ? bytes : null, { status, statusText, headers })
  return Object.defineProperty(again, 'url', { value: url })
}

/** The runtimes say what happened in the cause: the error itself is "fetch failed". */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message
    ? `${error.message} (${error.cause.message})`
    : error.message
}
