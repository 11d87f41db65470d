import type { AlbumCursor } from '../catalog/albumContents.ts'
import type { TimelineCursor } from '../catalog/search/queryPlan.ts'
import { type AlbumId, idOf, type MediaId } from '../domain/ids.ts'
import type { PositionCodec } from '../tokens/pageTokens.ts'

// The positions of each list, as page tokens hold them. Clients store tokens, so numbers keep their order and meaning.

/** Lists of albums continue after an album. */
export const albumPositions: PositionCodec<AlbumId> = {
  encode: (album) => [album],
  decode: ([album = 0]) => idOf<AlbumId>(album),
}

/** The library and its searches continue after a place in the timeline. */
export const timelinePositions: PositionCodec<TimelineCursor> = {
  encode: ({ takenAt, id = NO_ID }) => [takenAt, id],
  decode: ([takenAt = 0, id = NO_ID]) => ({ takenAt, id: id === NO_ID ? undefined : idOf<MediaId>(id) }),
}

const NO_ID = 0

/** The media of an album continue after one of them. */
export const albumMediaPositions: PositionCodec<AlbumCursor> = {
  encode: ({ position, media }) => [position, media],
  decode: ([position = 0, media = 0]) => ({ position, media: idOf<MediaId>(media) }),
}
