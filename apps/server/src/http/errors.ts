import { type ErrorName, errorReasons } from '@tintype/types/errors'
import type { FastifyReply } from 'fastify'
import { OverloadedError } from '../concurrency/fairSemaphore.ts'
import { ApiError } from '../domain/apiError.ts'
import { ClientDisconnectedError } from './connection/disconnect.ts'
import { JSON_TYPE, jsonText, type ResponseStyle, responseStyle } from './jsonResponse.ts'
import { systemFailure } from './systemFailure.ts'

/** Sends an error in the API's own form. Anything but an ApiError becomes `Internal` and reveals nothing. */
export function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  return send(reply, error, METHOD_ERRORS)
}

/** Sends an error of an upload, which has a flat body and texts of its own (facts 5.1, 9). */
export function sendUploadError(reply: FastifyReply, error: unknown): FastifyReply {
  // Uploads have one error for a missing token, an invalid one and one without the scope.
  const isUnauthenticated =
    error instanceof ApiError && (error.httpStatus === 401 || error.error === 'InsufficientScopes')
  return send(reply, isUnauthenticated ? new ApiError('UploadUnauthenticated') : error, UPLOAD_ERRORS)
}

/** The errors of methods and those of uploads differ in body and texts. */
interface ErrorForm {
  storageFull: ErrorName
  unavailable: ErrorName
  body(error: ApiError, style: ResponseStyle): object
}

const METHOD_ERRORS: ErrorForm = {
  storageFull: 'StorageFull',
  unavailable: 'Unavailable',
  body: errorBody,
}

const UPLOAD_ERRORS: ErrorForm = {
  storageFull: 'UploadStorageFull',
  unavailable: 'UploadUnavailable',
  body: ({ rpc, message, details }) => ({ code: rpc, message, details: unlessEmpty(details) }),
}

function send(reply: FastifyReply, error: unknown, form: ErrorForm): FastifyReply {
  const apiError = error instanceof ApiError ? error : toApiError(error, form)
  logFailure(reply, error, apiError)
  const problem = tokenProblem(apiError)
  if (problem !== undefined) {
    reply.header('www-authenticate', `Bearer realm="https://accounts.google.com/"${problem}`)
  }
  if (isTransient(apiError)) reply.header('retry-after', RETRY_AFTER_SECONDS)
  const style = responseStyle(reply.request.query)
  return reply
    .code(apiError.httpStatus)
    .type(JSON_TYPE)
    .send(jsonText(form.body(apiError, style), style))
}

function logFailure(reply: FastifyReply, error: unknown, apiError: ApiError): void {
  if (error instanceof OverloadedError) {
    reply.log.warn({ reason: error.message }, 'request rejected: overloaded')
  } else if (apiError.error === 'Internal' || systemFailure(error)) {
    reply.log.error({ err: error }, 'request failed with an internal error')
  }
}

/** Whether the same request may succeed in a moment. */
const isTransient = ({ error, httpStatus }: ApiError) => httpStatus === 503 || error === 'ConcurrentRequests'

/** Long enough for a burst to pass, short enough not to delay a client needlessly. Clients wait longer at each retry. */
export const RETRY_AFTER_SECONDS = 2

/** The body of a method's error. */
export function errorBody(error: ApiError, { olderErrors }: ResponseStyle) {
  const { httpStatus, message, status, details } = error
  return {
    error: {
      code: httpStatus,
      message,
      errors: olderErrors ? [{ message, domain: 'global', reason: olderReason(error) }] : undefined,
      status,
      details: unlessEmpty(details),
    },
  }
}

const unlessEmpty = <Item>(list: readonly Item[]) => (list.length > 0 ? list : undefined)

/** The name of the error in the older format (facts 9). */
function olderReason({ status }: ApiError): string | undefined {
  const reasons: Readonly<Record<string, string>> = errorReasons
  return reasons[status ?? '']
}

/** The problem with the token, in the syntax of RFC 6750; undefined when there is none (facts 9). */
function tokenProblem({ error, httpStatus, scopes }: ApiError): string | undefined {
  if (error === 'InsufficientScopes') {
    // No scope gives access to a method that was removed.
    const sufficient = scopes.length > 0 ? `, scope="${scopes.join(' ')}"` : ''
    return `, error="insufficient_scope"${sufficient}`
  }
  if (httpStatus !== 401) return undefined
  return error === 'MissingCredentials' ? '' : ', error="invalid_token"'
}

/**
 * The API's error for an error of Fastify (such as a body over the limit or a path that cannot be decoded), of the disk,
 * the database or the store.
 */
function toApiError(error: unknown, { storageFull, unavailable }: ErrorForm): ApiError {
  const { statusCode = 500 } = error as { statusCode?: number }
  if (statusCode < 500) return new ApiError('InvalidArgument')
  const isBusy = error instanceof OverloadedError || error instanceof ClientDisconnectedError
  const failure = isBusy ? 'unavailable' : systemFailure(error)
  if (failure === 'full') return new ApiError(storageFull)
  return new ApiError(failure === 'unavailable' ? unavailable : 'Internal')
}
