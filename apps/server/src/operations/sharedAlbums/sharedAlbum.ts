import type { SeenAlbum } from '../../catalog/albums.ts'
import { albumWhileShared } from '../../catalog/sharing.ts'
import { isAppCreated } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import type { ShareGrant } from '../../library/shareTokens.ts'
import type { Context } from '../operation.ts'

/** What a share token names. @throws ApiError `EntityNotFound` for what is no share token */
export async function readShareToken(shareToken: string, { shareTokens }: Context): Promise<ShareGrant> {
  const grant = await shareTokens.open(shareToken)
  if (grant === undefined) throw new ApiError('EntityNotFound')
  return grant
}

/**
 * The album that a share token opens, for any user of the app that shared it (api-facts 2.16).
 * @throws ApiError `EntityNotFound` for a token that is dead or of another app.
 */
export async function findShared(
  grant: ShareGrant,
  { catalog, principal }: Pick<Context, 'catalog' | 'principal'>,
): Promise<SeenAlbum> {
  const album = await albumWhileShared(catalog, grant, principal.user)
  if (!album || !isAppCreated(principal, album)) throw new ApiError('EntityNotFound')
  return album
}
