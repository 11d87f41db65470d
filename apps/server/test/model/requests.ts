/** Requests to the model: path and query parameters by name, the JSON body as `body`, and names instead of ids. */
export interface Requests {
  'albums.addEnrichment': { albumId: string; body: { newEnrichmentItem: object; albumPosition?: Position } }
  'albums.batchAddMediaItems': AlbumItems
  'albums.batchRemoveMediaItems': AlbumItems
  'albums.create': { body: { album: { title: string } } }
  'albums.get': { albumId: string }
  'albums.list': AlbumListing
  'albums.patch': {
    albumId: string
    updateMask: string
    body: { title?: string; coverPhotoMediaItemId?: string }
  }
  'albums.share': {
    albumId: string
    body: { sharedAlbumOptions?: { isCollaborative: boolean; isCommentable: boolean } }
  }
  'albums.unshare': { albumId: string }
  'mediaItems.batchCreate': {
    body: { albumId?: string; albumPosition?: Position; newMediaItems: NewItem[] }
  }
  'mediaItems.batchGet': { mediaItemIds: string[] }
  'mediaItems.get': { mediaItemId: string }
  'mediaItems.list': { pageSize: number }
  'mediaItems.patch': { mediaItemId: string; updateMask: string; body: { description: string } }
  'mediaItems.search': {
    body: { pageSize: number; albumId?: string; filters?: { excludeNonAppCreatedData: boolean } }
  }
  'sharedAlbums.get': { shareToken: string }
  'sharedAlbums.join': { body: { shareToken: string } }
  'sharedAlbums.leave': { body: { shareToken: string } }
  'sharedAlbums.list': AlbumListing
}

export type AlbumItems = {
  albumId: string
  body: { mediaItemIds: string[] }
}

export type AlbumListing = {
  pageSize: number
  excludeNonAppCreatedData?: boolean
}

export interface Position {
  position: string
  relativeMediaItemId?: string
  relativeEnrichmentItemId?: string
}

export interface NewItem {
  description?: string
  simpleMediaItem: { uploadToken: string; fileName?: string }
}
