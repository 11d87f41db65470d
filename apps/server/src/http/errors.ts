import type { FastifyReply } from 'fastify'
import { ApiError } from '../library/apiError.ts'

/** The two forms of an error body: uploads answer without the `error` wrapper (api-facts 5.1 and 9). */
export type ErrorForm = 'wrapped' | 'flat'

/** Sends an error in the API's own form. Anything but an ApiError is Internal and tells nothing of itself. */
export function sendError(reply: FastifyReply, error: unknown, form: ErrorForm): FastifyReply {
  const known = error instanceof ApiError ? error : translate(error)
  if (known.error === 'Internal') reply.log.error({ err: error }, 'a request failed for a reason of our own')
  const body = form === 'flat' ? flatBody(known) : wrappedBody(known)
  if (known.httpStatus === 401) {
    const problem = known.error === 'MissingCredentials' ? '' : ', error="invalid_token"'
    reply.header('www-authenticate', `Bearer realm="https://accounts.google.com/"${problem}`)
  }
  return reply.code(known.httpStatus).type('application/json; charset=UTF-8').send(JSON.stringify(body))
}

function wrappedBody({ httpStatus, message, status, details }: ApiError) {
  return { error: { code: httpStatus, message, status, ...(details.length > 0 && { details }) } }
}

function flatBody({ rpc, message }: ApiError) {
  return { code: rpc, message }
}

/** What Fastify itself refuses: a body over the limit, a path that cannot be decoded. */
function translate(error: unknown): ApiError {
  const status = (error as { statusCode?: number }).statusCode
  if (status === undefined || status >= 500) return new ApiError('Internal')
  return new ApiError('InvalidArgument')
}

/** Uploads say the same of every token that will not do: missing, bad, or without the scope (api-facts 5.1). */
export function uploadError(error: unknown): unknown {
  const refused =
    error instanceof ApiError && (error.httpStatus === 401 || error.error === 'InsufficientScopes')
  return refused ? new ApiError('UploadUnauthenticated') : error
}
