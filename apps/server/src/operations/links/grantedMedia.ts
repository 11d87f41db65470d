import { positionOf } from '../../catalog/albumContents.ts'
import { mediaById } from '../../catalog/media.ts'
import type { MediaRecord } from '../../catalog/mediaRecords.ts'
import { albumWhileShared, isInSharedAlbum } from '../../catalog/sharing.ts'
import { owns } from '../../domain/permissions.ts'
import type { MediaUrlGrant } from '../../tokens/mediaUrls.ts'
import type { Services } from '../operation.ts'

/**
 * The media that a base URL still gives access to; undefined when there is none. Call it at each use of the URL, because
 * unsharing and leaving an album revoke URLs.
 */
export async function grantedMedia(
  grant: MediaUrlGrant,
  { catalog }: Pick<Services, 'catalog'>,
): Promise<MediaRecord | undefined> {
  if ('user' in grant) {
    const media = await mediaById(catalog, grant.media)
    if (media && owns(grant, media)) return media
    return (await isInSharedAlbum(catalog, grant.media, grant.user)) ? media : undefined
  }
  const album = await albumWhileShared(catalog, grant)
  const media = grant.media ?? album?.shownCover
  if (album === undefined || media === undefined) return undefined
  const isInAlbum = (await positionOf(catalog, album.id, { media })) !== undefined
  return isInAlbum ? mediaById(catalog, media) : undefined
}
