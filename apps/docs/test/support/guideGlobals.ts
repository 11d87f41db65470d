import type { PhotosClient } from '@tintype/client'
import type { MediaItem, NewMediaItem } from '@tintype/types'

/** Names that the code blocks of guides may use without declaring them. */
declare global {
  const photos: PhotosClient
  const friend: PhotosClient
  const item: MediaItem
  const token: string
  const albumId: string
  const mediaItemId: string
  const shareToken: string
  const newMediaItems: NewMediaItem[]
  function refresh(): Promise<string>
  function cachedToken(): string
  function show(part: number): void
}
