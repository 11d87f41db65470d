import type { MediaId } from '../../domain/ids.ts'
import { countVisibleItems, findLinkedItem, type LinkedItem } from '../../operations/links/linkedItem.ts'
import type { AlbumLink, LinkedAlbum } from '../../operations/links/resolveLinks.ts'
import type { Services } from '../../operations/operation.ts'
import { inSnapshot } from '../../operations/transaction.ts'
import { albumPage, albumTitle, anchorOf } from './albumPage.ts'
import { type AlbumPart, type PartQuery, readPart, readPlace } from './albumPart.ts'
import { formatItemCount } from './format.ts'
import { itemPage } from './itemPage.ts'
import type { Page } from './layout.ts'

export interface AlbumPageRequest {
  /** The rest of the path: empty for the album itself, or the token of one of its items. */
  itemTokens: readonly string[]
  query: PartQuery
  /** Scheme, host and port for URLs in previews. */
  origin: string
}

type PageServices = Pick<Services, 'catalog' | 'pageLinks' | 'pageTokens'>

/**
 * The page of an album, or of one of its items.
 * @returns undefined when there is no such album or item, or the link gives no access to it
 */
export async function findAlbumPage(
  link: AlbumLink,
  { itemTokens, query, origin }: AlbumPageRequest,
  services: PageServices,
): Promise<Page | undefined> {
  const [itemToken, ...rest] = itemTokens
  const linked = rest.length > 0 ? undefined : await link(services.catalog)
  if (linked === undefined) return undefined
  const { pageLinks } = services
  if (itemToken === undefined) {
    // Tokens are decoded before the snapshot, because decoding may read keys from the catalog.
    const place = await readPlace(linked, query, services)
    return inSnapshot(services, async (inside) => {
      const current = await link(inside.catalog)
      const part = current && (await readPart(current, place, inside))
      return part && viewAlbum(current, part, { pageLinks, origin })
    })
  }
  const media = await pageLinks.parseAlbumItem(linked.album.id, itemToken)
  return inSnapshot(services, async ({ catalog }) => {
    const current = await link(catalog)
    if (current === undefined || media === undefined) return undefined
    const found = await findLinkedItem(catalog, current, media)
    return found && viewItem(current, found, itemToken, { pageLinks, origin })
  })
}

interface ViewOptions extends Pick<Services, 'pageLinks'> {
  origin: string
}

function viewAlbum(linked: LinkedAlbum, part: AlbumPart, { pageLinks, origin }: ViewOptions): Page {
  const { album, path, urlsOf, cover } = linked
  const items = countVisibleItems(linked)
  const media = part.entries.flatMap(({ shown }) => ('content' in shown ? [] : [shown.id]))
  const [urls, tokens] = [urlsOf(media), pageLinks.albumItems(album.id, media)]
  const links = new Map(
    media.map((id, index) => [id, { url: urls[index] ?? '', token: tokens[index] ?? '' }]),
  )
  const description = formatItemCount(items)
  const image = cover && `${origin}${cover}${PREVIEW}`
  return albumPage({
    ...part,
    title: albumTitle(album),
    items,
    path,
    linksOf: (id) => links.get(id) ?? { url: '', token: '' },
    preview: linked.isPublic ? { description, image } : undefined,
  })
}

function viewItem(
  linked: LinkedAlbum,
  { item, previous, next }: LinkedItem,
  itemToken: string,
  { pageLinks, origin }: ViewOptions,
): Page {
  const { album, path, urlsOf } = linked
  const [url = ''] = urlsOf([item.id])
  const pathOf = (id: MediaId) => `${path}/${pageLinks.albumItems(album.id, [id])[0]}`
  const title = albumTitle(album)
  const description = item.description ?? title
  return itemPage({
    item,
    url,
    album: {
      title,
      path: `${path}?at=${itemToken}#${anchorOf(itemToken)}`,
      previous: previous === undefined ? undefined : pathOf(previous),
      next: next === undefined ? undefined : pathOf(next),
    },
    preview: linked.isPublic ? { description, image: `${origin}${url}${PREVIEW}` } : undefined,
  })
}

/** Base URL parameters for the image of a link preview. */
const PREVIEW = '=w1200-h630-c'
