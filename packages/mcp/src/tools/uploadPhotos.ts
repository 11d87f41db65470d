import type { UploadResult } from '@tintype/client'
import { fromPath } from '@tintype/client/node'
import { documentedField } from '../documentedField.ts'
import { itemSummary } from '../summaries.ts'
import { defineTool, json } from '../tool.ts'

/** Files of one call. A client of the protocol waits for all of them, so a whole library is not uploaded like this. */
const MAX_FILES = 50

interface UploadPhotosInput {
  paths: string[]
  albumId?: string
  description?: string
}

export const uploadPhotos = defineTool<UploadPhotosInput>({
  name: 'upload_photos',
  purpose: 'Uploads files of this computer to the library, and into an album if you name one.',
  operations: ['uploads.create', 'mediaItems.batchCreate'],
  effect: 'adds',
  input: {
    paths: {
      schema: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: MAX_FILES },
      required: true,
    },
    albumId: { schema: documentedField('BatchCreateMediaItemsRequest.albumId') },
    description: { schema: documentedField('NewMediaItem.description') },
  },
  async run({ paths, albumId, description }, { photos, folders, signal, onProgress }) {
    // All paths are checked before the first byte is sent.
    const files = await Promise.all(paths.map((path) => folders.resolve(path)))
    const results = await photos.upload(
      files.map((file) => fromPath(file, { description })),
      { albumId, signal, onProgress: ({ all }) => onProgress(all.bytes, all.size) },
    )
    return [json(results.map((result, index) => ({ path: paths[index], ...outcomeOf(result) })))]
  },
})

function outcomeOf(result: UploadResult) {
  return result.outcome === 'failed'
    ? { outcome: result.outcome, error: (result.error as Error).message }
    : { outcome: result.outcome, ...itemSummary(result.mediaItem) }
}
