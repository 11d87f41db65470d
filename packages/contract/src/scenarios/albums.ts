import type { Api } from '../api.ts'
import { hold, type Scenarios, same } from '../scenario.ts'
import { errorIs, scenariosOf } from './common.ts'

type Albums =
  | 'albums.create'
  | 'albums.get'
  | 'albums.list'
  | 'albums.patch'
  | 'albums.share'
  | 'albums.unshare'

export const albums: Pick<Scenarios, Albums> = {
  'albums.create': scenariosOf('albums.create', (api) => ({ body: { album: { title: api.name() } } }), [
    {
      behavior: 'creates an empty album that the app may change',
      status: 200,
      request: (api) => ({ body: { album: { title: api.name() } } }),
      holds({ body }) {
        same('isWriteable', body.isWriteable, true)
        same('mediaItemsCount', body.mediaItemsCount, undefined)
        hold(
          typeof body.id === 'string' && typeof body.productUrl === 'string',
          'it has no id or no productUrl',
        )
      },
    },
    {
      behavior: 'keeps a title exactly, with spaces and slashes',
      status: 200,
      request: (api) => ({ body: { album: { title: `${api.name()} a/b ð ` } } }),
      holds: ({ body }, _api, input) =>
        same('title', body.title, (input.body as { album: { title: string } }).album.title),
    },
    {
      behavior: 'ignores output-only fields such as isWriteable',
      status: 200,
      request: (api) => ({ body: { album: { title: api.name(), isWriteable: false, id: 'x' } } }),
      holds: ({ body }) => hold(body.id !== 'x', 'the id was taken from the request'),
    },
    {
      behavior: 'rejects a title of 501 characters',
      status: 400,
      request: () => ({ body: { album: { title: 'tintype-contract-'.padEnd(501, 'x') } } }),
      holds: errorIs('InvalidArgument'),
    },
    { behavior: 'rejects a request without an album', status: 400, request: () => ({ body: {} }) },
  ]),

  'albums.get': scenariosOf('albums.get', async (api) => ({ albumId: await api.someAlbum() }), [
    {
      behavior: 'returns an empty album without a count',
      status: 200,
      request: async (api) => ({ albumId: await api.album() }),
      holds({ body }, _api, { albumId }) {
        same('id', body.id, albumId)
        same('mediaItemsCount', body.mediaItemsCount, undefined)
      },
    },
    {
      behavior: 'counts the items of an album and has a cover',
      status: 200,
      async request(api) {
        const albumId = await api.album()
        await api.photoIn(albumId)
        return { albumId }
      },
      async holds({ body }, api) {
        same('mediaItemsCount', body.mediaItemsCount, '1')
        same('coverPhotoMediaItemId', body.coverPhotoMediaItemId, await api.photo())
      },
    },
    {
      behavior: 'returns sharing options to the owner',
      status: 200,
      request: async (api) => ({ albumId: (await api.someSharedAlbum()).albumId }),
      holds({ body }) {
        same('shareInfo.isOwned', body.shareInfo?.isOwned, true)
        same('shareInfo.isJoined', body.shareInfo?.isJoined, true)
        same('isCollaborative', body.shareInfo?.sharedAlbumOptions?.isCollaborative, true)
      },
    },
    {
      behavior: 'returns only the requested fields',
      status: 200,
      request: async (api) => ({ albumId: await api.someAlbum(), fields: 'id' }),
      holds: ({ body }) => same('the fields', Object.keys(body), ['id']),
    },
    {
      behavior: "returns the same error for another user's album as for a missing one",
      status: 404,
      needs: ['other user'],
      as: 'other',
      request: async (api) => ({ albumId: await api.someAlbum() }),
      holds: errorIs('AlbumNotFound'),
    },
  ]),

  'albums.list': scenariosOf('albums.list', () => ({}), [
    {
      behavior: 'accepts the parameters of all Google APIs',
      status: 200,
      request: () => ({
        '$.xgafv': '2',
        alt: 'json',
        callback: 'x',
        key: 'x',
        prettyPrint: false,
        quotaUser: 'x',
        uploadType: 'media',
        upload_protocol: 'raw',
      }),
    },
    ...(['access_token', 'oauth_token'] as const).map((name) => ({
      behavior: `accepts the token as ${name}`,
      status: 200 as const,
      as: 'nobody' as const,
      request: (api: Api) => ({ [name]: api.token }),
    })),
    {
      behavior: 'lists a created album',
      status: 200,
      async request(api) {
        await api.photoIn(await api.album())
        return { pageSize: 50, excludeNonAppCreatedData: true }
      },
      holds: ({ body }) => hold(body.albums?.length > 0, 'there are no albums'),
    },
    {
      behavior: 'continues after the previous page',
      status: 200,
      async request(api) {
        await Promise.all([api.someAlbum(), api.someSharedAlbum()])
        const { nextPageToken } = await api.ok('albums.list', { pageSize: 1 })
        return { pageSize: 1, pageToken: nextPageToken ?? '' }
      },
      holds: ({ body }) => hold(body.albums?.length <= 1, 'the page is longer than requested'),
    },
    {
      behavior: 'limits a page size above the maximum',
      status: 200,
      request: () => ({ pageSize: 51 }),
    },
    {
      behavior: 'rejects a page size that is not a number',
      status: 400,
      request: () => ({ pageSize: 'many' }),
      holds: ({ body }) => same('error.status', body.error?.status, 'INVALID_ARGUMENT'),
    },
    {
      behavior: 'rejects a page token with different parameters',
      status: 400,
      async request(api) {
        await Promise.all([api.someAlbum(), api.someSharedAlbum()])
        const { nextPageToken } = await api.ok('albums.list', { pageSize: 1 })
        return { pageSize: 1, excludeNonAppCreatedData: true, pageToken: nextPageToken ?? 'x' }
      },
    },
  ]),

  'albums.patch': scenariosOf(
    'albums.patch',
    async (api) => ({ albumId: await api.someAlbum(), updateMask: 'title', body: { title: api.name() } }),
    [
      {
        behavior: 'changes the title',
        status: 200,
        request: async (api) => ({
          albumId: await api.album(),
          updateMask: 'title',
          body: { title: api.name() },
        }),
        holds: ({ body }, _api, input) => same('title', body.title, (input.body as { title: string }).title),
      },
      {
        behavior: 'changes the cover to an item of the album',
        status: 200,
        async request(api) {
          const albumId = await api.album()
          await api.photoIn(albumId, 1)
          const coverPhotoMediaItemId = await api.photoIn(albumId, 2)
          return { albumId, updateMask: 'coverPhotoMediaItemId', body: { coverPhotoMediaItemId } }
        },
        holds: ({ body }, _api, input) =>
          same(
            'coverPhotoMediaItemId',
            body.coverPhotoMediaItemId,
            (input.body as { coverPhotoMediaItemId: string }).coverPhotoMediaItemId,
          ),
      },
      {
        behavior: 'returns sharing options to the owner after a change of the title',
        status: 200,
        request: async (api) => ({
          albumId: (await api.someSharedAlbum()).albumId,
          updateMask: 'title',
          body: { title: api.name() },
        }),
        holds: ({ body }) => same('shareInfo.isOwned', body.shareInfo?.isOwned, true),
      },
      {
        behavior: 'rejects a mask with a field that cannot be changed',
        status: 400,
        request: async (api) => ({ albumId: await api.someAlbum(), updateMask: 'productUrl', body: {} }),
      },
      {
        behavior: 'rejects a request without a mask',
        status: 400,
        request: async (api) => ({ albumId: await api.someAlbum(), body: { title: api.name() } }),
      },
    ],
  ),

  'albums.share': scenariosOf('albums.share', async (api) => ({ albumId: await api.someAlbum() }), [
    {
      behavior: 'shares an album for collaboration and comments',
      status: 200,
      request: async (api) => ({
        albumId: await api.album(),
        body: { sharedAlbumOptions: { isCollaborative: true, isCommentable: true } },
      }),
      holds({ body: { shareInfo } }) {
        same('isCollaborative', shareInfo?.sharedAlbumOptions?.isCollaborative, true)
        same('isJoinable', shareInfo?.isJoinable, true)
        hold(typeof shareInfo?.shareToken === 'string', 'there is no share token')
      },
    },
    {
      behavior: 'shares an album for viewing when no options are given',
      status: 200,
      request: async (api) => ({ albumId: await api.album() }),
      holds: ({ body }) =>
        same('isCollaborative', body.shareInfo?.sharedAlbumOptions?.isCollaborative, undefined),
    },
  ]),

  'albums.unshare': scenariosOf(
    'albums.unshare',
    async (api) => ({ albumId: (await api.someSharedAlbum()).albumId }),
    [
      {
        behavior: 'ends sharing',
        status: 200,
        request: async (api) => ({ albumId: (await api.sharedAlbum()).albumId }),
        async holds({ body }, api, { albumId }) {
          same('the body', body, {})
          const album = await api.ok('albums.get', { albumId })
          same('shareInfo', album.shareInfo, undefined)
        },
      },
    ],
  ),
}
