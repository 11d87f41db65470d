import type { Api } from '../api.ts'
import { hold, type Scenarios, same } from '../scenario.ts'
import { errorIs, NOTHING, scenariosOf } from './common.ts'

type SharedAlbums = 'sharedAlbums.get' | 'sharedAlbums.join' | 'sharedAlbums.leave' | 'sharedAlbums.list'

const tokenInPath = async (api: Api) => ({ shareToken: (await api.someSharedAlbum()).shareToken })
const tokenInBody = async (api: Api) => ({
  body: { shareToken: (await api.someSharedAlbum()).shareToken },
})
const newTokenInBody = async (api: Api) => ({ body: { shareToken: (await api.sharedAlbum()).shareToken } })
/** The other user is in a new shared album of the first one's. */
const joined = async (api: Api) => {
  const request = await newTokenInBody(api)
  await api.ok('sharedAlbums.join', request, 'other')
  return request
}

export const sharedAlbums: Pick<Scenarios, SharedAlbums> = {
  'sharedAlbums.get': scenariosOf('sharedAlbums.get', tokenInPath, [
    {
      behaviour: 'shows an album to whoever has its share token',
      status: 200,
      needs: ['other user'],
      as: 'other',
      request: tokenInPath,
      holds: ({ body }) => hold(typeof body.id === 'string', 'there is no album'),
    },
    {
      behaviour: 'shows its owner how it is shared, and its cover',
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
      behaviour: 'does not find an album by a token that is none',
      status: 404,
      request: () => ({ shareToken: NOTHING }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'sharedAlbums.join': scenariosOf('sharedAlbums.join', tokenInBody, [
    {
      behaviour: 'lets another user in, who finds the album among the shared ones',
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
      behaviour: 'does not find an album by a token that is none',
      status: 404,
      request: () => ({ body: { shareToken: NOTHING } }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'sharedAlbums.leave': scenariosOf('sharedAlbums.leave', tokenInBody, [
    {
      behaviour: 'lets a member go',
      status: 200,
      needs: ['other user'],
      as: 'other',
      request: joined,
      holds: ({ body }) => same('the body', body, {}),
    },
    {
      behaviour: 'does not find an album by a token that is none',
      status: 404,
      request: () => ({ body: { shareToken: NOTHING } }),
      holds: errorIs('EntityNotFound'),
    },
  ]),

  'sharedAlbums.list': scenariosOf('sharedAlbums.list', () => ({}), [
    {
      behaviour: 'lists an album that the user has shared',
      status: 200,
      async request(api) {
        const { albumId } = await api.sharedAlbum()
        await api.photoIn(albumId)
        return { pageSize: 50, excludeNonAppCreatedData: true }
      },
      holds: ({ body }) => hold(body.sharedAlbums?.length > 0, 'there are no shared albums'),
    },
    {
      behaviour: 'goes on where the page before ended',
      status: 200,
      async request(api) {
        await Promise.all([api.someSharedAlbum(), api.sharedAlbum()])
        const { nextPageToken } = await api.ok('sharedAlbums.list', { pageSize: 1 })
        return { pageSize: 1, pageToken: nextPageToken ?? '' }
      },
      holds: ({ body }) => hold(!(body.sharedAlbums?.length > 1), 'the page is longer than was asked for'),
    },
    {
      behaviour: 'refuses a page size that is no number',
      status: 400,
      request: () => ({ pageSize: 'many' }),
      holds: ({ body }) => same('error.status', body.error?.status, 'INVALID_ARGUMENT'),
    },
  ]),
}
