import type { AlbumPosition } from '@tintype/types'
import { positionOf } from '../../catalog/albumContents.ts'
import type { Place } from '../../catalog/albumOrder.ts'
import type { CatalogTransaction } from '../../catalog/catalog.ts'
import { invalidField } from '../../domain/apiError.ts'
import type { AlbumId } from '../../domain/ids.ts'
import type { Context } from '../operation.ts'

/**
 * The place of a position in an album (facts 7.1). A relative id that the position does not need is an error: to
 * ignore it would put things at an unexpected place.
 * @returns undefined for POSITION_TYPE_UNSPECIFIED
 * @throws ApiError `InvalidArgument` for a relative id that is missing, not needed, or not in the album
 */
export async function findPlace(
  transaction: CatalogTransaction,
  album: AlbumId,
  { position, relativeMediaItemId, relativeEnrichmentItemId }: AlbumPosition,
  { ids }: Pick<Context, 'ids'>,
): Promise<Place | undefined> {
  if (position === 'AFTER_MEDIA_ITEM') {
    const media = relativeMediaItemId === undefined ? undefined : ids.parseMediaItemId(relativeMediaItemId)
    const found = media === undefined ? undefined : await positionOf(transaction, album, { media })
    return placeAfter(found, 'relative_media_item_id')
  }
  if (position === 'AFTER_ENRICHMENT_ITEM') {
    const enrichment =
      relativeEnrichmentItemId === undefined ? undefined : ids.parseEnrichmentId(relativeEnrichmentItemId)
    const found = enrichment === undefined ? undefined : await positionOf(transaction, album, { enrichment })
    return placeAfter(found, 'relative_enrichment_item_id')
  }
  if (relativeMediaItemId !== undefined || relativeEnrichmentItemId !== undefined) {
    throw invalidField(FIELD, `A relative id does not go with ${position ?? 'no position'}.`)
  }
  if (position === 'FIRST_IN_ALBUM') return 'first'
  return position === 'LAST_IN_ALBUM' ? 'last' : undefined
}

const FIELD = 'album_position'

function placeAfter(position: number | undefined, field: string): Place {
  if (position === undefined) {
    throw invalidField(`${FIELD}.${field}`, 'The album holds nothing with this id.')
  }
  return { after: position }
}
