import { positionOf } from '../../catalog/albumContents.ts'
import { type AlbumEntry, albumEntries, startBefore } from '../../catalog/albumEntries.ts'
import type { Queryable } from '../../catalog/catalog.ts'
import { type EnrichmentId, idOf, type MediaId } from '../../domain/ids.ts'
import type { LinkedAlbum } from '../../operations/links/resolveLinks.ts'
import type { Services } from '../../operations/operation.ts'
import type { PositionCodec } from '../../tokens/pageTokens.ts'

/** Limits of one page. */
const PAGE = { entries: 100, bytes: 100_000 }
/** Limits of the part before the item that a reader returns to, that item included. */
const BEFORE_ITEM = { entries: 41, bytes: 40_000 }

/** The entries of an album on one page, with the paths of the pages before and after it. */
export interface AlbumPart {
  entries: AlbumEntry[]
  previous?: string
  next?: string
}

/** Query parameters of an album's page; others are ignored. */
export type PartQuery = Partial<Record<'after' | 'before' | 'at', unknown>>

/** An entry, and its position when the URL was issued. */
interface EntryCursor {
  position: number
  entry: { media: MediaId } | { enrichment: EnrichmentId }
}

/** The part of an album that a query selects: after an entry, before one, or around an item. */
export type PartPlace =
  | { name: 'after' | 'before'; cursor: EntryCursor }
  | { name: 'at'; media: MediaId | undefined }

/** Issued URLs contain these numbers: an entry has either a media item or an enrichment, and the other one is 0. */
const entryPositions: PositionCodec<EntryCursor> = {
  encode: ({ position, entry }) =>
    'media' in entry ? [position, entry.media, 0] : [position, 0, entry.enrichment],
  decode: ([position = 0, media = 0, enrichment = 0]) => ({
    position,
    entry: media > 0 ? { media: idOf<MediaId>(media) } : { enrichment: idOf<EnrichmentId>(enrichment) },
  }),
}

type PlaceTokens = Pick<Services, 'pageLinks' | 'pageTokens'>

/** @returns undefined for the beginning of the album. @throws ApiError for an invalid token */
export async function readPlace(
  linked: LinkedAlbum,
  { after, before, at }: PartQuery,
  { pageLinks, pageTokens }: PlaceTokens,
): Promise<PartPlace | undefined> {
  const [name, token] =
    typeof after === 'string' ? (['after', after] as const) : (['before', before] as const)
  if (typeof token === 'string') {
    const cursor = await pageTokens.parse(pageRequest(linked), entryPositions, token)
    return cursor && { name, cursor }
  }
  if (typeof at !== 'string') return undefined
  return { name: 'at', media: await pageLinks.parseAlbumItem(linked.album.id, at) }
}

/**
 * Reads the part of an album at a place.
 * @returns undefined for an item that is not in the album
 */
export async function readPart(
  linked: LinkedAlbum,
  place: PartPlace | undefined,
  { catalog, pageTokens }: { catalog: Queryable } & Pick<Services, 'pageTokens'>,
): Promise<AlbumPart | undefined> {
  const { album, path, visible } = linked
  const start = await findStart(catalog, linked, place)
  if (start === 'not found') return undefined
  const { entries, more } = await albumEntries(catalog, album.id, { after: start, budget: PAGE }, visible)
  const [first, last] = [entries[0], entries.at(-1)]
  return {
    entries,
    previous: start === undefined || first === undefined ? undefined : pathTo('before', first),
    next: more && last !== undefined ? pathTo('after', last) : undefined,
  }

  function pathTo(name: keyof PartQuery, { position, shown }: AlbumEntry): string {
    const entry = 'content' in shown ? { enrichment: shown.enrichment } : { media: shown.id }
    return `${path}?${name}=${pageTokens.issue(pageRequest(linked), entryPositions, { position, entry })}`
  }
}

/** The position after which the part begins; undefined for the beginning of the album. */
async function findStart(
  catalog: Queryable,
  { album, visible }: LinkedAlbum,
  place: PartPlace | undefined,
): Promise<number | 'not found' | undefined> {
  if (place === undefined) return undefined
  if (place.name === 'at') {
    const { media } = place
    const position = media && (await positionOf(catalog, album.id, { media }))
    if (position === undefined) return 'not found'
    return startBefore(catalog, album.id, { position, budget: BEFORE_ITEM }, visible)
  }
  // The entry may have moved since the URL was issued. If it was removed, its old position still separates the pages.
  const { name, cursor } = place
  const position = (await positionOf(catalog, album.id, cursor.entry)) ?? cursor.position
  if (name === 'after') return position
  return startBefore(catalog, album.id, { position: position - 1, budget: PAGE }, visible)
}

const pageRequest = ({ album }: LinkedAlbum) => ({
  operation: 'pages.album',
  user: album.owner,
  client: album.client,
  parameters: album.id,
})
