import type { SeenAlbum } from '../../catalog/albums.ts'
import { albumWhileShared } from '../../catalog/sharing.ts'
import { isAppCreated } from '../../library/access.ts'
import { ApiError } from '../../library/apiError.ts'
import type { Context } from '../operation.ts'

/**
 * The album that a share token opens, for any user of the app that shared it (api-facts 2.16).
 * @throws ApiError `EntityNotFound` for a token that is dead, of another app, or none.
 */
export async function findByShareToken(shareToken: string, context: Context): Promise<SeenAlbum> {
  const { catalog, principal, shareTokens } = context
  const grant = await shareTokens.open(shareToken)
  const album = grant && (await albumWhileShared(catalog, grant, principal.user))
  if (!album || !isAppCreated(principal, album)) throw new ApiError('EntityNotFound')
  return album
}
