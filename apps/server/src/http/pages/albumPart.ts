import { positionOf } from '../../catalog/albumContents.ts'
import { type AlbumEntry, albumEntries, positionBefore } from '../../catalog/albumEntries.ts'
import type { Services } from '../../operations/operation.ts'
import type { AlbumDoor } from './doors.ts'

/** How many entries a page of an album shows. */
const PAGE = 100
/** How many of them stand before an item that a reader comes back to. */
const BEFORE = 40

/** Entries of an album, with what leads on from them where there are more. */
export interface AlbumPart {
  entries: AlbumEntry[]
  previous?: string
  next?: string
}

/** What the address of an album's page may ask for; anything else in it is ignored. */
export type PartQuery = Partial<Record<'after' | 'before' | 'at', unknown>>

/**
 * The part of an album that a query asks for: what is behind a place (`after`), before one (`before`), or around an
 * item (`at`, by its name here); otherwise its beginning.
 * @returns undefined for an item that the album does not hold
 * @throws ApiError for a place that is none
 */
export async function albumPart(
  door: AlbumDoor,
  query: PartQuery,
  services: Services,
): Promise<AlbumPart | undefined> {
  const { catalog, pageLinks, pageTokens } = services
  const { album, path, reach } = door
  const request = { operation: 'pages.album', user: album.owner, client: album.client, parameters: album.id }

  const start = await startOf()
  if (start === 'nowhere') return undefined
  const read = await albumEntries(catalog, album.id, { limit: PAGE + 1, after: start }, reach)
  const entries = read.slice(0, PAGE)
  const [first, last] = [entries[0], entries.at(-1)]
  return {
    entries,
    ...(start !== undefined && first && { previous: linkTo('before', first) }),
    ...(read.length > PAGE && last && { next: linkTo('after', last) }),
  }

  /** The position behind which the part begins; undefined for the beginning of the album. */
  async function startOf(): Promise<number | 'nowhere' | undefined> {
    const { after, before, at } = query
    if (typeof after === 'string') return positionNow(after)
    if (typeof before === 'string') return startBefore(await positionNow(before), PAGE)
    if (typeof at !== 'string') return undefined
    const media = await pageLinks.openAlbumItem(album.id, at)
    const position = media && (await positionOf(catalog, album.id, 'media', media))
    return position === undefined ? 'nowhere' : startBefore(position, BEFORE)
  }

  function startBefore(position: number, count: number): Promise<number | undefined> {
    return positionBefore(catalog, album.id, { position, count: count + 1 }, reach)
  }

  /** Where the entry of a place stands by now; where it stood, when it is gone. */
  async function positionNow(place: string): Promise<number> {
    const [position = 0, media = 0, enrichment = 0] = await pageTokens.open(request, place)
    const kind = media > 0 ? 'media' : 'enrichment'
    return (await positionOf(catalog, album.id, kind, media || enrichment)) ?? position
  }

  function linkTo(name: keyof PartQuery, { position, shown }: AlbumEntry): string {
    const place = 'content' in shown ? [position, 0, shown.enrichment] : [position, shown.id, 0]
    return `${path}?${name}=${pageTokens.issue(request, place)}`
  }
}
