import type { OperationId } from '@tintype/types/operations'
import { showsPath } from './wire.ts'

/** Are told what the client does. What they throw ends the call. Nothing that they get holds a token. */
export interface Hooks {
  onRequest?: ((event: RequestEvent) => void) | undefined
  onResponse?: ((event: ResponseEvent) => void) | undefined
  onRetry?: ((event: RetryEvent) => void) | undefined
}

interface Event {
  /** The same for all attempts of one call, and told by its error. */
  id: string
  operation: OperationId
  /** 1 for the first. */
  attempt: number
}

export interface RequestEvent extends Event {
  method: string
  /** Without tokens, keys and signatures. */
  url: string
}

export interface ResponseEvent extends RequestEvent {
  /** HTTP status. */
  code: number
  /** From sending until the headers of the answer. */
  milliseconds: number
}

export interface RetryEvent extends Event {
  /** Milliseconds until the next attempt. */
  delay: number
  /** HTTP status, or 0 when no answer came. */
  code: number
}

/** Parameters whose values open something. */
const SECRET = /token|key|upload_id/i

/** An address for logs. Base URLs are signed in their path, so of what is no path of the API only the host is left. */
export function redactUrl(url: string, operation: OperationId): string {
  const { origin, pathname, searchParams } = new URL(url)
  if (!showsPath(operation, pathname)) return `${origin}/…`
  for (const name of [...searchParams.keys()]) if (SECRET.test(name)) searchParams.set(name, '…')
  const query = decodeURIComponent(searchParams.toString())
  return origin + pathname + (query && `?${query}`)
}
