import type { AlbumRecord } from '../../catalog/albums.ts'
import type { Queryable } from '../../catalog/catalog.ts'
import { albumWhileShared } from '../../catalog/sharing.ts'
import { ApiError } from '../../domain/apiError.ts'
import { requirePermission } from '../../domain/permissions.ts'
import type { ShareGrant } from '../../tokens/shareTokens.ts'
import type { LockedAlbumRecord } from '../albums/album.ts'
import type { Context } from '../operation.ts'
import type { InTransaction } from '../transaction.ts'

/**
 * The album of a share token, for any user of the app that shared it (facts 2.16).
 * @throws ApiError `EntityNotFound` for a token that is invalid, of an ended sharing, or of another app
 */
export async function findByShareToken(shareToken: string, context: Context): Promise<AlbumRecord> {
  return requireShared(context.catalog, await parseShareToken(shareToken, context), context)
}

/**
 * Runs a write on the album of a share token, in one transaction with the check of the token.
 * @throws ApiError as findByShareToken
 */
export async function changeSharedAlbum<T>(
  shareToken: string,
  context: Context,
  work: (album: LockedAlbumRecord, context: InTransaction<Context>) => Promise<T>,
): Promise<T> {
  const grant = await parseShareToken(shareToken, context)
  return context.catalog.albumTransaction(grant.album, async (catalog, id) => {
    const album = await requireShared(catalog, grant, context)
    return work({ ...album, id }, { ...context, catalog })
  })
}

async function parseShareToken(shareToken: string, { shareTokens }: Context): Promise<ShareGrant> {
  const grant = await shareTokens.parse(shareToken)
  if (grant === undefined) throw new ApiError('EntityNotFound')
  return grant
}

async function requireShared(
  catalog: Queryable,
  grant: ShareGrant,
  { principal }: Pick<Context, 'principal'>,
): Promise<AlbumRecord> {
  const album = await albumWhileShared(catalog, grant, principal.user)
  return requirePermission(principal, 'sharedAlbum.read', album)
}
