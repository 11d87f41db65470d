import { documentedField } from '../documentedField.ts'
import { albumSummary } from '../summaries.ts'
import { defineTool, json } from '../tool.ts'

interface CreateAlbumInput {
  title: string
}

export const createAlbum = defineTool<CreateAlbumInput>({
  name: 'create_album',
  purpose: 'Creates an album. Fill it with fill_album or upload_photos.',
  operations: ['albums.create'],
  effect: 'adds',
  input: { title: { schema: documentedField('Album.title'), required: true } },
  async run({ title }, { photos, signal }) {
    return [json(albumSummary(await photos.albums.create({ body: { album: { title } } }, { signal })))]
  },
})
