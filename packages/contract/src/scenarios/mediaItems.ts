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
  hold(good?.mediaItem?.id !== undefined, 'the good one was not created')
  hold(bad?.mediaItem === undefined && bad?.status?.code > 0, 'the bad one has no error of its own')
}

export const mediaItems: Pick<Scenarios, MediaItems> = {
  'mediaItems.batchCreate': scenariosOf(
    'mediaItems.batchCreate',
    created,
    [
      {
        behaviour: 'makes an item of an upload',
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
        behaviour: 'puts described items into an album, at a place',
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
          hold(clip?.mediaItem?.mediaMetadata?.video !== undefined, 'the video is none')
        },
      },
      {
        behaviour: 'makes one item of the same bytes, however often they come',
        status: 200,
        request: created,
        holds: async ({ body }, api) =>
          same('id', body.newMediaItemResults[0].mediaItem.id, await api.photo()),
      },
      {
        behaviour: 'puts an item behind an enrichment',
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
        behaviour: 'creates some items while others fail, each with a status of its own',
        status: 200,
        request: async (api) => ({
          body: api.newItems([await api.upload(), await api.upload('no media')]),
        }),
        holds: failsInPart,
      },
      {
        behaviour: 'answers 207 to a batch that succeeds in part, where it is told to',
        status: 207,
        needs: ['status 207'],
        request: async (api) => ({
          body: api.newItems([await api.upload(), await api.upload('no media')]),
        }),
        holds: failsInPart,
      },
      {
        behaviour: 'refuses more than 50 items',
        status: 400,
        request: (api) => ({ body: api.newItems(Array.from({ length: 51 }, () => 'x')) }),
        holds: errorIs('TooManyItems'),
      },
      {
        behaviour: 'refuses what is no album id',
        status: 400,
        request: async (api) => ({ body: api.newItems([await api.upload()], { albumId: NONSENSE }) }),
        holds: errorIs('InvalidAlbumId'),
      },
      {
        behaviour: 'does not find an album that is not there',
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
        behaviour: 'gives items in the order of the ids',
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
        behaviour: 'tells of each id that names nothing, and gives the others',
        status: 200,
        request: async (api) => ({ mediaItemIds: [await api.photo(), NOTHING] }),
        holds({ body }) {
          const [there, missing] = body.mediaItemResults ?? []
          hold(there?.mediaItem !== undefined, 'the item that is there was not given')
          hold(missing?.status?.code > 0, 'the id that names nothing has no status')
        },
      },
      {
        behaviour: 'refuses more than 50 ids',
        status: 400,
        request: () => ({ mediaItemIds: Array.from({ length: 51 }, (_, i) => i) }),
        holds: errorIs('TooManyItems'),
      },
      {
        behaviour: 'refuses an id twice',
        status: 400,
        async request(api) {
          const id = await api.photo()
          return { mediaItemIds: [id, id] }
        },
        holds: errorIs('DuplicatedIds'),
      },
      { behaviour: 'refuses a request without ids', status: 400, request: () => ({}) },
    ],
  ),

  'mediaItems.get': scenariosOf('mediaItems.get', async (api) => ({ mediaItemId: await api.photo() }), [
    {
      behaviour: 'gives a photo, with what its file tells',
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
      behaviour: 'gives a video, known by its video field',
      status: 200,
      request: async (api) => ({ mediaItemId: await api.video() }),
      holds: ({ body }) => hold(body.mediaMetadata?.video !== undefined, 'there is no video field'),
    },
    {
      behaviour: 'refuses what is no media item id',
      status: 400,
      request: () => ({ mediaItemId: NONSENSE }),
      holds: errorIs('InvalidMediaItemId'),
    },
    {
      behaviour: 'does not find an item that is not there',
      status: 404,
      request: () => ({ mediaItemId: NOTHING }),
      holds: errorIs('EntityNotFound'),
    },
    {
      behaviour: "does not find another user's item, and says the same of it",
      status: 404,
      needs: ['other user'],
      as: 'other',
      request: async (api) => ({ mediaItemId: await api.photo() }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'mediaItems.list': scenariosOf('mediaItems.list', () => ({}), [
    {
      behaviour: 'lists the library',
      status: 200,
      async request(api) {
        await Promise.all([api.photo(1), api.photo(2), api.video()])
        return { pageSize: 100 }
      },
      holds: ({ body }) => hold(body.mediaItems?.length > 0, 'there are no items'),
    },
    {
      behaviour: 'goes on where the page before ended',
      status: 200,
      async request(api) {
        await Promise.all([api.photo(1), api.photo(2), api.photo(3)])
        const { nextPageToken } = await api.ok('mediaItems.list', { pageSize: 1 })
        return { pageSize: 1, pageToken: nextPageToken ?? '' }
      },
      holds: ({ body }) => hold(!(body.mediaItems?.length > 1), 'the page is longer than was asked for'),
    },
    {
      behaviour: 'refuses a page size that is no number',
      status: 400,
      request: () => ({ pageSize: 'many' }),
      holds: ({ body }) => same('error.status', body.error?.status, 'INVALID_ARGUMENT'),
    },
  ]),

  'mediaItems.patch': scenariosOf('mediaItems.patch', described, [
    {
      behaviour: 'changes the description',
      status: 200,
      request: described,
      holds: ({ body }) => same('description', body.description, 'tintype-contract'),
    },
    {
      behaviour: 'changes the description of a video',
      status: 200,
      request: async (api) => ({ ...(await described(api)), mediaItemId: await api.video() }),
      holds: ({ body }) => hold(body.mediaMetadata?.video !== undefined, 'there is no video field'),
    },
    {
      behaviour: 'takes the description away',
      status: 200,
      request: (api) => described(api, ''),
      holds: ({ body }) => same('description', body.description, undefined),
    },
    {
      behaviour: 'refuses a description of 1000 characters',
      status: 400,
      request: (api) => described(api, 'x'.repeat(1000)),
      holds: errorIs('InvalidArgument'),
    },
    {
      behaviour: 'refuses what is no media item id',
      status: 400,
      request: async (api) => ({ ...(await described(api)), mediaItemId: NONSENSE }),
      holds: errorIs('InvalidMediaItemId'),
    },
    {
      behaviour: 'does not find an item that is not there',
      status: 404,
      request: async (api) => ({ ...(await described(api)), mediaItemId: NOTHING }),
      holds: errorIs('EntityNotFound'),
    },
  ]),
}
