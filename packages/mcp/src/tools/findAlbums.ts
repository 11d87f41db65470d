import { documentedField } from '../documentedField.ts'
import { albumSummary } from '../summaries.ts'
import { defineTool, json } from '../tool.ts'

interface FindAlbumsInput {
  shared?: boolean
  pageToken?: string
}

export const findAlbums = defineTool<FindAlbumsInput>({
  name: 'find_albums',
  purpose: 'Lists albums with their titles and sizes.',
  operations: ['albums.list'],
  effect: 'reads',
  input: {
    shared: {
      schema: { type: 'boolean', description: 'True for shared albums instead.' },
      operation: 'sharedAlbums.list',
    },
    pageToken: { schema: documentedField('SearchMediaItemsRequest.pageToken') },
  },
  async run({ shared = false, pageToken }, { photos, signal }) {
    const { albums = [], nextPageToken } = shared
      ? await photos.sharedAlbums.list({ pageToken }, { signal }).then(({ sharedAlbums, ...page }) => ({
          ...page,
          albums: sharedAlbums,
        }))
      : await photos.albums.list({ pageToken }, { signal })
    return [json({ albums: albums.map(albumSummary), nextPageToken })]
  },
})
