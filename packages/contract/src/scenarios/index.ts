import type { Scenarios } from '../scenario.ts'
import { albumContents } from './albumContents.ts'
import { albums } from './albums.ts'
import { mediaItems } from './mediaItems.ts'
import { search } from './search.ts'
import { sharedAlbums } from './sharedAlbums.ts'
import { uploads } from './uploads.ts'

/** What every operation must do, for every status that the document has for it. */
export const scenarios: Scenarios = {
  ...albums,
  ...albumContents,
  ...mediaItems,
  ...search,
  ...sharedAlbums,
  ...uploads,
}
