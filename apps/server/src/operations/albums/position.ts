import type { AlbumPosition } from '@tintype/types'
import { positionOf } from '../../catalog/albumContents.ts'
import type { Place } from '../../catalog/albumOrder.ts'
import type { CatalogTransaction } from '../../catalog/schema.ts'
import { invalidField } from '../../domain/apiError.ts'
import type { Context } from '../operation.ts'

/**
 * Where in an album a position is (facts 7.1). A relative id that its position does not ask for is
 * refused: to ignore it would put things where nobody wanted them.
 * @returns undefined for POSITION_TYPE_UNSPECIFIED
 * @throws ApiError `InvalidArgument` for a relative id that is missing, too much, or not in the album.
 */
export async function findPlace(
  transaction: CatalogTransaction,
  album: number,
  { position, relativeMediaItemId, relativeEnrichmentItemId }: AlbumPosition,
  { ids }: Context,
): Promise<Place | undefined> {
  if (position === 'AFTER_MEDIA_ITEM') {
    const row = relativeMediaItemId === undefined ? undefined : ids.parseMediaItemId(relativeMediaItemId)
    const found = row === undefined ? undefined : await positionOf(transaction, album, 'media', row)
    return behind(found, 'relative_media_item_id')
  }
  if (position === 'AFTER_ENRICHMENT_ITEM') {
    const row =
      relativeEnrichmentItemId === undefined ? undefined : ids.parseEnrichmentId(relativeEnrichmentItemId)
    const found = row === undefined ? undefined : await positionOf(transaction, album, 'enrichment', row)
    return behind(found, 'relative_enrichment_item_id')
  }
  if (relativeMediaItemId !== undefined || relativeEnrichmentItemId !== undefined) {
    throw invalidField(FIELD, `A relative id does not go with ${position ?? 'no position'}.`)
  }
  if (position === 'FIRST_IN_ALBUM') return 'first'
  return position === 'LAST_IN_ALBUM' ? 'last' : undefined
}

const FIELD = 'album_position'

function behind(position: number | undefined, field: string): Place {
  if (position === undefined) {
    throw invalidField(`${FIELD}.${field}`, 'The album holds nothing with this id.')
  }
  return { after: position }
}
