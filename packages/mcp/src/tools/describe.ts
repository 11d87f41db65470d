import { documentedField } from '../documentedField.ts'
import { albumSummary, itemSummary } from '../summaries.ts'
import { defineTool, json } from '../tool.ts'

interface DescribeInput {
  mediaItemId?: string
  description?: string
  albumId?: string
  title?: string
  coverPhotoMediaItemId?: string
}

export const describe = defineTool<DescribeInput>({
  name: 'describe',
  purpose: 'Changes the description of a photo, or the title or cover of an album, that this app created.',
  operations: ['mediaItems.patch', 'albums.patch'],
  effect: 'changes',
  input: {
    mediaItemId: { schema: { type: 'string', description: 'Photo to describe.' } },
    description: { schema: documentedField('MediaItem.description') },
    albumId: { schema: { type: 'string', description: 'Album to change.' } },
    title: { schema: documentedField('Album.title') },
    coverPhotoMediaItemId: { schema: documentedField('Album.coverPhotoMediaItemId') },
  },
  async run({ mediaItemId, description, albumId, title, coverPhotoMediaItemId }, { photos, signal }) {
    if (mediaItemId !== undefined && description !== undefined && albumId === undefined) {
      const change = { mediaItemId, updateMask: 'description', body: { description } } as const
      return [json(itemSummary(await photos.mediaItems.patch(change, { signal })))]
    }
    const body = { title, coverPhotoMediaItemId }
    const fields = Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : name))
    if (albumId === undefined || mediaItemId !== undefined || fields.length === 0) {
      throw new Error(
        'Pass mediaItemId and description, or albumId with title, coverPhotoMediaItemId or both.',
      )
    }
    const updateMask = fields.join()
    return [json(albumSummary(await photos.albums.patch({ albumId, updateMask, body }, { signal })))]
  },
})
