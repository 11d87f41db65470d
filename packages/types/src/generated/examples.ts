// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.

/** The names of the examples of responses, by operation and status. The first of a status is the typical one. */
export const examples = {
  'albums.addEnrichment': {
    '200': [
      'TextAdded',
      'LocationAdded',
      'MapAdded',
    ],
    '400': [
      'InvalidArgument',
      'InvalidAlbumId',
      'InvalidMediaItemId',
      'NoPermissionToAddMediaItems',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.batchAddMediaItems': {
    '200': [
      'Empty',
    ],
    '400': [
      'InvalidMediaItemInList',
      'NoPermissionToAddMediaItems',
      'TooManyItems',
      'DuplicatedIds',
      'InvalidAlbumId',
      'InvalidArgument',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.batchRemoveMediaItems': {
    '200': [
      'Empty',
    ],
    '400': [
      'InvalidMediaItemInList',
      'TooManyItems',
      'DuplicatedIds',
      'InvalidAlbumId',
      'InvalidArgument',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.create': {
    '200': [
      'IcelandAlbumCreated',
    ],
    '400': [
      'InvalidArgument',
      'UnknownFieldAtRoot',
      'InvalidJson',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.get': {
    '200': [
      'IcelandAlbum',
      'IcelandAlbumShared',
      'EmptyAlbum',
    ],
    '400': [
      'InvalidAlbumId',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.list': {
    '200': [
      'AlbumsLastPage',
      'AlbumsPage',
      'EmptyPage',
    ],
    '400': [
      'InvalidArgument',
      'PageTokenParametersChanged',
      'InvalidValue',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.patch': {
    '200': [
      'IcelandAlbumRenamed',
      'IcelandAlbumWithNewCover',
    ],
    '400': [
      'InvalidArgument',
      'InvalidAlbumId',
      'InvalidMediaItemId',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.share': {
    '200': [
      'SharedForCollaboration',
      'SharedForViewing',
    ],
    '400': [
      'InvalidArgument',
      'InvalidAlbumId',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'albums.unshare': {
    '200': [
      'Empty',
    ],
    '400': [
      'InvalidArgument',
      'InvalidAlbumId',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'mediaItems.batchCreate': {
    '200': [
      'ItemsCreated',
      'ItemsCreatedAfterPhoto',
      'ItemCreatedInLibrary',
      'SomeItemsFailed',
    ],
    '207': [
      'SomeItemsFailed',
    ],
    '400': [
      'InvalidArgument',
      'InvalidUploadToken',
      'TooManyItems',
      'NoPermissionToAddMediaItems',
      'InvalidAlbumId',
      'InvalidMediaItemId',
      'StorageFull',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '409': [
      'Aborted',
    ],
    '429': [
      'QuotaConcurrentWrites',
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'mediaItems.batchGet': {
    '200': [
      'ItemsById',
      'SomeItemsNotFound',
    ],
    '400': [
      'InvalidArgument',
      'TooManyItems',
      'DuplicatedIds',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'mediaItems.get': {
    '200': [
      'WaterfallPhoto',
      'WaterfallVideo',
      'VideoBeingProcessed',
      'FerryTimetable',
    ],
    '400': [
      'InvalidMediaItemId',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'EntityNotFound',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'mediaItems.list': {
    '200': [
      'LibraryLastPage',
      'LibraryPage',
      'EmptyPageWithMore',
      'EmptyPage',
    ],
    '400': [
      'InvalidArgument',
      'PageTokenParametersChanged',
      'InvalidValue',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'mediaItems.patch': {
    '200': [
      'WaterfallPhotoDescribed',
      'WaterfallPhoto',
    ],
    '400': [
      'InvalidArgument',
      'InvalidMediaItemId',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'EntityNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'mediaItems.search': {
    '200': [
      'AlbumContents',
      'AlbumContentsWithContributors',
      'AlbumContentsPage',
      'PhotosFound',
      'VideosFound',
      'EmptyPageWithMore',
      'EmptyPage',
    ],
    '400': [
      'InvalidArgument',
      'InvalidAlbumId',
      'PageTokenParametersChanged',
      'UnknownParameter',
      'UnknownField',
      'UnknownFieldAtRoot',
      'InvalidValue',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'AlbumNotFound',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'sharedAlbums.get': {
    '200': [
      'IcelandAlbumBeforeJoining',
      'IcelandAlbumOfMember',
    ],
    '400': [
      'InvalidArgument',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'EntityNotFound',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'sharedAlbums.join': {
    '200': [
      'IcelandAlbumJoined',
    ],
    '400': [
      'InvalidArgument',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'EntityNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'sharedAlbums.leave': {
    '200': [
      'Empty',
    ],
    '400': [
      'InvalidArgument',
      'UnknownParameter',
      'UnknownFieldAtRoot',
      'InvalidJson',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '404': [
      'EntityNotFound',
    ],
    '429': [
      'QuotaWritesPerMinute',
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'sharedAlbums.list': {
    '200': [
      'SharedAlbumsLastPage',
      'SharedAlbumsPage',
      'EmptyPage',
    ],
    '400': [
      'InvalidArgument',
      'PageTokenParametersChanged',
      'InvalidValue',
      'UnknownParameter',
    ],
    '401': [
      'MissingCredentials',
      'InvalidCredentials',
    ],
    '403': [
      'InsufficientScopes',
      'PermissionDenied',
      'PhotosDisabled',
      'ServiceDisabled',
    ],
    '429': [
      'QuotaRequestsPerDay',
      'ConcurrentRequests',
    ],
    '500': [
      'Internal',
    ],
    '503': [
      'Unavailable',
    ],
  },
  'uploads.create': {
    '200': [
      'UploadToken',
      'SessionIsActive',
    ],
    '400': [
      'UploadInvalidArgument',
      'UploadEmpty',
      'UploadChecksumMismatch',
      'UploadUserChecksumMismatch',
      'UploadOffsetMismatch',
      'UploadChunkMisaligned',
      'UploadStorageFull',
    ],
    '401': [
      'UploadUnauthenticated',
    ],
    '403': [
      'UploadPermissionDenied',
      'UploadPhotosDisabled',
    ],
    '404': [
      'UploadSessionNotFound',
    ],
    '409': [
      'UploadAborted',
    ],
    '412': [
      'UploadSessionEnded',
    ],
    '413': [
      'UploadTooLarge',
    ],
    '429': [
      'UploadQuota',
      'UploadTooManySessions',
      'UploadConcurrentRequests',
    ],
    '500': [
      'UploadInternal',
    ],
    '503': [
      'UploadUnavailable',
    ],
  },
} as const
