import type { EntryFilter } from '../../catalog/albumEntries.ts'
import { type AlbumRecord, albumById } from '../../catalog/albums.ts'
import type { Queryable } from '../../catalog/catalog.ts'
import { mediaById } from '../../catalog/media.ts'
import type { MediaRecord } from '../../catalog/mediaRecords.ts'
import { albumWhileShared } from '../../catalog/sharing.ts'
import type { MediaId } from '../../domain/ids.ts'
import { can, visibilityOf } from '../../domain/permissions.ts'
import { hasScopeFor } from '../../domain/principal.ts'
import { pagePaths } from '../../tokens/pageLinks.ts'
import { canReadMedia } from '../mediaItems/mediaItem.ts'
import type { Services } from '../operation.ts'
import { linkPrincipal } from './linkPrincipal.ts'

/** An album as its link gives access to it. */
export interface LinkedAlbum {
  album: AlbumRecord
  /** The path of the link, and of the album's first page. */
  path: string
  /** Limits the visible media: with `client`, to those that this client created. */
  visible: EntryFilter
  /** The paths of base URLs for media, in order. */
  urlsOf(media: readonly MediaId[]): string[]
  /** Whether anyone with the link may see the album; link previews then show its contents. */
  isPublic: boolean
  /** The path of a base URL of the cover, for link previews. */
  cover?: string | undefined
}

/** A decoded link. Access is checked in the catalog or snapshot that it is called with. */
export type AlbumLink = (catalog: Queryable) => Promise<LinkedAlbum | undefined>

/** Resolves a `shareableUrl`. It gives access to anyone, until the album is unshared (facts 7.2). */
export async function resolveShareLink(token: string, services: Services): Promise<AlbumLink | undefined> {
  const { mediaUrls, shareTokens } = services
  const share = await shareTokens.parse(token)
  if (share === undefined) return undefined
  return async (catalog) => {
    const album = await albumWhileShared(catalog, share)
    if (album === undefined) return undefined
    return {
      album,
      path: pagePaths.share + token,
      visible: {},
      isPublic: true,
      urlsOf: (media) => mediaUrls.issueShared(share, media),
      cover: album.shownCover === undefined ? undefined : mediaUrls.issue(share),
    }
  }
}

/** Resolves the `productUrl` of an album. It gives access to what the API would show to the user and client of the link. */
export async function resolveAlbumLink(token: string, services: Services): Promise<AlbumLink | undefined> {
  const { mintItemUrls, pageLinks } = services
  const grant = await pageLinks.parseAlbum(token)
  if (grant === undefined) return undefined
  return async (catalog) => {
    const principal = await linkPrincipal(grant, { ...services, catalog })
    // The page shows the album and its items.
    if (!principal || !hasScopeFor(principal, 'albums.get') || !hasScopeFor(principal, 'mediaItems.search'))
      return undefined
    const album = await albumById(catalog, grant.album, grant.user)
    if (album === undefined || !can(principal, 'album.read', album)) return undefined
    return {
      album,
      path: pagePaths.album + token,
      visible: { client: visibilityOf(principal, 'mediaItems.search').client },
      isPublic: false,
      urlsOf(media) {
        const urls = mintItemUrls(media, grant)
        return media.map((_, at) => urls.baseUrl(at))
      },
    }
  }
}

/** Resolves the `productUrl` of a media item, and issues a base URL for it. */
export async function resolveItemLink(
  token: string,
  services: Services,
): Promise<{ item: MediaRecord; url: string } | undefined> {
  const { catalog, mediaUrls, pageLinks } = services
  const grant = await pageLinks.parseItem(token)
  const principal = grant && (await linkPrincipal(grant, services))
  if (!grant || !principal || !hasScopeFor(principal, 'mediaItems.get')) return undefined
  const item = await mediaById(catalog, grant.media)
  if (item === undefined || !(await canReadMedia(item, 'mediaItems.get', { catalog, principal })))
    return undefined
  return { item, url: mediaUrls.issue({ media: item.id, user: grant.user }) }
}
