// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.

/** The OAuth scopes of the API, whole. */
export const scopes = [
  'https://www.googleapis.com/auth/photoslibrary',
  'https://www.googleapis.com/auth/photoslibrary.appendonly',
  'https://www.googleapis.com/auth/photoslibrary.readonly',
  'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
  'https://www.googleapis.com/auth/photoslibrary.sharing',
  'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
] as const

/** Google's names of the service. */
export const service = {
  name: 'photoslibrary',
  version: 'v1',
  title: 'Photos Library API',
  canonicalName: 'Photos Library',
  host: 'photoslibrary.googleapis.com',
  rpc: 'google.photos.library.v1.PhotosLibrary',
  servicePath: '',
  batchPath: 'batch',
  discoveryRevision: '20240605',
} as const

/** Where Google serves the API. */
export const googleBaseUrl = 'https://photoslibrary.googleapis.com'

/** The headers of requests and responses that have the version of the document, and the product name before it. */
export const versions = {
  product: 'tintype',
  request: 'x-goog-api-client',
  answer: 'server',
} as const

/** Query parameters that every operation takes. */
export const globalParameters = [
  '$.xgafv',
  'access_token',
  'alt',
  'callback',
  'fields',
  'key',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'uploadType',
  'upload_protocol',
] as const

/** Every operation of the document, by its id. */
export const operations = {
  'albums.addEnrichment': {
    method: 'POST',
    path: '/v1/albums/{albumId}:addEnrichment',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'AddEnrichmentToAlbum',
    removed: null,
    idempotent: false,
  },
  'albums.batchAddMediaItems': {
    method: 'POST',
    path: '/v1/albums/{albumId}:batchAddMediaItems',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'BatchAddMediaItemsToAlbum',
    removed: null,
    idempotent: true,
  },
  'albums.batchRemoveMediaItems': {
    method: 'POST',
    path: '/v1/albums/{albumId}:batchRemoveMediaItems',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
    },
    rpc: 'BatchRemoveMediaItemsFromAlbum',
    removed: null,
    idempotent: false,
  },
  'albums.create': {
    method: 'POST',
    path: '/v1/albums',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'CreateAlbum',
    removed: null,
    idempotent: false,
  },
  'albums.get': {
    method: 'GET',
    path: '/v1/albums/{albumId}',
    body: null,
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.readonly',
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
    },
    rpc: 'GetAlbum',
    removed: null,
    idempotent: true,
  },
  'albums.list': {
    method: 'GET',
    path: '/v1/albums',
    body: null,
    answer: 'application/json',
    paging: {
      items: 'albums',
      tokenIn: 'query',
      maxPageSize: 50,
    },
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.readonly',
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
    },
    rpc: 'ListAlbums',
    removed: null,
    idempotent: true,
  },
  'albums.patch': {
    method: 'PATCH',
    path: '/v1/albums/{albumId}',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
    },
    rpc: 'UpdateAlbum',
    removed: null,
    idempotent: true,
  },
  'albums.share': {
    method: 'POST',
    path: '/v1/albums/{albumId}:share',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'ShareAlbum',
    removed: '2025-03-31',
    idempotent: true,
  },
  'albums.unshare': {
    method: 'POST',
    path: '/v1/albums/{albumId}:unshare',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'UnshareAlbum',
    removed: '2025-03-31',
    idempotent: false,
  },
  'mediaItems.batchCreate': {
    method: 'POST',
    path: '/v1/mediaItems:batchCreate',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'BatchCreateMediaItems',
    removed: null,
    idempotent: true,
  },
  'mediaItems.batchGet': {
    method: 'GET',
    path: '/v1/mediaItems:batchGet',
    body: null,
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.readonly',
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
    },
    rpc: 'BatchGetMediaItems',
    removed: null,
    idempotent: true,
  },
  'mediaItems.get': {
    method: 'GET',
    path: '/v1/mediaItems/{mediaItemId}',
    body: null,
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.readonly',
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
    },
    rpc: 'GetMediaItem',
    removed: null,
    idempotent: true,
  },
  'mediaItems.list': {
    method: 'GET',
    path: '/v1/mediaItems',
    body: null,
    answer: 'application/json',
    paging: {
      items: 'mediaItems',
      tokenIn: 'query',
      maxPageSize: 100,
    },
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.readonly',
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
    },
    rpc: 'ListMediaItems',
    removed: null,
    idempotent: true,
  },
  'mediaItems.patch': {
    method: 'PATCH',
    path: '/v1/mediaItems/{mediaItemId}',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary.edit.appcreateddata',
      ],
    },
    rpc: 'UpdateMediaItem',
    removed: null,
    idempotent: true,
  },
  'mediaItems.search': {
    method: 'POST',
    path: '/v1/mediaItems:search',
    body: 'application/json',
    answer: 'application/json',
    paging: {
      items: 'mediaItems',
      tokenIn: 'body',
      maxPageSize: 100,
    },
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.readonly',
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
    },
    rpc: 'SearchMediaItems',
    removed: null,
    idempotent: true,
  },
  'sharedAlbums.get': {
    method: 'GET',
    path: '/v1/sharedAlbums/{shareToken}',
    body: null,
    answer: 'application/json',
    scopes: {
      '2025': [],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'GetSharedAlbum',
    removed: '2025-03-31',
    idempotent: true,
  },
  'sharedAlbums.join': {
    method: 'POST',
    path: '/v1/sharedAlbums:join',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'JoinSharedAlbum',
    removed: '2025-03-31',
    idempotent: true,
  },
  'sharedAlbums.leave': {
    method: 'POST',
    path: '/v1/sharedAlbums:leave',
    body: 'application/json',
    answer: 'application/json',
    scopes: {
      '2025': [],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: 'LeaveSharedAlbum',
    removed: '2025-03-31',
    idempotent: false,
  },
  'sharedAlbums.list': {
    method: 'GET',
    path: '/v1/sharedAlbums',
    body: null,
    answer: 'application/json',
    paging: {
      items: 'sharedAlbums',
      tokenIn: 'query',
      maxPageSize: 50,
    },
    scopes: {
      '2025': [],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.readonly',
        'https://www.googleapis.com/auth/photoslibrary.readonly.appcreateddata',
      ],
    },
    rpc: 'ListSharedAlbums',
    removed: '2025-03-31',
    idempotent: true,
  },
  'uploads.create': {
    method: 'POST',
    path: '/v1/uploads',
    headers: [
      'X-Goog-Upload-Protocol',
      'X-Goog-Upload-Command',
      'X-Goog-Upload-Offset',
      'X-Goog-Upload-Content-Type',
      'X-Goog-Upload-Raw-Size',
      'X-Goog-Upload-File-Name',
      'X-Goog-Upload-Header-Content-Length',
      'X-Goog-Hash',
    ],
    body: 'application/octet-stream',
    answer: 'text/plain',
    scopes: {
      '2025': [
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
      ],
      legacy: [
        'https://www.googleapis.com/auth/photoslibrary',
        'https://www.googleapis.com/auth/photoslibrary.appendonly',
        'https://www.googleapis.com/auth/photoslibrary.sharing',
      ],
    },
    rpc: null,
    removed: null,
    idempotent: true,
  },
} as const

/** The facts that are needed to send each operation, and no others: browsers load every byte. */
export const wire = {
  'albums.addEnrichment': {
    request: 'POST /v1/albums/{albumId}:addEnrichment',
  },
  'albums.batchAddMediaItems': {
    request: 'POST /v1/albums/{albumId}:batchAddMediaItems',
    idempotent: true,
  },
  'albums.batchRemoveMediaItems': {
    request: 'POST /v1/albums/{albumId}:batchRemoveMediaItems',
  },
  'albums.create': {
    request: 'POST /v1/albums',
  },
  'albums.get': {
    request: 'GET /v1/albums/{albumId}',
    idempotent: true,
  },
  'albums.list': {
    request: 'GET /v1/albums',
    idempotent: true,
    items: 'albums',
    maxPageSize: 50,
  },
  'albums.patch': {
    request: 'PATCH /v1/albums/{albumId}',
    idempotent: true,
  },
  'albums.share': {
    request: 'POST /v1/albums/{albumId}:share',
    idempotent: true,
  },
  'albums.unshare': {
    request: 'POST /v1/albums/{albumId}:unshare',
  },
  'mediaItems.batchCreate': {
    request: 'POST /v1/mediaItems:batchCreate',
    idempotent: true,
  },
  'mediaItems.batchGet': {
    request: 'GET /v1/mediaItems:batchGet',
    idempotent: true,
  },
  'mediaItems.get': {
    request: 'GET /v1/mediaItems/{mediaItemId}',
    idempotent: true,
  },
  'mediaItems.list': {
    request: 'GET /v1/mediaItems',
    idempotent: true,
    items: 'mediaItems',
    maxPageSize: 100,
  },
  'mediaItems.patch': {
    request: 'PATCH /v1/mediaItems/{mediaItemId}',
    idempotent: true,
  },
  'mediaItems.search': {
    request: 'POST /v1/mediaItems:search',
    idempotent: true,
    items: 'mediaItems',
    maxPageSize: 100,
  },
  'sharedAlbums.get': {
    request: 'GET /v1/sharedAlbums/{shareToken}',
    idempotent: true,
  },
  'sharedAlbums.join': {
    request: 'POST /v1/sharedAlbums:join',
    idempotent: true,
  },
  'sharedAlbums.leave': {
    request: 'POST /v1/sharedAlbums:leave',
  },
  'sharedAlbums.list': {
    request: 'GET /v1/sharedAlbums',
    idempotent: true,
    items: 'sharedAlbums',
    maxPageSize: 50,
  },
  'uploads.create': {
    request: 'POST /v1/uploads',
    idempotent: true,
    headers: [
      'X-Goog-Upload-Protocol',
      'X-Goog-Upload-Command',
      'X-Goog-Upload-Offset',
      'X-Goog-Upload-Content-Type',
      'X-Goog-Upload-Raw-Size',
      'X-Goog-Upload-File-Name',
      'X-Goog-Upload-Header-Content-Length',
      'X-Goog-Hash',
    ],
    bytes: true,
  },
} as const
