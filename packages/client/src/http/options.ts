import type { Hooks } from './hooks.ts'

/** Options of one call. */
export interface RequestOptions {
  /** Aborts the call at any time: before a request, between attempts, while the response is read. */
  signal?: AbortSignal | undefined
  /** Time limit of one attempt, including reading the response, in milliseconds. Default: the client's. */
  timeout?: number | undefined
  /** Time limit of the call, with all attempts and the delays between them, in milliseconds. Default: the client's. */
  totalTimeout?: number | undefined
  /** How often the request may be repeated after a transient failure. Default: the client's. */
  retries?: number | undefined
  /** Additional headers of this call's requests. They replace `defaultHeaders` of the same names. */
  headers?: Record<string, string | undefined> | undefined
  /** The access token of this call, or a function that returns one. Default: the client's. */
  auth?: Auth | undefined
}

/** An OAuth access token, or a function that gets one. */
export type Auth = string | ((context: AuthContext) => string | Promise<string>)

export interface AuthContext {
  /** The token that the API has just rejected with 401; do not return it again from a cache. */
  rejected?: string
}

/** A source of time and randomness. Tests replace it, for example with `fakeClock`. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number
  /** Resolves after a delay; rejects with the signal's reason when it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** A number from 0 up to, but not including, 1. */
  random(): number
}

/** The name and the version of a program. */
export interface AppInfo {
  name: string
  version?: string | undefined
}

/**
 * A function with either signature: `(request)`, or `(url, init)` such as the `fetch` of undici and node-fetch. A
 * function with two parameters gets the URL as text. Any other gets a Request, which is its URL when converted to text.
 */
// biome-ignore lint/suspicious/noExplicitAny: each library has its own type of init.
export type Fetch = (input: Request & string, init: any) => Promise<FetchResponse>

/** The part of a Response that the client reads. */
export interface FetchResponse {
  readonly status: number
  readonly ok: boolean
  readonly headers: Pick<Headers, 'get'>
  readonly body: unknown
  text(): Promise<string>
}

export interface PhotosClientOptions extends Hooks {
  /** An access token, or a function that returns one. It is called before every request, and once more after a 401. */
  auth: Auth
  /** URL of the API. Default: Google's. */
  baseUrl?: string | undefined
  /**
   * Further origins of upload sessions, such as `https://uploads.example`. The service chooses the URL of a session,
   * which receives the access token and the bytes. Default: only the origin of `baseUrl` is allowed.
   */
  uploadOrigins?: readonly string[] | undefined
  /** Headers of every request to the API. Base URLs of media, which may be at another origin, do not get them. */
  defaultHeaders?: Record<string, string | undefined> | undefined
  /** The program that uses the client, for the log of the API. */
  appInfo?: AppInfo | undefined
  /** Replaces the global fetch. */
  fetch?: Fetch | undefined
  /** Time limit of one attempt in milliseconds. Default: 60,000; unlimited for uploads of bytes and downloads. */
  timeout?: number | undefined
  /** Time limit of a call with all its attempts in milliseconds. Default: unlimited. */
  totalTimeout?: number | undefined
  /** How often a request may be repeated after a transient failure. Default: 3. */
  retries?: number | undefined
  /**
   * Longest delay before another attempt in milliseconds. A call fails at once if the API asks for a longer one.
   * Default: 120,000.
   */
  maxDelay?: number | undefined
  /** Replaces the clock and the random numbers of the system. */
  clock?: Clock | undefined
}
