import type { Api } from '../api.ts'
import { type Scenarios, same } from '../scenario.ts'
import { errorIs, NOTHING, scenariosOf } from './common.ts'

type AlbumContents = 'albums.addEnrichment' | 'albums.batchAddMediaItems' | 'albums.batchRemoveMediaItems'

const caption = { textEnrichment: { text: 'tintype-contract' } }
const place = { locationName: 'Skógafoss', latlng: { latitude: 63.5321, longitude: -19.5113 } }
const first = { position: 'FIRST_IN_ALBUM' }
const enriched = async (api: Api, newEnrichmentItem: object = caption) => ({
  albumId: await api.album(),
  body: { newEnrichmentItem, albumPosition: first },
})
/** Valid requests that the server never executes. */
const captioned = async (api: Api) => ({
  albumId: await api.someAlbum(),
  body: { newEnrichmentItem: caption, albumPosition: first },
})
const added = async (api: Api) => ({
  albumId: await api.someAlbum(),
  body: { mediaItemIds: [await api.photo()] },
})
const filled = async (api: Api) => {
  const albumId = await api.album()
  return { albumId, body: { mediaItemIds: [await api.photoIn(albumId)] } }
}

/** The ids of an album's media, in album order. */
async function contents(api: Api, albumId: unknown): Promise<string[]> {
  const { mediaItems = [] } = await api.ok('mediaItems.search', { body: { albumId, pageSize: 100 } })
  return mediaItems.map(({ id }: { id: string }) => id)
}

const tooMany = { mediaItemIds: Array.from({ length: 51 }, (_, i) => `${i}`) }

export const albumContents: Pick<Scenarios, AlbumContents> = {
  'albums.addEnrichment': scenariosOf('albums.addEnrichment', captioned, [
    { behavior: 'adds a text at the beginning', status: 200, request: (api) => enriched(api) },
    {
      behavior: 'adds a place after an item',
      status: 200,
      async request(api) {
        const { albumId, body } = await enriched(api, { locationEnrichment: { location: place } })
        const relativeMediaItemId = await api.photoIn(albumId)
        return {
          albumId,
          body: { ...body, albumPosition: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId } },
        }
      },
    },
    {
      behavior: 'adds a map after another enrichment',
      status: 200,
      async request(api) {
        const before = await enriched(api)
        const { enrichmentItem } = await api.ok('albums.addEnrichment', before)
        return {
          albumId: before.albumId,
          body: {
            newEnrichmentItem: { mapEnrichment: { origin: place, destination: place } },
            albumPosition: {
              position: 'AFTER_ENRICHMENT_ITEM',
              relativeEnrichmentItemId: enrichmentItem.id,
            },
          },
        }
      },
    },
    {
      behavior: 'rejects a request without a position',
      status: 400,
      request: async (api) => ({ albumId: await api.someAlbum(), body: { newEnrichmentItem: caption } }),
      holds: errorIs('InvalidArgument'),
    },
  ]),

  'albums.batchAddMediaItems': scenariosOf('albums.batchAddMediaItems', added, [
    {
      behavior: 'adds items to the end of the album in order',
      status: 200,
      needs: ['state'],
      request: async (api) => ({
        albumId: await api.album(),
        body: { mediaItemIds: [await api.photo(2), await api.photo(1)] },
      }),
      async holds({ body }, api, { albumId }) {
        same('the body', body, {})
        same('the contents', await contents(api, albumId), [await api.photo(2), await api.photo(1)])
      },
    },
    {
      behavior: 'keeps the position of an item that is already in the album',
      status: 200,
      request: filled,
      holds: async (_answer, api, { albumId }) =>
        same('the contents', await contents(api, albumId), [await api.photo()]),
    },
    {
      behavior: 'rejects more than 50 items',
      status: 400,
      request: async (api) => ({ albumId: await api.someAlbum(), body: tooMany }),
      holds: errorIs('TooManyItems'),
    },
    {
      behavior: 'rejects a repeated item',
      status: 400,
      async request(api) {
        const id = await api.photo()
        return { albumId: await api.someAlbum(), body: { mediaItemIds: [id, id] } }
      },
      holds: errorIs('DuplicatedIds'),
    },
    {
      behavior: 'rejects the whole batch if one item is missing',
      status: 400,
      request: async (api) => ({
        albumId: await api.someAlbum(),
        body: { mediaItemIds: [await api.photo(), NOTHING] },
      }),
      async holds(answer, api, input) {
        errorIs('InvalidMediaItemInList')(answer, api, input)
        same('the contents', await contents(api, input.albumId), [])
      },
    },
  ]),

  'albums.batchRemoveMediaItems': scenariosOf('albums.batchRemoveMediaItems', added, [
    {
      behavior: 'removes items from the album and keeps them in the library',
      status: 200,
      request: filled,
      async holds({ body }, api, { albumId }) {
        same('the body', body, {})
        same('the contents', await contents(api, albumId), [])
        await api.ok('mediaItems.get', { mediaItemId: await api.photo() })
      },
    },
    {
      behavior: 'rejects the whole batch if one item is not in the album',
      status: 400,
      async request(api) {
        const { albumId, body } = await filled(api)
        return { albumId, body: { mediaItemIds: [...body.mediaItemIds, await api.photo(2)] } }
      },
      async holds(answer, api, input) {
        errorIs('InvalidMediaItemInList')(answer, api, input)
        same('the contents', await contents(api, input.albumId), [await api.photo()])
      },
    },
    {
      behavior: 'rejects more than 50 items',
      status: 400,
      request: async (api) => ({ albumId: await api.someAlbum(), body: tooMany }),
      holds: errorIs('TooManyItems'),
    },
  ]),
}
