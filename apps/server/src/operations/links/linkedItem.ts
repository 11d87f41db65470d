import { positionOf } from '../../catalog/albumContents.ts'
import { albumNeighbors } from '../../catalog/albumEntries.ts'
import type { Queryable } from '../../catalog/catalog.ts'
import { mediaById } from '../../catalog/media.ts'
import type { MediaRecord } from '../../catalog/mediaRecords.ts'
import type { MediaId } from '../../domain/ids.ts'
import { appCreatedItems } from '../albums/album.ts'
import type { LinkedAlbum } from './resolveLinks.ts'

/** An item of an album, and the visible items before and after it. */
export interface LinkedItem {
  item: MediaRecord
  previous?: MediaId
  next?: MediaId
}

/** Finds an item of an album. @returns undefined if it is not in the album, or not visible through the link */
export async function findLinkedItem(
  catalog: Queryable,
  { album, visible }: LinkedAlbum,
  media: MediaId,
): Promise<LinkedItem | undefined> {
  const position = await positionOf(catalog, album.id, { media })
  const item = position === undefined ? undefined : await mediaById(catalog, media)
  if (item === undefined || position === undefined) return undefined
  if (visible.client !== undefined && visible.client !== item.client) return undefined
  return { item, ...(await albumNeighbors(catalog, album.id, position, visible)) }
}

/** The number of an album's items that are visible through its link. */
export function countVisibleItems({ album, visible }: LinkedAlbum): number {
  return visible.client === undefined ? album.items : appCreatedItems(album)
}
