import type { Scope } from '@tintype/types/operations'
import type { FastifyRequest } from 'fastify'
import { accessToken, scopesHeld } from '../../catalog/accounts.ts'
import type { Catalog } from '../../catalog/schema.ts'
import { type Era, type Principal, scopesInForce } from '../../domain/access.ts'
import { ApiError } from '../../domain/apiError.ts'
import { hashToken } from '../../tokens/accessTokens.ts'
import type { LinkHolder } from '../../tokens/pageLinks.ts'

/**
 * Returns the principal of a request. Its token is in the Authorization header, else in the query parameter
 * `access_token` or `oauth_token` (facts 1.1).
 * @throws ApiError `MissingCredentials` without a token, `InvalidCredentials` for an unknown or expired one
 */
export async function authenticate(
  request: FastifyRequest,
  { catalog, now, era }: { catalog: Catalog; now: () => number; era: Era },
): Promise<Principal> {
  const token = bearerToken(request)
  if (token === undefined) throw new ApiError('MissingCredentials')
  const row = await accessToken(catalog, hashToken(token))
  if (row === undefined || (row.expires_at !== null && row.expires_at <= now())) {
    throw new ApiError('InvalidCredentials')
  }
  const scopes = scopesInForce(row.scopes.split(' ') as Scope[], era)
  return { user: row.user, client: row.client, scopes, era }
}

/**
 * Returns the principal of a product link: the user and the client that it was given to, with the scopes of all their
 * current tokens.
 * @returns undefined without such a token: a link ends with the access that it was made with
 */
export async function linkPrincipal(
  { user, client }: LinkHolder,
  { catalog, now, era }: { catalog: Catalog; now: () => number; era: Era },
): Promise<Principal | undefined> {
  const held = await scopesHeld(catalog, { user, client }, now())
  if (held.length === 0) return undefined
  const scopes = held.flatMap((scopes) => scopes.split(' ') as Scope[])
  return { user, client, scopes: scopesInForce(scopes, era), era }
}

function bearerToken(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  if (header !== undefined) return /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? ''
  const query = request.query as Record<string, unknown>
  const parameter = query.access_token ?? query.oauth_token
  return typeof parameter === 'string' && parameter !== '' ? parameter : undefined
}
