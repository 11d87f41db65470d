import type { Album, MediaItem } from '@tintype/types'

/** The facts of a media item that a model needs to choose among many. Base URLs are left out: they grant access. */
export function itemSummary({ id, filename, mimeType, description, mediaMetadata }: MediaItem) {
  const { creationTime, width, height } = mediaMetadata ?? {}
  return { id, filename, mimeType, creationTime, width, height, description }
}

export function albumSummary({ id, title, mediaItemsCount, productUrl, isWriteable, shareInfo }: Album) {
  const { shareableUrl } = shareInfo ?? {}
  // The API leaves out what is false.
  const isOwned = shareInfo && (shareInfo.isOwned ?? false)
  return {
    id,
    title,
    mediaItemsCount: Number(mediaItemsCount ?? 0),
    isWriteable,
    productUrl,
    shareableUrl,
    isOwned,
  }
}
