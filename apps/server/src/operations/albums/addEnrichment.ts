import type { Location, NewEnrichmentItem } from '@tintype/types'
import { addEnrichment } from '../../catalog/albumContents.ts'
import { owns } from '../../domain/access.ts'
import { ApiError, invalidField } from '../../domain/apiError.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum, requireFillable } from './album.ts'
import { findPlace } from './position.ts'

/** Puts one text, location or map between the items of an album (facts 2.5). */
export const addEnrichmentToAlbum: Operation<'albums.addEnrichment'> = async ({ path, body }, context) => {
  const { ids, now, principal } = context
  const row = await changeAlbum(path.albumId, context, async (album, { catalog }) => {
    requireFillable(album, 'albums.addEnrichment', principal)
    // Members may add media, at the end; places in an album are its owner's (facts 7.2).
    if (!owns(principal, album)) throw new ApiError('NoPermissionToAddMediaItems')
    if (!saysSomething(body.newEnrichmentItem)) {
      throw invalidField(
        'new_enrichment_item',
        'A text needs `text`; a place needs `locationName` or `latlng`.',
      )
    }
    const place = await findPlace(catalog, album.id, body.albumPosition, context)
    if (place === undefined) {
      throw invalidField('album_position.position', 'An enrichment needs a position.')
    }
    return addEnrichment(catalog, {
      album: album.id,
      content: JSON.stringify(body.newEnrichmentItem),
      addedBy: principal.user,
      place,
      addedAt: now(),
    })
  })
  return { enrichmentItem: { id: ids.enrichment(row) } }
}

/** An enrichment without its text or its places would show nothing. */
function saysSomething({ textEnrichment, locationEnrichment, mapEnrichment }: NewEnrichmentItem): boolean {
  if (textEnrichment) return textEnrichment.text !== undefined
  if (locationEnrichment) return isSomewhere(locationEnrichment.location)
  return isSomewhere(mapEnrichment?.origin) && isSomewhere(mapEnrichment?.destination)
}

function isSomewhere(location: Location | undefined): boolean {
  return location?.locationName !== undefined || location?.latlng !== undefined
}
