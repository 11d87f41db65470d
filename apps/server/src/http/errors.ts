import { errorReasons } from '@tintype/types/errors'
import type { FastifyReply } from 'fastify'
import { OverloadedError } from '../concurrency/fairSemaphore.ts'
import { ApiError } from '../domain/apiError.ts'
import { JSON_TYPE, jsonText, type ResponseStyle, responseStyle } from './api/globalParameters.ts'
import { ClientDisconnectedError } from './connection/disconnect.ts'
import { systemFailure } from './systemFailure.ts'

/** The two forms of an error body: uploads answer without the `error` wrapper (facts 5.1 and 9). */
export type ErrorForm = 'wrapped' | 'flat'

/** Sends an error in the API's own form. Anything but an ApiError is Internal and tells nothing of itself. */
export function sendError(reply: FastifyReply, error: unknown, form: ErrorForm): FastifyReply {
  const known = error instanceof ApiError ? error : translate(error, form)
  if (error instanceof OverloadedError)
    reply.log.warn({ reason: error.message }, 'request rejected: overloaded')
  else if (known.error === 'Internal' || systemFailure(error))
    reply.log.error({ err: error }, 'a request failed for a reason of our own')
  const style = responseStyle(reply.request.query)
  const body = form === 'flat' ? flatBody(known) : wrappedBody(known, style)
  const problem = challenge(known)
  if (problem !== undefined) {
    reply.header('www-authenticate', `Bearer realm="https://accounts.google.com/"${problem}`)
  }
  if (isShort(known)) reply.header('retry-after', RETRY_AFTER_SECONDS)
  return reply.code(known.httpStatus).type(JSON_TYPE).send(jsonText(body, style))
}

/** Whether the reason may be gone in a moment. */
const isShort = ({ error, httpStatus }: ApiError) => httpStatus === 503 || error === 'ConcurrentRequests'

/** Long enough for a burst to pass, short enough that nobody waits for nothing. Clients wait longer each time. */
export const RETRY_AFTER_SECONDS = 2

export function wrappedBody(error: ApiError, { olderErrors }: ResponseStyle) {
  const { httpStatus, message, status, details } = error
  return {
    error: {
      code: httpStatus,
      message,
      ...(olderErrors && { errors: [{ message, domain: 'global', reason: reasonOf(error) }] }),
      status,
      ...(details.length > 0 && { details }),
    },
  }
}

/** The name of the error in the older format (facts 9). */
function reasonOf({ status }: ApiError): string | undefined {
  const reasons: Readonly<Record<string, string>> = errorReasons
  return reasons[status ?? '']
}

function flatBody({ rpc, message, details }: ApiError) {
  return { code: rpc, message, ...(details.length > 0 && { details }) }
}

/** What is wrong with the token, as RFC 6750 says it; undefined when nothing is (facts 9). */
function challenge({ error, httpStatus, scopes }: ApiError): string | undefined {
  if (error === 'InsufficientScopes') {
    // A method that was removed has no scope that would open it.
    const opening = scopes.length > 0 ? `, scope="${scopes.join(' ')}"` : ''
    return `, error="insufficient_scope"${opening}`
  }
  if (httpStatus !== 401) return undefined
  return error === 'MissingCredentials' ? '' : ', error="invalid_token"'
}

/** What Fastify itself refuses (a body over the limit, a path that cannot be decoded), and what disk, database and store do. */
function translate(error: unknown, form: ErrorForm): ApiError {
  const { statusCode = 500 } = error as { statusCode?: number }
  if (statusCode < 500) return new ApiError('InvalidArgument')
  const failure = isPassing(error) ? 'unavailable' : systemFailure(error)
  if (failure === 'full') return new ApiError(form === 'flat' ? 'UploadStorageFull' : 'StorageFull')
  if (failure === 'unavailable') return new ApiError(form === 'flat' ? 'UploadUnavailable' : 'Unavailable')
  return new ApiError('Internal')
}

/** The same request may succeed later. */
const isPassing = (error: unknown) =>
  error instanceof OverloadedError || error instanceof ClientDisconnectedError

/** Uploads say the same of every token that will not do: missing, bad, or without the scope (facts 5.1). */
export function uploadError(error: unknown): unknown {
  const refused =
    error instanceof ApiError && (error.httpStatus === 401 || error.error === 'InsufficientScopes')
  return refused ? new ApiError('UploadUnauthenticated') : error
}
