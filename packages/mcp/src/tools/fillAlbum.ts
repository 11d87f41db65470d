import type { AlbumPosition, NewEnrichmentItem } from '@tintype/types'
import { documentedField } from '../documentedField.ts'
import { defineTool, json } from '../tool.ts'

interface FillAlbumInput {
  albumId: string
  addMediaItemIds?: string[]
  removeMediaItemIds?: string[]
  text?: string
  place?: { name: string; latitude: number; longitude: number }
  after?: string
}

export const fillAlbum = defineTool<FillAlbumInput>({
  name: 'fill_album',
  purpose:
    'Changes the contents of an album that this app created: adds or removes photos, adds a text or a place.',
  operations: ['albums.batchAddMediaItems', 'albums.batchRemoveMediaItems', 'albums.addEnrichment'],
  effect: 'changes',
  input: {
    albumId: { schema: { type: 'string' }, required: true },
    addMediaItemIds: {
      schema: documentedField('BatchAddMediaItemsToAlbumRequest.mediaItemIds', { description: undefined }),
    },
    removeMediaItemIds: {
      schema: documentedField('BatchRemoveMediaItemsFromAlbumRequest.mediaItemIds', {
        description: undefined,
      }),
    },
    text: { schema: documentedField('TextEnrichment.text') },
    place: {
      schema: {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: documentedField('Location.locationName'),
          latitude: documentedField('LatLng.latitude', { description: undefined }),
          longitude: documentedField('LatLng.longitude', { description: undefined }),
        },
        required: ['name', 'latitude', 'longitude'],
      },
    },
    after: {
      schema: {
        type: 'string',
        description: 'Id of the photo before the text or place; the end by default.',
      },
    },
  },
  async run(input, { photos, signal }) {
    const { albumId, addMediaItemIds = [], removeMediaItemIds = [] } = input
    const enrichments = enrichmentsOf(input)
    if (addMediaItemIds.length + removeMediaItemIds.length + enrichments.length === 0) {
      throw new Error('Pass addMediaItemIds, removeMediaItemIds, text or place: there is nothing to change.')
    }
    if (addMediaItemIds.length > 0) {
      await photos.albums.batchAddMediaItems({ albumId, body: { mediaItemIds: addMediaItemIds } }, { signal })
    }
    const enrichmentIds: (string | undefined)[] = []
    for (const newEnrichmentItem of enrichments) {
      const body = { newEnrichmentItem, albumPosition: positionOf(input.after) }
      const { enrichmentItem } = await photos.albums.addEnrichment({ albumId, body }, { signal })
      enrichmentIds.push(enrichmentItem?.id)
    }
    // Last, so that a text can be placed after a photo that is removed.
    if (removeMediaItemIds.length > 0) {
      const body = { mediaItemIds: removeMediaItemIds }
      await photos.albums.batchRemoveMediaItems({ albumId, body }, { signal })
    }
    return [json({ added: addMediaItemIds.length, removed: removeMediaItemIds.length, enrichmentIds })]
  },
})

/** In the order in which they are added: at one position, the last one added comes first. */
function enrichmentsOf({ text, place, after }: FillAlbumInput): NewEnrichmentItem[] {
  const enrichments: NewEnrichmentItem[] = []
  if (place !== undefined) {
    const { name: locationName, latitude, longitude } = place
    enrichments.push({ locationEnrichment: { location: { locationName, latlng: { latitude, longitude } } } })
  }
  if (text !== undefined) enrichments.push({ textEnrichment: { text } })
  return after === undefined ? enrichments : enrichments.reverse()
}

function positionOf(after: string | undefined): AlbumPosition {
  return after === undefined
    ? { position: 'LAST_IN_ALBUM' }
    : { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId: after }
}
