import type { FastifyRequest } from 'fastify'
import { accessToken } from '../../catalog/accounts.ts'
import type { Queryable } from '../../catalog/catalog.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { Era } from '../../domain/era.ts'
import { createPrincipal, type Principal } from '../../domain/principal.ts'
import { hashToken } from '../../tokens/accessTokens.ts'

/**
 * Returns the principal of a request. Its token is in the Authorization header, else in the query parameter
 * `access_token` or `oauth_token` (facts 1.1).
 * @throws ApiError `MissingCredentials` without a token, `InvalidCredentials` for an unknown or expired one
 */
export async function authenticate(
  request: FastifyRequest,
  { catalog, now, era }: { catalog: Queryable; now: () => number; era: Era },
): Promise<Principal> {
  const token = bearerToken(request)
  if (token === undefined) throw new ApiError('MissingCredentials')
  const stored = await accessToken(catalog, hashToken(token))
  if (stored === undefined || (stored.expiresAt !== undefined && stored.expiresAt <= now())) {
    throw new ApiError('InvalidCredentials')
  }
  return createPrincipal(stored, [stored.scopes], era)
}

function bearerToken(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  if (header !== undefined) return /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? ''
  const query = request.query as Record<string, unknown>
  const parameter = query.access_token ?? query.oauth_token
  return typeof parameter === 'string' && parameter !== '' ? parameter : undefined
}
