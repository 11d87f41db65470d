import type { SeenAlbum } from '../../catalog/albums.ts'
import { inAlbumTransaction } from '../../catalog/engine.ts'
import type { Catalog } from '../../catalog/schema.ts'
import { albumWhileShared } from '../../catalog/sharing.ts'
import { isAppCreated } from '../../domain/access.ts'
import { ApiError } from '../../domain/apiError.ts'
import type { ShareGrant } from '../../tokens/shareTokens.ts'
import type { LockedSeenAlbum } from '../albums/album.ts'
import type { Context } from '../operation.ts'
import type { InTransaction } from '../transaction.ts'

/**
 * The album that a share token opens, for any user of the app that shared it (facts 2.16).
 * @throws ApiError `EntityNotFound` for a token that is dead, of another app, or none.
 */
export async function findByShareToken(shareToken: string, context: Context): Promise<SeenAlbum> {
  return whileShared(context.catalog, await readShareToken(shareToken, context), context)
}

/**
 * Runs a write on the album that a share token opens, in one transaction with the check that it does.
 * @throws ApiError as findByShareToken
 */
export async function changeSharedAlbum<T>(
  shareToken: string,
  context: Context,
  work: (album: LockedSeenAlbum, context: InTransaction<Context>) => Promise<T>,
): Promise<T> {
  const grant = await readShareToken(shareToken, context)
  return inAlbumTransaction(context.catalog, grant.album, async (catalog, id) => {
    const album = await whileShared(catalog, grant, context)
    return work({ ...album, id }, { ...context, catalog })
  })
}

async function readShareToken(shareToken: string, { shareTokens }: Context): Promise<ShareGrant> {
  const grant = await shareTokens.parse(shareToken)
  if (grant === undefined) throw new ApiError('EntityNotFound')
  return grant
}

async function whileShared(
  catalog: Catalog,
  grant: ShareGrant,
  { principal }: Pick<Context, 'principal'>,
): Promise<SeenAlbum> {
  const album = await albumWhileShared(catalog, grant, principal.user)
  if (!album || !isAppCreated(principal, album)) throw new ApiError('EntityNotFound')
  return album
}
