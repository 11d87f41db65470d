import type { Answer, Api } from '../api.ts'
import { hold, type Scenarios, same } from '../scenario.ts'
import { errorIs, NONSENSE, NOTHING, scenariosOf } from './common.ts'

/** The day on which the photos of the scenarios were taken. */
const day = { year: 2024, month: 8, day: 17 }
const rangeOf = (startDate: object, endDate: object) => ({ dateFilter: { ranges: [{ startDate, endDate }] } })

const taken = async (api: Api, filters: object, more: object = {}) => {
  await api.photo()
  return { body: { pageSize: 100, filters, ...more } }
}
const finds = ({ body }: Answer) => hold(body.mediaItems?.length > 0, 'no items were found')
const findsNone =
  (subject: string, wrong: (item: { mediaMetadata: { photo?: object; video?: object } }) => boolean) =>
  ({ body }: Answer) =>
    hold(!(body.mediaItems ?? []).some(wrong), `${subject} is found too`)

export const search: Pick<Scenarios, 'mediaItems.search'> = {
  'mediaItems.search': scenariosOf('mediaItems.search', () => ({ body: { filters: {} } }), [
    {
      behavior: 'returns the contents of an album in order',
      status: 200,
      async request(api) {
        const albumId = await api.album()
        await api.photoIn(albumId, 2)
        await api.photoIn(albumId, 1)
        return { body: { albumId, pageSize: 100 } }
      },
      holds: async ({ body }, api) =>
        same(
          'the ids',
          body.mediaItems?.map(({ id }: { id: string }) => id),
          [await api.photo(2), await api.photo(1)],
        ),
    },
    {
      behavior: 'returns the contributor of each item to the owner of a shared album',
      status: 200,
      async request(api) {
        const { albumId } = await api.sharedAlbum()
        await api.photoIn(albumId)
        return { body: { albumId } }
      },
      holds: ({ body }) =>
        hold(body.mediaItems?.[0]?.contributorInfo !== undefined, 'there is no contributor'),
    },
    {
      behavior: 'finds by date',
      status: 200,
      request: (api) => taken(api, { dateFilter: { dates: [day] } }),
      holds: finds,
    },
    {
      behavior: 'finds by a range of dates, oldest first',
      status: 200,
      request: (api) => taken(api, rangeOf(day, day), { orderBy: 'MediaMetadata.creation_time' }),
      holds: finds,
    },
    {
      behavior: 'finds only photos',
      status: 200,
      async request(api) {
        await api.video()
        return taken(api, { mediaTypeFilter: { mediaTypes: ['PHOTO'] } })
      },
      holds: findsNone('a video', ({ mediaMetadata }) => mediaMetadata.video !== undefined),
    },
    {
      behavior: 'finds only videos',
      status: 200,
      async request(api) {
        await api.video()
        return taken(api, { mediaTypeFilter: { mediaTypes: ['VIDEO'] } })
      },
      holds: findsNone('a photo', ({ mediaMetadata }) => mediaMetadata.photo !== undefined),
    },
    {
      behavior: 'accepts filters for content, features, the archive and the app',
      status: 200,
      request: (api) =>
        taken(api, {
          contentFilter: {
            includedContentCategories: ['LANDSCAPES'],
            excludedContentCategories: ['SCREENSHOTS'],
          },
          featureFilter: { includedFeatures: ['FAVORITES'] },
          includeArchivedMedia: true,
          excludeNonAppCreatedData: true,
        }),
    },
    {
      behavior: 'continues after the previous page',
      status: 200,
      async request(api) {
        await Promise.all([api.photo(1), api.photo(2), api.photo(3)])
        const { nextPageToken } = await api.ok('mediaItems.search', { body: { pageSize: 1 } })
        return { body: { pageSize: 1, pageToken: nextPageToken ?? '' } }
      },
      holds: ({ body }) => hold(!(body.mediaItems?.length > 1), 'the page is longer than requested'),
    },
    {
      behavior: 'rejects an album combined with filters',
      status: 400,
      request: async (api) => ({
        body: { albumId: await api.someAlbum(), filters: { includeArchivedMedia: true } },
      }),
      holds: errorIs('InvalidArgument'),
    },
    {
      behavior: 'rejects six dates',
      status: 400,
      request: (api) => taken(api, { dateFilter: { dates: Array.from({ length: 6 }, () => day) } }),
      holds: errorIs('InvalidArgument'),
    },
    {
      behavior: 'rejects an unknown media type and names it',
      status: 400,
      request: (api) => taken(api, { mediaTypeFilter: { mediaTypes: ['HOLOGRAM'] } }),
      holds: ({ body }) =>
        hold(String(body.error?.message).includes('HOLOGRAM'), 'the message does not name it'),
    },
    {
      behavior: 'rejects a malformed album id',
      status: 400,
      request: () => ({ body: { albumId: NONSENSE } }),
      holds: errorIs('InvalidAlbumId'),
    },
    {
      behavior: 'does not find a missing album',
      status: 404,
      request: () => ({ body: { albumId: NOTHING } }),
      holds: errorIs('AlbumNotFound'),
    },
  ]),
}
