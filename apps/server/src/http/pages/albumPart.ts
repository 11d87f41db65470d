import { positionOf } from '../../catalog/albumContents.ts'
import { type AlbumEntry, albumEntries, startBefore } from '../../catalog/albumEntries.ts'
import type { Catalog } from '../../catalog/schema.ts'
import type { Services } from '../../operations/operation.ts'
import type { AlbumDoor } from './resolveLinks.ts'

/** How much of an album a page shows. */
const PAGE = { entries: 100, bytes: 100_000 }
/** How much of it stands before an item that a reader comes back to, the item included. */
const BEFORE = { entries: 41, bytes: 40_000 }

/** Entries of an album, with what leads on from them where there are more. */
export interface AlbumPart {
  entries: AlbumEntry[]
  previous?: string
  next?: string
}

/** What the address of an album's page may ask for; anything else in it is ignored. */
export type PartQuery = Partial<Record<'after' | 'before' | 'at', unknown>>

/**
 * The place that a query asks for: behind an entry (`after`), before one (`before`), or around an item (`at`). An entry
 * has the position that it had when the address was made, and the number of its media item or enrichment.
 */
export type PartPlace =
  | { name: 'after' | 'before'; position: number; media: number; enrichment: number }
  | { name: 'at'; media: number | undefined }

type PlaceTokens = Pick<Services, 'pageLinks' | 'pageTokens'>

/** @returns undefined for the beginning of the album. @throws ApiError for a place that is none */
export async function readPlace(
  door: AlbumDoor,
  { after, before, at }: PartQuery,
  { pageLinks, pageTokens }: PlaceTokens,
): Promise<PartPlace | undefined> {
  const [name, token] =
    typeof after === 'string' ? (['after', after] as const) : (['before', before] as const)
  if (typeof token === 'string') {
    const [position = 0, media = 0, enrichment = 0] = await pageTokens.open(pageRequest(door), token)
    return { name, position, media, enrichment }
  }
  if (typeof at !== 'string') return undefined
  return { name: 'at', media: await pageLinks.parseAlbumItem(door.album.id, at) }
}

/**
 * The part of an album at a place.
 * @returns undefined for an item that the album does not hold
 */
export async function albumPart(
  door: AlbumDoor,
  place: PartPlace | undefined,
  { catalog, pageTokens }: { catalog: Catalog } & Pick<Services, 'pageTokens'>,
): Promise<AlbumPart | undefined> {
  const { album, path, reach } = door
  const start = await startOf(catalog, door, place)
  if (start === 'nowhere') return undefined
  const { entries, more } = await albumEntries(catalog, album.id, { after: start, budget: PAGE }, reach)
  const [first, last] = [entries[0], entries.at(-1)]
  return {
    entries,
    ...(start !== undefined && first && { previous: linkTo('before', first) }),
    ...(more && last && { next: linkTo('after', last) }),
  }

  function linkTo(name: keyof PartQuery, { position, shown }: AlbumEntry): string {
    const place = 'content' in shown ? [position, 0, shown.enrichment] : [position, shown.id, 0]
    return `${path}?${name}=${pageTokens.issue(pageRequest(door), place)}`
  }
}

/** The position behind which the part begins; undefined for the beginning of the album. */
async function startOf(
  catalog: Catalog,
  { album, reach }: AlbumDoor,
  place: PartPlace | undefined,
): Promise<number | 'nowhere' | undefined> {
  if (place === undefined) return undefined
  if (place.name === 'at') {
    const { media } = place
    const position = media && (await positionOf(catalog, album.id, 'media', media))
    if (position === undefined) return 'nowhere'
    return startBefore(catalog, album.id, { position, budget: BEFORE }, reach)
  }
  // Where the entry stands by now; where it stood, when it is gone.
  const { name, media, enrichment } = place
  const kind = media > 0 ? 'media' : 'enrichment'
  const position = (await positionOf(catalog, album.id, kind, media || enrichment)) ?? place.position
  if (name === 'after') return position
  return startBefore(catalog, album.id, { position: position - 1, budget: PAGE }, reach)
}

const pageRequest = ({ album }: AlbumDoor) => ({
  operation: 'pages.album',
  user: album.owner,
  client: album.client,
  parameters: album.id,
})
