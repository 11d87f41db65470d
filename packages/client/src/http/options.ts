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
  /** Additional headers of this call's requests. */
  headers?: Record<string, string> | undefined
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
  /** Replaces the global fetch. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
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
