import type { OperationId } from '@tintype/types/operations'
import type { PhotosError } from './errors.ts'
import { isLoggable } from './wire.ts'

/** Called with what the client does. An exception thrown by a hook ends the call. No event contains a token. */
export interface Hooks {
  /** Called before a request is sent. */
  onRequest?: ((event: RequestEvent) => void) | undefined
  /** Called when the headers of a response have arrived, whatever its status. */
  onResponse?: ((event: ResponseEvent) => void) | undefined
  /** Called before the wait that precedes another attempt. */
  onRetry?: ((event: RetryEvent) => void) | undefined
  /** Called with the error of a call that failed, before it is thrown. */
  onError?: ((error: PhotosError) => void) | undefined
}

interface Event {
  /** The same for all attempts of a call; `PhotosError.requestId` of its error. Outside browsers it is sent as `X-Request-Id`. */
  id: string
  operation: OperationId
  /** From 1. */
  attempt: number
}

export interface RequestEvent extends Event {
  method: string
  /** The URL with tokens, keys and signatures replaced by `…`. */
  url: string
}

export interface ResponseEvent extends RequestEvent {
  /** HTTP status. */
  code: number
  /** Time from sending the request until the headers of the response. */
  milliseconds: number
  /** The id of the request in the server's log (`X-Request-Id`); empty if the server sends none. */
  serverRequestId: string
}

export interface RetryEvent extends Event {
  /** Milliseconds until the next attempt. */
  delay: number
  /** HTTP status; 0 if there was no response. */
  code: number
}

/** Query parameters whose values give access. */
const SECRET = /token|key|upload_id/i

/** A URL for logs. Base URLs are signed in their path, so that only the origin is left unless the path is the API's. */
export function redactUrl(url: string, operation: OperationId): string {
  const { origin, pathname, searchParams } = new URL(url)
  if (!isLoggable(operation, pathname)) return `${origin}/…`
  for (const name of [...searchParams.keys()]) if (SECRET.test(name)) searchParams.set(name, '…')
  const query = decodeURIComponent(searchParams.toString())
  return origin + pathname + (query && `?${query}`)
}
