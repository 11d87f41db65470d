import type { Answer, Api } from '../api.ts'
import { hold, type Scenarios, same } from '../scenario.ts'
import { errorIs, NONSENSE, NOTHING, scenariosOf } from './common.ts'

type MediaItems =
  | 'mediaItems.batchCreate'
  | 'mediaItems.batchGet'
  | 'mediaItems.get'
  | 'mediaItems.list'
  | 'mediaItems.patch'

const created = async (api: Api) => ({ body: api.newItems([await api.upload()]) })
const described = async (api: Api, description = 'tintype-contract') => ({
  mediaItemId: await api.photo(),
  updateMask: 'description',
  body: { description },
})

function failsInPart({ body }: Answer): void {
  const [good, bad] = body.newMediaItemResults ?? []
  hold(good?.mediaItem?.id !== undefined, 'the valid item was not created')
  hold(bad?.mediaItem === undefined && bad?.status?.code > 0, 'the invalid item has no error')
}

export const mediaItems: Pick<Scenarios, MediaItems> = {
  'mediaItems.batchCreate': scenariosOf(
    'mediaItems.batchCreate',
    created,
    [
      {
        behavior: 'creates an item from an upload',
        status: 200,
        request: created,
        holds({ body }) {
          const [result] = body.newMediaItemResults ?? []
          same('status.message', result?.status?.message, 'Success')
          same('mimeType', result?.mediaItem?.mimeType, 'image/jpeg')
          same('width', result?.mediaItem?.mediaMetadata?.width, '16')
        },
      },
      {
        behavior: 'adds items with descriptions to an album at a position',
        status: 200,
        async request(api) {
          const albumId = await api.album()
          const relativeMediaItemId = await api.photoIn(albumId, 2)
          const [uploadToken, clip] = [await api.upload(4), await api.upload('video')]
          return {
            body: {
              albumId,
              albumPosition: { position: 'AFTER_MEDIA_ITEM', relativeMediaItemId },
              newMediaItems: [
                { description: 'tintype-contract', simpleMediaItem: { uploadToken } },
                { simpleMediaItem: { uploadToken: clip, fileName: 'tintype-contract.mp4' } },
              ],
            },
          }
        },
        holds({ body }) {
          const [image, clip] = body.newMediaItemResults ?? []
          same('description', image?.mediaItem?.description, 'tintype-contract')
          hold(clip?.mediaItem?.mediaMetadata?.video !== undefined, 'the item has no video field')
        },
      },
      {
        behavior: 'creates one item for identical bytes',
        status: 200,
        request: created,
        holds: async ({ body }, api) =>
          same('id', body.newMediaItemResults[0].mediaItem.id, await api.photo()),
      },
      {
        behavior: 'adds an item after an enrichment',
        status: 200,
        async request(api) {
          const albumId = await api.album()
          const { enrichmentItem } = await api.ok('albums.addEnrichment', {
            albumId,
            body: {
              newEnrichmentItem: { textEnrichment: { text: 'tintype-contract' } },
              albumPosition: { position: 'FIRST_IN_ALBUM' },
            },
          })
          const albumPosition = {
            position: 'AFTER_ENRICHMENT_ITEM',
            relativeEnrichmentItemId: enrichmentItem.id,
          }
          return { body: api.newItems([await api.upload(2)], { albumId, albumPosition }) }
        },
      },
      {
        behavior: 'creates some items while others fail, each with its own status',
        status: 200,
        request: async (api) => ({
          body: api.newItems([await api.upload(), await api.upload('no media')]),
        }),
        holds: failsInPart,
      },
      {
        behavior: 'returns 207 for a partial success if configured',
        status: 207,
        needs: ['status 207'],
        request: async (api) => ({
          body: api.newItems([await api.upload(), await api.upload('no media')]),
        }),
        holds: failsInPart,
      },
      {
        behavior: 'rejects more than 50 items',
        status: 400,
        request: (api) => ({ body: api.newItems(Array.from({ length: 51 }, () => 'x')) }),
        holds: errorIs('TooManyItems'),
      },
      {
        behavior: 'rejects a malformed album id',
        status: 400,
        request: async (api) => ({ body: api.newItems([await api.upload()], { albumId: NONSENSE }) }),
        holds: errorIs('InvalidAlbumId'),
      },
      {
        behavior: 'does not find a missing album',
        status: 404,
        request: async (api) => ({ body: api.newItems([await api.upload()], { albumId: NOTHING }) }),
        holds: errorIs('AlbumNotFound'),
      },
    ],
    [409],
  ),

  'mediaItems.batchGet': scenariosOf(
    'mediaItems.batchGet',
    async (api) => ({ mediaItemIds: [await api.photo()] }),
    [
      {
        behavior: 'returns items in the order of the ids',
        status: 200,
        needs: ['state'],
        request: async (api) => ({ mediaItemIds: [await api.video(), await api.photo(1)] }),
        holds: ({ body }, _api, { mediaItemIds }) =>
          same(
            'the ids',
            body.mediaItemResults?.map((each: { mediaItem?: { id: string } }) => each.mediaItem?.id),
            mediaItemIds,
          ),
      },
      {
        behavior: 'returns an error for each unknown id, and the other items',
        status: 200,
        request: async (api) => ({ mediaItemIds: [await api.photo(), NOTHING] }),
        holds({ body }) {
          const [there, missing] = body.mediaItemResults ?? []
          hold(there?.mediaItem !== undefined, 'the existing item is missing')
          hold(missing?.status?.code > 0, 'the unknown id has no status')
        },
      },
      {
        behavior: 'rejects more than 50 ids',
        status: 400,
        request: () => ({ mediaItemIds: Array.from({ length: 51 }, (_, i) => i) }),
        holds: errorIs('TooManyItems'),
      },
      {
        behavior: 'rejects a repeated id',
        status: 400,
        async request(api) {
          const id = await api.photo()
          return { mediaItemIds: [id, id] }
        },
        holds: errorIs('DuplicatedIds'),
      },
      { behavior: 'rejects a request without ids', status: 400, request: () => ({}) },
    ],
  ),

  'mediaItems.get': scenariosOf('mediaItems.get', async (api) => ({ mediaItemId: await api.photo() }), [
    {
      behavior: 'returns a photo with the metadata of its file',
      status: 200,
      async request(api) {
        const request = await described(api)
        await api.ok('mediaItems.patch', request)
        return { mediaItemId: request.mediaItemId }
      },
      holds({ body }) {
        same('mimeType', body.mimeType, 'image/jpeg')
        same('width', body.mediaMetadata?.width, '16')
        same('height', body.mediaMetadata?.height, '12')
        same('cameraModel', body.mediaMetadata?.photo?.cameraModel, 'Box 1')
        hold(typeof body.baseUrl === 'string', 'there is no base URL')
      },
    },
    {
      behavior: 'returns a video with its video field',
      status: 200,
      request: async (api) => ({ mediaItemId: await api.video() }),
      holds: ({ body }) => hold(body.mediaMetadata?.video !== undefined, 'there is no video field'),
    },
    {
      behavior: 'rejects a malformed media item id',
      status: 400,
      request: () => ({ mediaItemId: NONSENSE }),
      holds: errorIs('InvalidMediaItemId'),
    },
    {
      behavior: 'does not find a missing item',
      status: 404,
      request: () => ({ mediaItemId: NOTHING }),
      holds: errorIs('EntityNotFound'),
    },
    {
      behavior: "returns the same error for another user's item as for a missing one",
      status: 404,
      needs: ['other user'],
      as: 'other',
      request: async (api) => ({ mediaItemId: await api.photo() }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'mediaItems.list': scenariosOf('mediaItems.list', () => ({}), [
    {
      behavior: 'lists the library',
      status: 200,
      async request(api) {
        await Promise.all([api.photo(1), api.photo(2), api.video()])
        await api.ok('mediaItems.patch', await described(api))
        return { pageSize: 100 }
      },
      holds: ({ body }) => hold(body.mediaItems?.length > 0, 'there are no items'),
    },
    {
      behavior: 'continues after the previous page',
      status: 200,
      async request(api) {
        await Promise.all([api.photo(1), api.photo(2), api.photo(3)])
        const { nextPageToken } = await api.ok('mediaItems.list', { pageSize: 1 })
        return { pageSize: 1, pageToken: nextPageToken ?? '' }
      },
      holds: ({ body }) => hold(!(body.mediaItems?.length > 1), 'the page is longer than requested'),
    },
    {
      behavior: 'rejects a page size that is not a number',
      status: 400,
      request: () => ({ pageSize: 'many' }),
      holds: ({ body }) => same('error.status', body.error?.status, 'INVALID_ARGUMENT'),
    },
  ]),

  'mediaItems.patch': scenariosOf('mediaItems.patch', described, [
    {
      behavior: 'changes the description',
      status: 200,
      request: described,
      holds: ({ body }) => same('description', body.description, 'tintype-contract'),
    },
    {
      behavior: 'changes the description of a video',
      status: 200,
      request: async (api) => ({ ...(await described(api)), mediaItemId: await api.video() }),
      holds: ({ body }) => hold(body.mediaMetadata?.video !== undefined, 'there is no video field'),
    },
    {
      behavior: 'removes the description',
      status: 200,
      request: (api) => described(api, ''),
      holds: ({ body }) => same('description', body.description, undefined),
    },
    {
      behavior: 'rejects a description of 1000 characters',
      status: 400,
      request: (api) => described(api, 'x'.repeat(1000)),
      holds: errorIs('InvalidArgument'),
    },
    {
      behavior: 'rejects a malformed media item id',
      status: 400,
      request: async (api) => ({ ...(await described(api)), mediaItemId: NONSENSE }),
      holds: errorIs('InvalidMediaItemId'),
    },
    {
      behavior: 'does not find a missing item',
      status: 404,
      request: async (api) => ({ ...(await described(api)), mediaItemId: NOTHING }),
      holds: errorIs('EntityNotFound'),
    },
  ]),
}
