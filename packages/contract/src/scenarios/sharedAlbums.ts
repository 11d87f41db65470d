import type { Api } from '../api.ts'
import { hold, type Scenarios, same } from '../scenario.ts'
import { errorIs, NOTHING, scenariosOf } from './common.ts'

type SharedAlbums = 'sharedAlbums.get' | 'sharedAlbums.join' | 'sharedAlbums.leave' | 'sharedAlbums.list'

const tokenInPath = async (api: Api) => ({ shareToken: (await api.someSharedAlbum()).shareToken })
const tokenInBody = async (api: Api) => ({
  body: { shareToken: (await api.someSharedAlbum()).shareToken },
})
const newTokenInBody = async (api: Api) => ({ body: { shareToken: (await api.sharedAlbum()).shareToken } })
/** Creates a shared album of the first user, and adds the other user. */
const joined = async (api: Api) => {
  const request = await newTokenInBody(api)
  await api.ok('sharedAlbums.join', request, 'other')
  return request
}

export const sharedAlbums: Pick<Scenarios, SharedAlbums> = {
  'sharedAlbums.get': scenariosOf('sharedAlbums.get', tokenInPath, [
    {
      behavior: 'returns an album for its share token',
      status: 200,
      needs: ['other user'],
      as: 'other',
      request: tokenInPath,
      holds: ({ body }) => hold(typeof body.id === 'string', 'there is no album'),
    },
    {
      behavior: 'returns sharing options and cover to the owner',
      status: 200,
      async request(api) {
        const { albumId, shareToken } = await api.sharedAlbum()
        await api.photoIn(albumId)
        return { shareToken }
      },
      holds({ body }) {
        same('shareInfo.isOwned', body.shareInfo?.isOwned, true)
        same('mediaItemsCount', body.mediaItemsCount, '1')
      },
    },
    {
      behavior: 'does not find an album for an invalid token',
      status: 404,
      request: () => ({ shareToken: NOTHING }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'sharedAlbums.join': scenariosOf('sharedAlbums.join', tokenInBody, [
    {
      behavior: 'adds another user, who finds the album in the list',
      status: 200,
      needs: ['other user'],
      as: 'other',
      async request(api) {
        const { albumId, shareToken } = await api.sharedAlbum()
        await api.photoIn(albumId)
        return { body: { shareToken } }
      },
      async holds({ body }, api) {
        const { sharedAlbums = [] } = await api.ok('sharedAlbums.list', { pageSize: 50 }, 'other')
        hold(
          sharedAlbums.some(({ id }: { id: string }) => id === body.album?.id),
          'the album is not in the list',
        )
      },
    },
    {
      behavior: 'does not find an album for an invalid token',
      status: 404,
      request: () => ({ body: { shareToken: NOTHING } }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'sharedAlbums.leave': scenariosOf('sharedAlbums.leave', tokenInBody, [
    {
      behavior: 'removes a member',
      status: 200,
      needs: ['other user'],
      as: 'other',
      request: joined,
      holds: ({ body }) => same('the body', body, {}),
    },
    {
      behavior: 'does not find an album for an invalid token',
      status: 404,
      request: () => ({ body: { shareToken: NOTHING } }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'sharedAlbums.list': scenariosOf('sharedAlbums.list', () => ({}), [
    {
      behavior: 'lists an album that the user has shared',
      status: 200,
      async request(api) {
        const { albumId } = await api.sharedAlbum()
        await api.photoIn(albumId)
        return { pageSize: 50, excludeNonAppCreatedData: true }
      },
      holds: ({ body }) => hold(body.sharedAlbums?.length > 0, 'there are no shared albums'),
    },
    {
      behavior: 'continues after the previous page',
      status: 200,
      async request(api) {
        await Promise.all([api.someSharedAlbum(), api.sharedAlbum()])
        const { nextPageToken } = await api.ok('sharedAlbums.list', { pageSize: 1 })
        return { pageSize: 1, pageToken: nextPageToken ?? '' }
      },
      holds: ({ body }) => hold(!(body.sharedAlbums?.length > 1), 'the page is longer than requested'),
    },
    {
      behavior: 'rejects a page size that is not a number',
      status: 400,
      request: () => ({ pageSize: 'many' }),
      holds: ({ body }) => same('error.status', body.error?.status, 'INVALID_ARGUMENT'),
    },
  ]),
}
