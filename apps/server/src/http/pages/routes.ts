import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { positionOf } from '../../catalog/albumContents.ts'
import { albumNeighbours } from '../../catalog/albumEntries.ts'
import { mediaById } from '../../catalog/media.ts'
import type { Catalog } from '../../catalog/schema.ts'
import { OverloadedError } from '../../concurrency/fairSemaphore.ts'
import { ApiError } from '../../domain/apiError.ts'
import { ownItems } from '../../operations/albums/album.ts'
import type { Services } from '../../operations/operation.ts'
import { readTogether } from '../../operations/transaction.ts'
import { pagePaths } from '../../tokens/pageLinks.ts'
import { RETRY_AFTER_SECONDS, sendError } from '../errors.ts'
import { albumPage, albumTitle, anchorOf } from './albumPage.ts'
import { type AlbumPart, albumPart, type PartQuery, readPlace } from './albumPart.ts'
import { itemsOf } from './format.ts'
import { itemPage } from './itemPage.ts'
import { busyPage, document, failurePage, missingPage, type Page, pageHeaders } from './layout.ts'
import { type AlbumDoor, type AlbumLink, openItemLink, readAlbumLink, readShareLink } from './resolveLinks.ts'

/**
 * The pages for people: what `productUrl` and `shareableUrl` name. They are no operations of the document, and the
 * address is all the permission that they ask for.
 */
export function registerPages(
  app: FastifyInstance,
  services: Services,
  originOf: (request: FastifyRequest) => string,
): void {
  const { pageLinks, signedUrls: links } = services
  app.setErrorHandler((error, _request, reply) => {
    if (isOverload(error)) {
      return sendPage(reply.header('retry-after', RETRY_AFTER_SECONDS), busyPage, { status: 503 })
    }
    if (error instanceof ApiError) {
      if (error.error === 'MalformedRequest') return sendError(reply, error)
      // A place in an album that is none: the link was altered.
      return sendPage(reply, undefined)
    }
    reply.log.error({ err: error }, 'a page failed for a reason of our own')
    return sendPage(reply, failurePage, { status: 500 })
  })

  serve(pagePaths.photo, async ([link = '', ...more]) => {
    const opened = more.length === 0 ? await openItemLink(link, services) : undefined
    return opened && itemPage(opened)
  })
  serve(pagePaths.album, async ([link = '', ...more], request) =>
    albumPages(await readAlbumLink(link, services), more, request),
  )
  serve(pagePaths.share, async ([token = '', ...more], request) =>
    albumPages(await readShareLink(token, services), more, request),
  )

  function serve(
    path: string,
    pageOf: (parts: string[], request: FastifyRequest) => Promise<Page | undefined>,
  ): void {
    app.get(`${path}*`, async (request, reply) => {
      const parts = (request.params as { '*': string })['*'].split('/')
      return sendPage(reply, await pageOf(parts, request), { ...(links && { store: links.origin }) })
    })
  }

  /** The album itself, or with the name of one of its items the page of that. */
  async function albumPages(
    link: AlbumLink | undefined,
    [name, ...more]: string[],
    request: FastifyRequest,
  ): Promise<Page | undefined> {
    const door = more.length > 0 ? undefined : await link?.(services.catalog)
    if (door === undefined || link === undefined) return undefined
    const origin = originOf(request)
    // What else the address says is decoded here, since no keys can be read in the snapshot.
    const place = name === undefined ? await readPlace(door, request.query as PartQuery, services) : undefined
    const media = name === undefined ? undefined : await pageLinks.parseAlbumItem(door.album.id, name)
    return readTogether(services, async ({ catalog }) => {
      const door = await link(catalog)
      if (door === undefined) return undefined
      if (name !== undefined) return media ? pageOfItem(catalog, door, { name, media }, origin) : undefined
      return pageOfAlbum(door, await albumPart(door, place, { ...services, catalog }), origin)
    })
  }

  function pageOfAlbum(door: AlbumDoor, part: AlbumPart | undefined, origin: string): Page | undefined {
    const { album, path, reach, urlsOf, cover } = door
    const items = reach.client === undefined ? album.items : ownItems(album)
    if (part === undefined) return undefined
    const media = part.entries.flatMap(({ shown }) => ('content' in shown ? [] : [shown.id]))
    const [urls, names] = [urlsOf(media), pageLinks.albumItems(album.id, media)]
    const links = new Map(
      media.map((id, index) => [id, { url: urls[index] ?? '', name: names[index] ?? '' }]),
    )
    return albumPage({
      ...part,
      title: albumTitle(album),
      items,
      path,
      linksOf: (id) => links.get(id) ?? { url: '', name: '' },
      ...(door.isPublic && {
        preview: {
          description: itemsOf(items),
          ...(cover && { image: `${origin}${cover}${PREVIEW}` }),
        },
      }),
    })
  }

  async function pageOfItem(
    catalog: Catalog,
    door: AlbumDoor,
    { name, media }: { name: string; media: number },
    origin: string,
  ): Promise<Page | undefined> {
    const { album, path, reach, urlsOf } = door
    const position = await positionOf(catalog, album.id, 'media', media)
    const item = position === undefined ? undefined : await mediaById(catalog, media)
    if (item === undefined || position === undefined) return undefined
    if (reach.client !== undefined && reach.client !== item.client) return undefined
    const { previous, next } = await albumNeighbours(catalog, album.id, position, reach)
    const [url = ''] = urlsOf([item.id])
    const pathOf = (row: number) => `${path}/${pageLinks.albumItems(album.id, [row])[0]}`
    const title = albumTitle(album)
    return itemPage({
      item,
      url,
      album: {
        title,
        path: `${path}?at=${name}#${anchorOf(name)}`,
        ...(previous && { previous: pathOf(previous) }),
        ...(next && { next: pathOf(next) }),
      },
      ...(door.isPublic && {
        preview: { description: item.description ?? title, image: `${origin}${url}${PREVIEW}` },
      }),
    })
  }
}

/** Whether a page could be shown a moment later. */
const isOverload = (error: unknown): boolean =>
  error instanceof OverloadedError ||
  (error instanceof ApiError && (error.error === 'ConcurrentRequests' || error.httpStatus === 503))

/** Size of the picture that a preview of a link shows. */
const PREVIEW = '=w1200-h630-c'

/** Sends a page, or the one of what does not exist. Its pictures and videos may come from `store`, an origin, too. */
export function sendPage(
  reply: FastifyReply,
  page: Page | undefined,
  { status = 200, store }: { status?: number; store?: string } = {},
): FastifyReply {
  return reply
    .code(page === undefined ? 404 : status)
    .headers(pageHeaders(store))
    .type('text/html; charset=utf-8')
    .send(document(page ?? missingPage))
}
