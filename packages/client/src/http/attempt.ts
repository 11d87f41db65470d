import type { OperationId } from '@tintype/types/operations'
import { limited, unlessAborted } from './clock.ts'
import type { PhotosError, PhotosErrorInit, PhotosErrorKind } from './errors.ts'
import { type RequestEvent, redactUrl } from './hooks.ts'
import type { Clock, PhotosClientOptions, RequestOptions } from './options.ts'
import { type Secrets, withoutSecrets } from './secrets.ts'
import type { Exchange, Sendable, TransportCall } from './transport.ts'
import { headerValue, isToken } from './validate.ts'

/** What all attempts of a client have in common. */
export interface AttemptParts {
  client: PhotosClientOptions
  clock: Clock
  /** Set on every request, over its own. */
  fixedHeaders: Record<string, string>
  error(init: PhotosErrorInit): PhotosError
}

/** What errors tell of a call beside what happened. */
export interface History {
  attempts: number
  requestId: string
  ofBaseUrl: boolean
}

export interface Outcome extends Exchange {
  /** What it was sent with. */
  token: string | undefined
}

/** Under way, what a failure there is: of which kind, and what happened to the operation. */
type Step = readonly [kind: PhotosErrorKind, message: string]

const ASKING: Step = ['auth', 'has no access token']
const SENDING: Step = ['network', 'got no answer']
const READING: Step = ['network', 'got only a part of the answer']

/**
 * Makes a function that sends a request once, and reads the answer, unless it is good and wanted as a stream.
 * Failures are returned: what it throws is a mistake in a hook or in making the request.
 */
export function createAttempt({ client, clock, fixedHeaders, error }: AttemptParts) {
  /**
   * @param askToken left out where no token is wanted
   * @param milliseconds until the answer is read
   * @param history what the call has taken so far; counted on when the request goes out
   */
  return async function attempt(
    call: TransportCall,
    askToken: (() => string | Promise<string>) | undefined,
    milliseconds: number,
    history: History,
  ): Promise<Outcome | PhotosError> {
    const { signal: outer } = call.options
    const { fetch } = client
    const bound = limited(milliseconds, outer)
    const signal = bound?.signal ?? null
    let step: Step | undefined = ASKING
    let streams = false
    let token: string | undefined
    let made: Sendable | undefined
    try {
      outer?.throwIfAborted()
      const asked = askToken?.()
      token = asked instanceof Promise ? await unlessAborted(asked, signal) : asked
      if (askToken && !isToken(token)) throw new TypeError(NO_TOKEN)
      step = undefined
      const given = call.request()
      made = given instanceof Promise ? await given : given
      const request = prepare(made, call.options, token, signal)
      history.attempts++
      client.onRequest?.(eventOf(call, history, made))
      const started = client.onResponse && clock.now()

      step = SENDING
      const sent = request
        ? (fetch ?? globalThis.fetch)(request)
        : globalThis.fetch(made.url, (made as { init: RequestInit }).init)
      // The runtime's own fetch heeds the signal; others are not counted upon.
      const response = await (fetch ? unlessAborted(sent, signal) : sent)
      if (started !== undefined) {
        step = undefined
        const { status: code } = response
        client.onResponse?.({ ...eventOf(call, history, made), code, milliseconds: clock.now() - started })
      }

      streams = call.stream === true && response.ok
      if (streams) return { response, text: undefined, token, history }
      step = READING
      const read = textOf(response)
      const text = await (fetch ? unlessAborted(read, signal) : read)
      return { response, text, token, history }
    } catch (cause) {
      if (!step) throw cause
      const { operation } = call
      const failure = (kind: PhotosErrorKind, what: string, cause?: unknown) =>
        error({ ...history, kind, operation, message: `${operation} ${what}`, cause })
      if (outer?.aborted) return failure('aborted', `was aborted: ${messageOf(outer.reason)}`, outer.reason)
      if (bound?.isLate) return failure('timeout', `took longer than ${milliseconds} ms`)
      const [kind, what] = step
      const shown = withoutSecrets(cause, secretsOf(operation, token, made))
      return failure(kind, `${what}: ${messageOf(shown)}`, shown)
    } finally {
      // An answer that is still to be read must stay within reach of the caller's signal.
      bound?.release(!streams)
    }
  }

  /**
   * Completes what is sent. Every Request takes a tenth of a call on the same machine, so one is made only for a custom
   * fetch; otherwise the result is undefined, and `made` has everything.
   * @throws TypeError for headers that fetch would reject as if the network had failed
   */
  function prepare(
    made: Sendable,
    options: RequestOptions,
    token: string | undefined,
    signal: AbortSignal | null,
  ): Request | undefined {
    const init = 'init' in made ? made.init : undefined
    // Made for this call alone: its own headers and those of the attempt before are set over.
    const headers = init?.headers ?? {}
    if (token !== undefined) headers.authorization = `Bearer ${token}`
    Object.assign(headers, fixedHeaders)
    for (const name in options.headers) {
      const value = options.headers[name]
      const lower = name.toLowerCase()
      // Where no token of the client goes, none of the call goes either.
      const isWanted = value !== undefined && (token !== undefined || lower !== 'authorization')
      if (isWanted) headers[lower] = headerValue(name, value)
    }
    // A redirect may lead anywhere, and bodies hold tokens too.
    const redirect = token === undefined ? 'follow' : 'manual'
    if (init && !client.fetch) {
      Object.assign(init, { signal, redirect })
      return undefined
    }
    const request = new Request(init ? made.url : (made as Request), { ...init, signal, redirect })
    for (const name in headers) request.headers.set(name, headers[name] as string)
    return request
  }
}

const NO_TOKEN = 'auth must give a token that a header can carry, without spaces or line breaks inside'

/** What a runtime or a custom fetch may quote of a request. */
function secretsOf(operation: OperationId, token: string | undefined, made: Sendable | undefined): Secrets {
  const secrets: [string, string][] = isToken(token) ? [[token.trim(), '…']] : []
  if (made) {
    const shown = redactUrl(made.url, operation)
    const path = made.url.slice(new URL(made.url).origin.length)
    if (shown !== made.url) secrets.push([made.url, shown], [path, '/…'])
  }
  // A shorter text is no secret, and may be a part of any word.
  return secrets.filter(([secret]) => secret.length > 7)
}

const decoder = new TextDecoder()

/** As `text()` does, in less time: Node's goes through several streams, which shows beside what a small answer takes. */
async function textOf(response: Response): Promise<string> {
  if (!response.body) return response.text()
  const reader = response.body.getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
  }
  // Decoding piece by piece takes Node six times as long, and most answers are one piece.
  return decoder.decode(chunks.length === 1 ? chunks[0] : await new Blob(chunks).arrayBuffer())
}

/** What hooks are told of a request, made only where there is one. */
function eventOf(
  { operation }: TransportCall,
  { requestId: id, attempts }: History,
  made: Sendable,
): RequestEvent {
  const { url, method = 'GET' } = 'init' in made ? { url: made.url, method: made.init.method } : made
  return { id, operation, attempt: attempts, method, url: redactUrl(url, operation) }
}

/** The runtimes say what happened in the cause: the error itself is "fetch failed". */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message
    ? `${error.message} (${error.cause.message})`
    : error.message
}
