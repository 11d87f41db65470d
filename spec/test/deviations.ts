import { ownLimits } from './ownLimits.ts'

/**
 * Where the document deliberately differs from the facts: one line, one place, one reason. A line that no longer marks a
 * difference fails the test and must be removed.
 */

const VERBS = 'Without the colon `GET /v1/albums/x:share` would be albums.get of the album "x:share".'
const ONE_PATH =
  'For OpenAPI `{albumId}` and `{album.id}` are one path; x-google-path-template keeps the other name.'
const LARGE = 'Files of 20 GB have sizes beyond 32 bits; no size and no offset is negative.'
const JAVA = "Google's Java client sends it; no guide mentions it."
const ERRORS = 'Google describes its errors outside of the discovery document.'
const INPUT = 'The form of Album or MediaItem for requests, in which nothing is required.'
const PAGE = 'A page has at most its largest size, and a batch one result for each item of the request.'
const CODES = 'The codes of google.rpc.Code, and more details than any recorded error has.'
const INTEGERS = 'The range of the format, as far as JSON numbers are exact.'
const ALWAYS =
  'Empty values are left out, but none of these is ever empty. Facts 3 advise against `required`; every recorded response has them.'

export const deviations: { where: string; reason: string }[] = [
  { where: 'methods/albums.addEnrichment/params/albumId/pattern', reason: VERBS },
  { where: 'methods/albums.batchAddMediaItems/params/albumId/pattern', reason: VERBS },
  { where: 'methods/albums.batchRemoveMediaItems/params/albumId/pattern', reason: VERBS },
  { where: 'methods/albums.get/params/albumId/pattern', reason: VERBS },
  { where: 'methods/albums.share/params/albumId/pattern', reason: VERBS },
  { where: 'methods/albums.unshare/params/albumId/pattern', reason: VERBS },
  { where: 'methods/mediaItems.get/params/mediaItemId/pattern', reason: VERBS },
  { where: 'methods/sharedAlbums.get/params/shareToken/pattern', reason: VERBS },

  { where: 'methods/albums.patch/request', reason: ONE_PATH },
  { where: 'methods/albums.patch/params/id', reason: ONE_PATH },
  { where: 'methods/albums.patch/params/albumId', reason: ONE_PATH },
  { where: 'methods/mediaItems.patch/request', reason: ONE_PATH },
  { where: 'methods/mediaItems.patch/params/id', reason: ONE_PATH },
  { where: 'methods/mediaItems.patch/params/mediaItemId', reason: ONE_PATH },

  {
    where: 'uploads/params/X-Goog-Upload-Command/enum',
    reason: `\`upload,finalize\` without the blank: ${JAVA}`,
  },
  { where: 'uploads/params/X-Goog-Upload-Header-Content-Length', reason: JAVA },
  { where: 'uploads/params/X-Goog-Upload-Offset/format', reason: LARGE },
  { where: 'uploads/params/X-Goog-Upload-Offset/minimum', reason: LARGE },
  { where: 'uploads/params/X-Goog-Upload-Raw-Size/format', reason: LARGE },
  { where: 'uploads/params/X-Goog-Upload-Raw-Size/minimum', reason: LARGE },
  {
    where: 'uploads/responseHeaders',
    reason: 'Every response of a compatible server can have X-Request-Id.',
  },
  { where: 'uploads/params/upload_id', reason: 'Part of every session address that was recorded.' },

  {
    where: 'schemas/BatchAddMediaItemsToAlbumRequest/fields/mediaItemIds/uniqueItems',
    reason: 'A duplicate id was seen to be rejected: "Request must not contain duplicated ids".',
  },
  {
    where: 'schemas/NewMediaItem/required',
    reason: 'The union has a single member, and an item without uploaded bytes cannot be created.',
  },

  { where: 'schemas/Album/required', reason: ALWAYS },
  { where: 'schemas/MediaItem/required', reason: ALWAYS },
  { where: 'schemas/ShareInfo/required', reason: ALWAYS },
  { where: 'schemas/ShareAlbumResponse/required', reason: ALWAYS },
  { where: 'schemas/JoinSharedAlbumResponse/required', reason: ALWAYS },
  { where: 'schemas/AddEnrichmentToAlbumResponse/required', reason: ALWAYS },
  { where: 'schemas/EnrichmentItem/required', reason: ALWAYS },
  { where: 'schemas/NewMediaItemResult/required', reason: ALWAYS },
  { where: 'schemas/BatchCreateMediaItemsResponse/required', reason: ALWAYS },
  { where: 'schemas/BatchGetMediaItemsResponse/required', reason: ALWAYS },

  { where: 'schemas/AlbumInput', reason: INPUT },
  { where: 'schemas/MediaItemInput', reason: INPUT },
  { where: 'schemas/CreateAlbumRequest/fields/album/ref', reason: INPUT },
  { where: 'methods/albums.patch/body', reason: INPUT },
  { where: 'methods/mediaItems.patch/body', reason: INPUT },
  { where: 'schemas/ListAlbumsResponse/fields/albums/maxItems', reason: PAGE },
  { where: 'schemas/ListSharedAlbumsResponse/fields/sharedAlbums/maxItems', reason: PAGE },
  { where: 'schemas/ListMediaItemsResponse/fields/mediaItems/maxItems', reason: PAGE },
  { where: 'schemas/SearchMediaItemsResponse/fields/mediaItems/maxItems', reason: PAGE },
  { where: 'schemas/BatchCreateMediaItemsResponse/fields/newMediaItemResults/maxItems', reason: PAGE },
  { where: 'schemas/BatchGetMediaItemsResponse/fields/mediaItemResults/maxItems', reason: PAGE },
  { where: 'schemas/Status/fields/code/minimum', reason: CODES },
  { where: 'schemas/Status/fields/code/maximum', reason: CODES },
  { where: 'schemas/Status/fields/details/maxItems', reason: CODES },
  { where: 'schemas/Photo/fields/isoEquivalent/minimum', reason: INTEGERS },
  { where: 'schemas/Photo/fields/isoEquivalent/maximum', reason: INTEGERS },
  { where: 'uploads/params/X-Goog-Upload-Raw-Size/maximum', reason: INTEGERS },
  { where: 'uploads/params/X-Goog-Upload-Offset/maximum', reason: INTEGERS },

  {
    where: 'schemas/ContentCategory',
    reason: 'The enumeration of both lists of ContentFilter, written once.',
  },
  { where: 'schemas/Error', reason: ERRORS },
  { where: 'schemas/ErrorDetail', reason: ERRORS },
  { where: 'schemas/ErrorResponse', reason: ERRORS },
  { where: 'schemas/UploadError', reason: ERRORS },
  {
    where: 'errors/uploadFields',
    reason: 'An invalid header is named in `details`, as in other errors.',
  },
  { where: 'schemas/Status/fields/details/ref', reason: 'The same open object with `@type` as in an Error.' },

  ...ownLimits.map((where) => ({ where, reason: "Google documents no limit; this one is Tintype's." })),
]
