import type { Location, NewEnrichmentItem } from '@tintype/types'
import { addEnrichment } from '../../catalog/albumContents.ts'
import { invalidField } from '../../domain/apiError.ts'
import { requirePermission } from '../../domain/permissions.ts'
import type { Operation } from '../operation.ts'
import { changeAlbum } from './album.ts'
import { findPlace } from './position.ts'

/** Puts one text, location or map between the items of an album (facts 2.5). */
export const addEnrichmentToAlbum: Operation<'albums.addEnrichment'> = async ({ path, body }, context) => {
  const { ids, now, principal } = context
  const enrichment = await changeAlbum(path.albumId, context, async (album, { catalog }) => {
    requirePermission(principal, 'album.add', album, 'albums.addEnrichment')
    requirePermission(principal, 'album.arrange', album)
    if (!hasContent(body.newEnrichmentItem)) {
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
  return { enrichmentItem: { id: ids.enrichment(enrichment) } }
}

/** An enrichment without its text or places would show nothing. */
function hasContent({ textEnrichment, locationEnrichment, mapEnrichment }: NewEnrichmentItem): boolean {
  if (textEnrichment) return textEnrichment.text !== undefined
  if (locationEnrichment) return isSomewhere(locationEnrichment.location)
  return isSomewhere(mapEnrichment?.origin) && isSomewhere(mapEnrichment?.destination)
}

function isSomewhere(location: Location | undefined): boolean {
  return location?.locationName !== undefined || location?.latlng !== undefined
}
