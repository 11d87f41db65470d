// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.
// How many items or characters a field may have, by schema and field.

export const Album = {
  title: 500,
} as const
export const BatchAddMediaItemsToAlbumRequest = {
  mediaItemIds: 50,
} as const
export const BatchRemoveMediaItemsFromAlbumRequest = {
  mediaItemIds: 50,
} as const
export const MediaItem = {
  description: 999,
} as const
export const SimpleMediaItem = {
  fileName: 255,
} as const
export const NewMediaItem = {
  description: 999,
} as const
export const BatchCreateMediaItemsRequest = {
  newMediaItems: 50,
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
