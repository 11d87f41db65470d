import type { Hooks } from './hooks.ts'

/** What may be said of one call beside its parameters. */
export interface RequestOptions {
  /** Ends the call when aborted: before it is sent, while it waits to be sent again, while its answer is read. */
  signal?: AbortSignal | undefined
  /** Milliseconds that one attempt may take, its answer read. The client's when left out. */
  timeout?: number | undefined
  /** Milliseconds that the call may take with all attempts and the waiting between them. */
  totalTimeout?: number | undefined
  /** How often the request may be sent again after a failure that passes. */
  retries?: number | undefined
  /** Sent with this call alone. */
  headers?: Record<string, string> | undefined
}

/** An OAuth access token, or a function that gets one. */
export type Auth = string | ((context: AuthContext) => string | Promise<string>)

export interface AuthContext {
  /** The token that the API has just refused with 401: a cached one must not be given again. */
  rejected?: string
}

/** Time and chance, for those who want to decide about them, such as tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after so many milliseconds; rejects when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** At least 0, less than 1. */
  random(): number
}

export interface PhotosClientOptions extends Hooks {
  /** An access token, or a function that is asked for one before every request, and once more after a 401. */
  auth: Auth
  /** Where the API is; Google's own when left out. */
  baseUrl?: string | undefined
  /**
   * Other origins that upload sessions may be at, such as `https://uploads.example`. The access token and the bytes go
   * where the service says a session is; only `baseUrl`'s origin is allowed when left out.
   */
  uploadOrigins?: readonly string[] | undefined
  /** Used instead of the global fetch. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Milliseconds that one attempt may take. 60,000 when left out; none for uploads of bytes. */
  timeout?: number | undefined
  /** Milliseconds that a call may take with all its attempts. Unlimited when left out. */
  totalTimeout?: number | undefined
  /** How often a request may be sent again after a failure that passes; 3 when left out. */
  retries?: number | undefined
  /** Longest wait before an attempt, in milliseconds: who is asked to wait longer fails at once. 120,000 when left out. */
  maxDelay?: number | undefined
  /** Used instead of the system's. */
  clock?: Clock | undefined
}
