import { albumById, type SeenAlbum } from '../../catalog/albums.ts'
import { mediaById } from '../../catalog/media.ts'
import type { Catalog, MediaRow } from '../../catalog/schema.ts'
import { albumWhileShared } from '../../catalog/sharing.ts'
import { mayKnowAlbum, opens, readsAll } from '../../domain/access.ts'
import { mayReadMedia } from '../../operations/mediaItems/mediaItem.ts'
import type { Services } from '../../operations/operation.ts'
import { pagePaths } from '../../tokens/pageLinks.ts'
import { linkPrincipal } from '../api/authentication.ts'

/** An album for whoever came to it through a link. */
export interface AlbumDoor {
  album: SeenAlbum
  /** The link's path: that of the album's first page. */
  path: string
  /** Which of the album's media show: with `client`, those that it has created. */
  reach: { client?: number }
  /** Paths of base URLs, in order, that are good for who came this way. */
  urlsOf(media: readonly number[]): string[]
  /** Whether anybody with the link may come: then previews of it may tell what it leads to. */
  isPublic: boolean
  /** The path of a base URL of the cover, for such a preview. */
  cover?: string
}

/** A link that is decoded. What it opens is asked of the catalog, or of a state of it. */
export type AlbumLink = (catalog: Catalog) => Promise<AlbumDoor | undefined>

/** What a `shareableUrl` opens, for anybody, while the sharing lasts that it was made in (facts 7.2). */
export async function readShareLink(token: string, services: Services): Promise<AlbumLink | undefined> {
  const { mediaUrls, shareTokens } = services
  const share = await shareTokens.parse(token)
  if (share === undefined) return undefined
  return async (catalog) => {
    const album = await albumWhileShared(catalog, share)
    if (album === undefined) return undefined
    return {
      album,
      path: pagePaths.share + token,
      reach: {},
      isPublic: true,
      urlsOf: (media) => mediaUrls.issueShared(share, media),
      ...(album.shown_cover !== null && { cover: mediaUrls.issue(share) }),
    }
  }
}

/** What the `productUrl` of an album opens: what the API would show of it to who was given the link. */
export async function readAlbumLink(sealed: string, services: Services): Promise<AlbumLink | undefined> {
  const { mintItemUrls: nameItems, pageLinks } = services
  const grant = await pageLinks.parseAlbum(sealed)
  if (grant === undefined) return undefined
  return async (catalog) => {
    const principal = await linkPrincipal(grant, { ...services, catalog })
    // The page shows the album and its items.
    if (!principal || !opens(principal, 'albums.get') || !opens(principal, 'mediaItems.search'))
      return undefined
    const album = await albumById(catalog, grant.album, grant.user)
    if (album === undefined || !mayKnowAlbum(principal, 'albums.get', album)) return undefined
    return {
      album,
      path: pagePaths.album + sealed,
      reach: readsAll(principal, 'mediaItems.search') ? {} : { client: grant.client },
      isPublic: false,
      urlsOf(media) {
        const rows = media.map((id) => ({ id }))
        return nameItems(rows, grant, (_, { url }) => url)
      },
    }
  }
}

/** What the `productUrl` of a media item opens, with a base URL of it. */
export async function openItemLink(
  sealed: string,
  services: Services,
): Promise<{ item: MediaRow; url: string } | undefined> {
  const { catalog, mediaUrls, pageLinks } = services
  const grant = await pageLinks.parseItem(sealed)
  const principal = grant && (await linkPrincipal(grant, services))
  if (!grant || !principal || !opens(principal, 'mediaItems.get')) return undefined
  const item = await mediaById(catalog, grant.media)
  if (item === undefined || !(await mayReadMedia(item, 'mediaItems.get', { catalog, principal })))
    return undefined
  return { item, url: mediaUrls.issue({ media: item.id, user: grant.user }) }
}
