import { documentedField } from '../documentedField.ts'
import { readImage } from '../images.ts'
import { defineTool, json } from '../tool.ts'

const DEFAULT_SIZE = 1024
const MAX_SIZE = 2048

interface ShowPhotoInput {
  mediaItemId: string
  size?: number
}

export const showPhoto = defineTool<ShowPhotoInput>({
  name: 'show_photo',
  purpose: 'Shows one photo, or a frame of a video, with its metadata.',
  operations: ['mediaItems.get'],
  effect: 'reads',
  input: {
    mediaItemId: { schema: documentedField('MediaItem.id', { description: undefined }), required: true },
    size: {
      schema: {
        type: 'integer',
        minimum: 64,
        maximum: MAX_SIZE,
        description: `Longer side in pixels; ${DEFAULT_SIZE} by default.`,
      },
    },
  },
  async run({ mediaItemId, size = DEFAULT_SIZE }, context) {
    const item = await context.photos.mediaItems.get({ mediaItemId }, { signal: context.signal })
    const { baseUrl: _, ...metadata } = item
    return [json(metadata), await readImage(item, size, context)]
  },
})
