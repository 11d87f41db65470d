import type { Scenarios } from '../scenario.ts'
import { albumContents } from './albumContents.ts'
import { albums } from './albums.ts'
import { mediaItems } from './mediaItems.ts'
import { search } from './search.ts'
import { sharedAlbums } from './sharedAlbums.ts'
import { uploads } from './uploads.ts'

/** The required behavior of every operation, with every status of the document. */
export const scenarios: Scenarios = {
  ...albums,
  ...albumContents,
  ...mediaItems,
  ...search,
  ...sharedAlbums,
  ...uploads,
}
