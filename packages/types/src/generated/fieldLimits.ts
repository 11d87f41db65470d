// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.
// How many items or characters a field may have, by schema and field.

export const ShareInfo = {
  shareableUrl: 4096,
  shareToken: 512,
} as const
export const Album = {
  id: 512,
  title: 500,
  productUrl: 4096,
  mediaItemsCount: 24,
  coverPhotoBaseUrl: 4096,
  coverPhotoMediaItemId: 512,
} as const
export const ListAlbumsResponse = {
  albums: 50,
} as const
export const Error = {
  details: 100,
  errors: 100,
} as const
export const AlbumInput = {
  id: 512,
  title: 500,
  productUrl: 4096,
  mediaItemsCount: 24,
  coverPhotoBaseUrl: 4096,
  coverPhotoMediaItemId: 512,
} as const
export const TextEnrichment = {
  text: 1000,
} as const
export const Location = {
  locationName: 1000,
} as const
export const AlbumPosition = {
  relativeMediaItemId: 512,
  relativeEnrichmentItemId: 512,
} as const
export const BatchAddMediaItemsToAlbumRequest = {
  mediaItemIds: 50,
} as const
export const BatchRemoveMediaItemsFromAlbumRequest = {
  mediaItemIds: 50,
} as const
export const Photo = {
  cameraMake: 255,
  cameraModel: 255,
  exposureTime: 32,
} as const
export const Video = {
  cameraMake: 255,
  cameraModel: 255,
} as const
export const MediaMetadata = {
  creationTime: 64,
  width: 24,
  height: 24,
} as const
export const ContributorInfo = {
  profilePictureBaseUrl: 4096,
  displayName: 255,
} as const
export const MediaItem = {
  id: 512,
  description: 999,
  productUrl: 4096,
  baseUrl: 4096,
  mimeType: 255,
  filename: 255,
} as const
export const ListMediaItemsResponse = {
  mediaItems: 100,
} as const
export const MediaItemInput = {
  id: 512,
  description: 999,
  productUrl: 4096,
  baseUrl: 4096,
  mimeType: 255,
  filename: 255,
} as const
export const SimpleMediaItem = {
  uploadToken: 2048,
  fileName: 255,
} as const
export const NewMediaItem = {
  description: 999,
} as const
export const BatchCreateMediaItemsRequest = {
  albumId: 512,
  newMediaItems: 50,
} as const
export const Status = {
  details: 100,
} as const
export const BatchCreateMediaItemsResponse = {
  newMediaItemResults: 50,
} as const
export const BatchGetMediaItemsResponse = {
  mediaItemResults: 50,
} as const
export const DateFilter = {
  dates: 5,
  ranges: 5,
} as const
export const ContentFilter = {
  includedContentCategories: 10,
  excludedContentCategories: 10,
} as const
export const MediaTypeFilter = {
  mediaTypes: 1,
} as const
export const FeatureFilter = {
  includedFeatures: 10,
} as const
export const SearchMediaItemsRequest = {
  albumId: 512,
  pageToken: 4096,
} as const
export const SearchMediaItemsResponse = {
  mediaItems: 100,
} as const
export const ListSharedAlbumsResponse = {
  sharedAlbums: 50,
} as const
export const JoinSharedAlbumRequest = {
  shareToken: 512,
} as const
export const LeaveSharedAlbumRequest = {
  shareToken: 512,
} as const
export const UploadError = {
  details: 100,
} as const
