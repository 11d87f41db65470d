// Written when its version was released, and never changed again.
import { isPhotosError, type PhotosClient } from '@tintype/client'
import type * as api from '@tintype/types'

declare const text: string
declare const number: number
declare const flag: boolean
declare const bytes: Blob
declare function oneOf<const Value>(...values: Value[]): Value
declare function readText(value: string): void
declare function readNumber(value: number): void
declare function readFlag(value: boolean): void
declare function readOneOf<Value extends string>(value: Value, known: NoInfer<Value>[]): void

export async function albums_addEnrichment(photos: PhotosClient) {
  await photos.albums.addEnrichment({ "albumId": text, body: { newEnrichmentItem: {}, albumPosition: {} } })
  const answer = await photos.albums.addEnrichment({ "albumId": text, body: { newEnrichmentItem: { textEnrichment: { text: text }, locationEnrichment: { location: { locationName: text, latlng: { latitude: number, longitude: number } } }, mapEnrichment: { origin: { locationName: text, latlng: { latitude: number, longitude: number } }, destination: { locationName: text, latlng: { latitude: number, longitude: number } } } }, albumPosition: { position: oneOf('POSITION_TYPE_UNSPECIFIED', 'FIRST_IN_ALBUM', 'LAST_IN_ALBUM', 'AFTER_MEDIA_ITEM', 'AFTER_ENRICHMENT_ITEM'), relativeMediaItemId: text, relativeEnrichmentItemId: text } } })
  readText(answer.enrichmentItem!.id!)
}

export async function albums_batchAddMediaItems(photos: PhotosClient) {
  await photos.albums.batchAddMediaItems({ "albumId": text, body: { mediaItemIds: [text] } })
  const answer = await photos.albums.batchAddMediaItems({ "albumId": text, body: { mediaItemIds: [text] } })
}

export async function albums_batchRemoveMediaItems(photos: PhotosClient) {
  await photos.albums.batchRemoveMediaItems({ "albumId": text, body: { mediaItemIds: [text] } })
  const answer = await photos.albums.batchRemoveMediaItems({ "albumId": text, body: { mediaItemIds: [text] } })
}

export async function albums_create(photos: PhotosClient) {
  await photos.albums.create({ body: { album: {} } })
  const answer = await photos.albums.create({ body: { album: { id: text, title: text, productUrl: text, isWriteable: flag, shareInfo: { sharedAlbumOptions: { isCollaborative: flag, isCommentable: flag }, shareableUrl: text, shareToken: text, isJoined: flag, isOwned: flag, isJoinable: flag }, mediaItemsCount: text, coverPhotoBaseUrl: text, coverPhotoMediaItemId: text } } })
  readText(answer.id!)
  readText(answer.title!)
  readText(answer.productUrl!)
  readFlag(answer.isWriteable!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.shareInfo!.shareableUrl!)
  readText(answer.shareInfo!.shareToken!)
  readFlag(answer.shareInfo!.isJoined!)
  readFlag(answer.shareInfo!.isOwned!)
  readFlag(answer.shareInfo!.isJoinable!)
  readText(answer.mediaItemsCount!)
  readText(answer.coverPhotoBaseUrl!)
  readText(answer.coverPhotoMediaItemId!)
}

export async function albums_get(photos: PhotosClient) {
  await photos.albums.get({ "albumId": text })
  const answer = await photos.albums.get({ "albumId": text })
  readText(answer.id!)
  readText(answer.title!)
  readText(answer.productUrl!)
  readFlag(answer.isWriteable!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.shareInfo!.shareableUrl!)
  readText(answer.shareInfo!.shareToken!)
  readFlag(answer.shareInfo!.isJoined!)
  readFlag(answer.shareInfo!.isOwned!)
  readFlag(answer.shareInfo!.isJoinable!)
  readText(answer.mediaItemsCount!)
  readText(answer.coverPhotoBaseUrl!)
  readText(answer.coverPhotoMediaItemId!)
}

export async function albums_list(photos: PhotosClient) {
  await photos.albums.list()
  for await (const item of photos.albums.list()) void item
  const answer = await photos.albums.list({ "pageSize": number, "pageToken": text, "excludeNonAppCreatedData": flag })
  readText(answer.albums![0]!.id!)
  readText(answer.albums![0]!.title!)
  readText(answer.albums![0]!.productUrl!)
  readFlag(answer.albums![0]!.isWriteable!)
  readFlag(answer.albums![0]!.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.albums![0]!.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.albums![0]!.shareInfo!.shareableUrl!)
  readText(answer.albums![0]!.shareInfo!.shareToken!)
  readFlag(answer.albums![0]!.shareInfo!.isJoined!)
  readFlag(answer.albums![0]!.shareInfo!.isOwned!)
  readFlag(answer.albums![0]!.shareInfo!.isJoinable!)
  readText(answer.albums![0]!.mediaItemsCount!)
  readText(answer.albums![0]!.coverPhotoBaseUrl!)
  readText(answer.albums![0]!.coverPhotoMediaItemId!)
  readText(answer.nextPageToken!)
}

export async function albums_patch(photos: PhotosClient) {
  await photos.albums.patch({ "albumId": text, "updateMask": text, body: {} })
  const answer = await photos.albums.patch({ "albumId": text, "updateMask": text, body: { id: text, title: text, productUrl: text, isWriteable: flag, shareInfo: { sharedAlbumOptions: { isCollaborative: flag, isCommentable: flag }, shareableUrl: text, shareToken: text, isJoined: flag, isOwned: flag, isJoinable: flag }, mediaItemsCount: text, coverPhotoBaseUrl: text, coverPhotoMediaItemId: text } })
  readText(answer.id!)
  readText(answer.title!)
  readText(answer.productUrl!)
  readFlag(answer.isWriteable!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.shareInfo!.shareableUrl!)
  readText(answer.shareInfo!.shareToken!)
  readFlag(answer.shareInfo!.isJoined!)
  readFlag(answer.shareInfo!.isOwned!)
  readFlag(answer.shareInfo!.isJoinable!)
  readText(answer.mediaItemsCount!)
  readText(answer.coverPhotoBaseUrl!)
  readText(answer.coverPhotoMediaItemId!)
}

export async function albums_share(photos: PhotosClient) {
  await photos.albums.share({ "albumId": text, body: {} })
  const answer = await photos.albums.share({ "albumId": text, body: { sharedAlbumOptions: { isCollaborative: flag, isCommentable: flag } } })
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.shareInfo!.shareableUrl!)
  readText(answer.shareInfo!.shareToken!)
  readFlag(answer.shareInfo!.isJoined!)
  readFlag(answer.shareInfo!.isOwned!)
  readFlag(answer.shareInfo!.isJoinable!)
}

export async function albums_unshare(photos: PhotosClient) {
  await photos.albums.unshare({ "albumId": text })
  const answer = await photos.albums.unshare({ "albumId": text, body: {} })
}

export async function mediaItems_batchCreate(photos: PhotosClient) {
  await photos.mediaItems.batchCreate({ body: { newMediaItems: [{ simpleMediaItem: {} }] } })
  const answer = await photos.mediaItems.batchCreate({ body: { albumId: text, newMediaItems: [{ description: text, simpleMediaItem: { uploadToken: text, fileName: text } }], albumPosition: { position: oneOf('POSITION_TYPE_UNSPECIFIED', 'FIRST_IN_ALBUM', 'LAST_IN_ALBUM', 'AFTER_MEDIA_ITEM', 'AFTER_ENRICHMENT_ITEM'), relativeMediaItemId: text, relativeEnrichmentItemId: text } } })
  readText(answer.newMediaItemResults![0]!.uploadToken!)
  readNumber(answer.newMediaItemResults![0]!.status!.code!)
  readText(answer.newMediaItemResults![0]!.status!.message!)
  readText(answer.newMediaItemResults![0]!.status!.details![0]!['@type']!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.id!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.description!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.productUrl!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.baseUrl!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mimeType!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.creationTime!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.width!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.height!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.cameraMake!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.cameraModel!)
  readNumber(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.focalLength!)
  readNumber(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.apertureFNumber!)
  readNumber(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.isoEquivalent!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.exposureTime!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.cameraMake!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.cameraModel!)
  readNumber(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.fps!)
  readOneOf(answer.newMediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.status!, ['UNSPECIFIED', 'PROCESSING', 'READY', 'FAILED'])
  readText(answer.newMediaItemResults![0]!.mediaItem!.contributorInfo!.profilePictureBaseUrl!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.contributorInfo!.displayName!)
  readText(answer.newMediaItemResults![0]!.mediaItem!.filename!)
}

export async function mediaItems_batchGet(photos: PhotosClient) {
  await photos.mediaItems.batchGet({ "mediaItemIds": [text] })
  const answer = await photos.mediaItems.batchGet({ "mediaItemIds": [text] })
  readNumber(answer.mediaItemResults![0]!.status!.code!)
  readText(answer.mediaItemResults![0]!.status!.message!)
  readText(answer.mediaItemResults![0]!.status!.details![0]!['@type']!)
  readText(answer.mediaItemResults![0]!.mediaItem!.id!)
  readText(answer.mediaItemResults![0]!.mediaItem!.description!)
  readText(answer.mediaItemResults![0]!.mediaItem!.productUrl!)
  readText(answer.mediaItemResults![0]!.mediaItem!.baseUrl!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mimeType!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.creationTime!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.width!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.height!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.cameraMake!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.cameraModel!)
  readNumber(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.focalLength!)
  readNumber(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.apertureFNumber!)
  readNumber(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.isoEquivalent!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.photo!.exposureTime!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.cameraMake!)
  readText(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.cameraModel!)
  readNumber(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.fps!)
  readOneOf(answer.mediaItemResults![0]!.mediaItem!.mediaMetadata!.video!.status!, ['UNSPECIFIED', 'PROCESSING', 'READY', 'FAILED'])
  readText(answer.mediaItemResults![0]!.mediaItem!.contributorInfo!.profilePictureBaseUrl!)
  readText(answer.mediaItemResults![0]!.mediaItem!.contributorInfo!.displayName!)
  readText(answer.mediaItemResults![0]!.mediaItem!.filename!)
}

export async function mediaItems_get(photos: PhotosClient) {
  await photos.mediaItems.get({ "mediaItemId": text })
  const answer = await photos.mediaItems.get({ "mediaItemId": text })
  readText(answer.id!)
  readText(answer.description!)
  readText(answer.productUrl!)
  readText(answer.baseUrl!)
  readText(answer.mimeType!)
  readText(answer.mediaMetadata!.creationTime!)
  readText(answer.mediaMetadata!.width!)
  readText(answer.mediaMetadata!.height!)
  readText(answer.mediaMetadata!.photo!.cameraMake!)
  readText(answer.mediaMetadata!.photo!.cameraModel!)
  readNumber(answer.mediaMetadata!.photo!.focalLength!)
  readNumber(answer.mediaMetadata!.photo!.apertureFNumber!)
  readNumber(answer.mediaMetadata!.photo!.isoEquivalent!)
  readText(answer.mediaMetadata!.photo!.exposureTime!)
  readText(answer.mediaMetadata!.video!.cameraMake!)
  readText(answer.mediaMetadata!.video!.cameraModel!)
  readNumber(answer.mediaMetadata!.video!.fps!)
  readOneOf(answer.mediaMetadata!.video!.status!, ['UNSPECIFIED', 'PROCESSING', 'READY', 'FAILED'])
  readText(answer.contributorInfo!.profilePictureBaseUrl!)
  readText(answer.contributorInfo!.displayName!)
  readText(answer.filename!)
}

export async function mediaItems_list(photos: PhotosClient) {
  await photos.mediaItems.list()
  for await (const item of photos.mediaItems.list()) void item
  const answer = await photos.mediaItems.list({ "pageSize": number, "pageToken": text })
  readText(answer.mediaItems![0]!.id!)
  readText(answer.mediaItems![0]!.description!)
  readText(answer.mediaItems![0]!.productUrl!)
  readText(answer.mediaItems![0]!.baseUrl!)
  readText(answer.mediaItems![0]!.mimeType!)
  readText(answer.mediaItems![0]!.mediaMetadata!.creationTime!)
  readText(answer.mediaItems![0]!.mediaMetadata!.width!)
  readText(answer.mediaItems![0]!.mediaMetadata!.height!)
  readText(answer.mediaItems![0]!.mediaMetadata!.photo!.cameraMake!)
  readText(answer.mediaItems![0]!.mediaMetadata!.photo!.cameraModel!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.photo!.focalLength!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.photo!.apertureFNumber!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.photo!.isoEquivalent!)
  readText(answer.mediaItems![0]!.mediaMetadata!.photo!.exposureTime!)
  readText(answer.mediaItems![0]!.mediaMetadata!.video!.cameraMake!)
  readText(answer.mediaItems![0]!.mediaMetadata!.video!.cameraModel!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.video!.fps!)
  readOneOf(answer.mediaItems![0]!.mediaMetadata!.video!.status!, ['UNSPECIFIED', 'PROCESSING', 'READY', 'FAILED'])
  readText(answer.mediaItems![0]!.contributorInfo!.profilePictureBaseUrl!)
  readText(answer.mediaItems![0]!.contributorInfo!.displayName!)
  readText(answer.mediaItems![0]!.filename!)
  readText(answer.nextPageToken!)
}

export async function mediaItems_patch(photos: PhotosClient) {
  await photos.mediaItems.patch({ "mediaItemId": text, "updateMask": text, body: {} })
  const answer = await photos.mediaItems.patch({ "mediaItemId": text, "updateMask": text, body: { id: text, description: text, productUrl: text, baseUrl: text, mimeType: text, mediaMetadata: { creationTime: text, width: text, height: text, photo: { cameraMake: text, cameraModel: text, focalLength: number, apertureFNumber: number, isoEquivalent: number, exposureTime: text }, video: { cameraMake: text, cameraModel: text, fps: number, status: oneOf('UNSPECIFIED', 'PROCESSING', 'READY', 'FAILED') } }, contributorInfo: { profilePictureBaseUrl: text, displayName: text }, filename: text } })
  readText(answer.id!)
  readText(answer.description!)
  readText(answer.productUrl!)
  readText(answer.baseUrl!)
  readText(answer.mimeType!)
  readText(answer.mediaMetadata!.creationTime!)
  readText(answer.mediaMetadata!.width!)
  readText(answer.mediaMetadata!.height!)
  readText(answer.mediaMetadata!.photo!.cameraMake!)
  readText(answer.mediaMetadata!.photo!.cameraModel!)
  readNumber(answer.mediaMetadata!.photo!.focalLength!)
  readNumber(answer.mediaMetadata!.photo!.apertureFNumber!)
  readNumber(answer.mediaMetadata!.photo!.isoEquivalent!)
  readText(answer.mediaMetadata!.photo!.exposureTime!)
  readText(answer.mediaMetadata!.video!.cameraMake!)
  readText(answer.mediaMetadata!.video!.cameraModel!)
  readNumber(answer.mediaMetadata!.video!.fps!)
  readOneOf(answer.mediaMetadata!.video!.status!, ['UNSPECIFIED', 'PROCESSING', 'READY', 'FAILED'])
  readText(answer.contributorInfo!.profilePictureBaseUrl!)
  readText(answer.contributorInfo!.displayName!)
  readText(answer.filename!)
}

export async function mediaItems_search(photos: PhotosClient) {
  await photos.mediaItems.search({ body: {} })
  for await (const item of photos.mediaItems.search({ body: {} })) void item
  const answer = await photos.mediaItems.search({ body: { albumId: text, pageSize: number, pageToken: text, filters: { dateFilter: { dates: [{ year: number, month: number, day: number }], ranges: [{ startDate: { year: number, month: number, day: number }, endDate: { year: number, month: number, day: number } }] }, contentFilter: { includedContentCategories: [oneOf('NONE', 'LANDSCAPES', 'RECEIPTS', 'CITYSCAPES', 'LANDMARKS', 'SELFIES', 'PEOPLE', 'PETS', 'WEDDINGS', 'BIRTHDAYS', 'DOCUMENTS', 'TRAVEL', 'ANIMALS', 'FOOD', 'SPORT', 'NIGHT', 'PERFORMANCES', 'WHITEBOARDS', 'SCREENSHOTS', 'UTILITY', 'ARTS', 'CRAFTS', 'FASHION', 'HOUSES', 'GARDENS', 'FLOWERS', 'HOLIDAYS')], excludedContentCategories: [oneOf('NONE', 'LANDSCAPES', 'RECEIPTS', 'CITYSCAPES', 'LANDMARKS', 'SELFIES', 'PEOPLE', 'PETS', 'WEDDINGS', 'BIRTHDAYS', 'DOCUMENTS', 'TRAVEL', 'ANIMALS', 'FOOD', 'SPORT', 'NIGHT', 'PERFORMANCES', 'WHITEBOARDS', 'SCREENSHOTS', 'UTILITY', 'ARTS', 'CRAFTS', 'FASHION', 'HOUSES', 'GARDENS', 'FLOWERS', 'HOLIDAYS')] }, mediaTypeFilter: { mediaTypes: [oneOf('ALL_MEDIA', 'VIDEO', 'PHOTO')] }, featureFilter: { includedFeatures: [oneOf('NONE', 'FAVORITES')] }, includeArchivedMedia: flag, excludeNonAppCreatedData: flag }, orderBy: oneOf('MediaMetadata.creation_time', 'MediaMetadata.creation_time desc') } })
  readText(answer.mediaItems![0]!.id!)
  readText(answer.mediaItems![0]!.description!)
  readText(answer.mediaItems![0]!.productUrl!)
  readText(answer.mediaItems![0]!.baseUrl!)
  readText(answer.mediaItems![0]!.mimeType!)
  readText(answer.mediaItems![0]!.mediaMetadata!.creationTime!)
  readText(answer.mediaItems![0]!.mediaMetadata!.width!)
  readText(answer.mediaItems![0]!.mediaMetadata!.height!)
  readText(answer.mediaItems![0]!.mediaMetadata!.photo!.cameraMake!)
  readText(answer.mediaItems![0]!.mediaMetadata!.photo!.cameraModel!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.photo!.focalLength!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.photo!.apertureFNumber!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.photo!.isoEquivalent!)
  readText(answer.mediaItems![0]!.mediaMetadata!.photo!.exposureTime!)
  readText(answer.mediaItems![0]!.mediaMetadata!.video!.cameraMake!)
  readText(answer.mediaItems![0]!.mediaMetadata!.video!.cameraModel!)
  readNumber(answer.mediaItems![0]!.mediaMetadata!.video!.fps!)
  readOneOf(answer.mediaItems![0]!.mediaMetadata!.video!.status!, ['UNSPECIFIED', 'PROCESSING', 'READY', 'FAILED'])
  readText(answer.mediaItems![0]!.contributorInfo!.profilePictureBaseUrl!)
  readText(answer.mediaItems![0]!.contributorInfo!.displayName!)
  readText(answer.mediaItems![0]!.filename!)
  readText(answer.nextPageToken!)
}

export async function sharedAlbums_get(photos: PhotosClient) {
  await photos.sharedAlbums.get({ "shareToken": text })
  const answer = await photos.sharedAlbums.get({ "shareToken": text })
  readText(answer.id!)
  readText(answer.title!)
  readText(answer.productUrl!)
  readFlag(answer.isWriteable!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.shareInfo!.shareableUrl!)
  readText(answer.shareInfo!.shareToken!)
  readFlag(answer.shareInfo!.isJoined!)
  readFlag(answer.shareInfo!.isOwned!)
  readFlag(answer.shareInfo!.isJoinable!)
  readText(answer.mediaItemsCount!)
  readText(answer.coverPhotoBaseUrl!)
  readText(answer.coverPhotoMediaItemId!)
}

export async function sharedAlbums_join(photos: PhotosClient) {
  await photos.sharedAlbums.join({ body: { shareToken: text } })
  const answer = await photos.sharedAlbums.join({ body: { shareToken: text } })
  readText(answer.album!.id!)
  readText(answer.album!.title!)
  readText(answer.album!.productUrl!)
  readFlag(answer.album!.isWriteable!)
  readFlag(answer.album!.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.album!.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.album!.shareInfo!.shareableUrl!)
  readText(answer.album!.shareInfo!.shareToken!)
  readFlag(answer.album!.shareInfo!.isJoined!)
  readFlag(answer.album!.shareInfo!.isOwned!)
  readFlag(answer.album!.shareInfo!.isJoinable!)
  readText(answer.album!.mediaItemsCount!)
  readText(answer.album!.coverPhotoBaseUrl!)
  readText(answer.album!.coverPhotoMediaItemId!)
}

export async function sharedAlbums_leave(photos: PhotosClient) {
  await photos.sharedAlbums.leave({ body: { shareToken: text } })
  const answer = await photos.sharedAlbums.leave({ body: { shareToken: text } })
}

export async function sharedAlbums_list(photos: PhotosClient) {
  await photos.sharedAlbums.list()
  for await (const item of photos.sharedAlbums.list()) void item
  const answer = await photos.sharedAlbums.list({ "pageSize": number, "pageToken": text, "excludeNonAppCreatedData": flag })
  readText(answer.sharedAlbums![0]!.id!)
  readText(answer.sharedAlbums![0]!.title!)
  readText(answer.sharedAlbums![0]!.productUrl!)
  readFlag(answer.sharedAlbums![0]!.isWriteable!)
  readFlag(answer.sharedAlbums![0]!.shareInfo!.sharedAlbumOptions!.isCollaborative!)
  readFlag(answer.sharedAlbums![0]!.shareInfo!.sharedAlbumOptions!.isCommentable!)
  readText(answer.sharedAlbums![0]!.shareInfo!.shareableUrl!)
  readText(answer.sharedAlbums![0]!.shareInfo!.shareToken!)
  readFlag(answer.sharedAlbums![0]!.shareInfo!.isJoined!)
  readFlag(answer.sharedAlbums![0]!.shareInfo!.isOwned!)
  readFlag(answer.sharedAlbums![0]!.shareInfo!.isJoinable!)
  readText(answer.sharedAlbums![0]!.mediaItemsCount!)
  readText(answer.sharedAlbums![0]!.coverPhotoBaseUrl!)
  readText(answer.sharedAlbums![0]!.coverPhotoMediaItemId!)
  readText(answer.nextPageToken!)
}

export async function uploads_create(photos: PhotosClient) {
  await photos.uploads.create()
  const answer = await photos.uploads.create({ "X-Goog-Upload-Protocol": oneOf('raw', 'resumable'), "X-Goog-Upload-Command": oneOf('start', 'upload', 'finalize', 'upload, finalize', 'upload,finalize', 'query', 'cancel'), "X-Goog-Upload-Offset": number, "X-Goog-Upload-Content-Type": text, "X-Goog-Upload-Raw-Size": number, "X-Goog-Upload-File-Name": text, "X-Goog-Upload-Header-Content-Length": number, "X-Goog-Hash": text, "upload_id": text, body: bytes })
  readText(answer)
}

export type Named = [
  api.AddEnrichmentToAlbumRequest,
  api.AddEnrichmentToAlbumResponse,
  api.Album,
  api.AlbumPosition,
  api.BatchAddMediaItemsToAlbumRequest,
  api.BatchAddMediaItemsToAlbumResponse,
  api.BatchCreateMediaItemsRequest,
  api.BatchCreateMediaItemsResponse,
  api.BatchGetMediaItemsResponse,
  api.BatchRemoveMediaItemsFromAlbumRequest,
  api.BatchRemoveMediaItemsFromAlbumResponse,
  api.ContentCategory,
  api.ContentFilter,
  api.ContributorInfo,
  api.CreateAlbumRequest,
  api.Date,
  api.DateFilter,
  api.DateRange,
  api.EnrichmentItem,
  api.Error,
  api.ErrorDetail,
  api.ErrorResponse,
  api.FeatureFilter,
  api.Filters,
  api.JoinSharedAlbumRequest,
  api.JoinSharedAlbumResponse,
  api.LatLng,
  api.LeaveSharedAlbumRequest,
  api.LeaveSharedAlbumResponse,
  api.ListAlbumsResponse,
  api.ListMediaItemsResponse,
  api.ListSharedAlbumsResponse,
  api.Location,
  api.LocationEnrichment,
  api.MapEnrichment,
  api.MediaItem,
  api.MediaItemResult,
  api.MediaMetadata,
  api.MediaTypeFilter,
  api.NewEnrichmentItem,
  api.NewMediaItem,
  api.NewMediaItemResult,
  api.Photo,
  api.SearchMediaItemsRequest,
  api.SearchMediaItemsResponse,
  api.ShareAlbumRequest,
  api.ShareAlbumResponse,
  api.ShareInfo,
  api.SharedAlbumOptions,
  api.SimpleMediaItem,
  api.Status,
  api.TextEnrichment,
  api.UnshareAlbumRequest,
  api.UnshareAlbumResponse,
  api.UploadError,
  api.Video,
]

export function errors(error: unknown) {
  isPhotosError(error, 'Aborted')
  isPhotosError(error, 'AlbumNotFound')
  isPhotosError(error, 'DuplicatedIds')
  isPhotosError(error, 'EntityNotFound')
  isPhotosError(error, 'InsufficientScopes')
  isPhotosError(error, 'Internal')
  isPhotosError(error, 'InvalidAlbumId')
  isPhotosError(error, 'InvalidArgument')
  isPhotosError(error, 'InvalidCredentials')
  isPhotosError(error, 'InvalidJson')
  isPhotosError(error, 'InvalidMediaItemId')
  isPhotosError(error, 'InvalidMediaItemInList')
  isPhotosError(error, 'InvalidUploadToken')
  isPhotosError(error, 'InvalidValue')
  isPhotosError(error, 'MissingCredentials')
  isPhotosError(error, 'NoPermissionToAddMediaItems')
  isPhotosError(error, 'PageTokenParametersChanged')
  isPhotosError(error, 'PermissionDenied')
  isPhotosError(error, 'PhotosDisabled')
  isPhotosError(error, 'QuotaConcurrentWrites')
  isPhotosError(error, 'QuotaRequestsPerDay')
  isPhotosError(error, 'QuotaWritesPerMinute')
  isPhotosError(error, 'ServiceDisabled')
  isPhotosError(error, 'StorageFull')
  isPhotosError(error, 'TooManyItems')
  isPhotosError(error, 'Unavailable')
  isPhotosError(error, 'Unimplemented')
  isPhotosError(error, 'UnknownField')
  isPhotosError(error, 'UnknownFieldAtRoot')
  isPhotosError(error, 'UnknownParameter')
  isPhotosError(error, 'UploadAborted')
  isPhotosError(error, 'UploadChecksumMismatch')
  isPhotosError(error, 'UploadChunkMisaligned')
  isPhotosError(error, 'UploadEmpty')
  isPhotosError(error, 'UploadInternal')
  isPhotosError(error, 'UploadInvalidArgument')
  isPhotosError(error, 'UploadOffsetMismatch')
  isPhotosError(error, 'UploadPermissionDenied')
  isPhotosError(error, 'UploadPhotosDisabled')
  isPhotosError(error, 'UploadQuota')
  isPhotosError(error, 'UploadSessionEnded')
  isPhotosError(error, 'UploadSessionNotFound')
  isPhotosError(error, 'UploadStorageFull')
  isPhotosError(error, 'UploadTooLarge')
  isPhotosError(error, 'UploadUnauthenticated')
  isPhotosError(error, 'UploadUnavailable')
  isPhotosError(error, 'UploadUserChecksumMismatch')
}
