// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.

/** How to recognize each error: its HTTP status, its text with {parts}, and whether it has the flat form of uploads. */
export const errorTexts = {
  Aborted: {
    http: 409,
    text: 'The operation was aborted.',
  },
  AlbumNotFound: {
    http: 404,
    text: 'The provided ID does not match any albums.',
  },
  ConcurrentRequests: {
    http: 429,
    text: 'Too many concurrent requests: {limit} at most for one {whose}. Wait for some of them to finish, then send this one again.',
  },
  ContentTooLarge: {
    http: 413,
    text: 'The request body is too large.',
  },
  DuplicatedIds: {
    http: 400,
    text: 'Request must not contain duplicated ids',
  },
  EntityNotFound: {
    http: 404,
    text: 'Requested entity was not found.',
  },
  ExpectationFailed: {
    http: 417,
    text: 'Header Expect must be 100-continue or be left out.',
  },
  HeadersTooLarge: {
    http: 431,
    text: 'The request headers are too large. All together may have 16 kB.',
  },
  InsufficientScopes: {
    http: 403,
    text: 'Request had insufficient authentication scopes.',
  },
  Internal: {
    http: 500,
    text: 'Internal error encountered.',
  },
  InvalidAlbumId: {
    http: 400,
    text: 'Invalid album ID.',
  },
  InvalidArgument: {
    http: 400,
    text: 'Request contains an invalid argument.',
  },
  InvalidCredentials: {
    http: 401,
    text: 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  },
  InvalidJson: {
    http: 400,
    text: 'Invalid JSON payload received. Unexpected token.\n{text}\n^',
  },
  InvalidMediaItemId: {
    http: 400,
    text: 'Invalid media item ID.',
  },
  InvalidMediaItemInList: {
    http: 400,
    text: 'Request contains an invalid media item id.',
  },
  InvalidUploadToken: {
    http: 400,
    text: 'Request must contain a valid upload token.',
  },
  InvalidValue: {
    http: 400,
    text: 'Invalid value at \'{path}\' ({type}), "{value}"',
  },
  MalformedRequest: {
    http: 400,
    text: 'Malformed request: {reason}',
  },
  MissingCredentials: {
    http: 401,
    text: 'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  },
  NoPermissionToAddMediaItems: {
    http: 400,
    text: 'No permission to add media items to this album.',
  },
  PageTokenParametersChanged: {
    http: 400,
    text: 'When using a page token, you must use the same parameters as the previous request.',
  },
  PermissionDenied: {
    http: 403,
    text: 'The caller does not have permission',
  },
  PhotosDisabled: {
    http: 403,
    text: 'Google Photos is disabled for the user',
  },
  QuotaConcurrentWrites: {
    http: 429,
    text: 'Quota exceeded for quota \'concurrent write request\' of service \'photoslibrary.googleapis.com\'.',
  },
  QuotaRequestsPerDay: {
    http: 429,
    text: 'Quota exceeded for quota metric \'All requests\' and limit \'All requests per day\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:{project}\'.',
  },
  QuotaWritesPerMinute: {
    http: 429,
    text: 'Quota exceeded for quota metric \'Write requests\' and limit \'Write requests per minute per user\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:{project}\'.',
  },
  RequestTimeout: {
    http: 408,
    text: 'The request did not arrive in time. Send it again, on a new connection.',
  },
  ServiceDisabled: {
    http: 403,
    text: 'Photos Library API has not been used in project {project} before or it is disabled. Enable it by visiting {url} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.',
  },
  StorageFull: {
    http: 400,
    text: 'The remaining storage in the user\'s account is not enough to perform this operation.',
  },
  TooManyItems: {
    http: 400,
    text: 'Request must have less than 50 items.',
  },
  Unavailable: {
    http: 503,
    text: 'The service is currently unavailable.',
  },
  Unimplemented: {
    http: 501,
    text: 'Method not implemented.',
  },
  UnknownField: {
    http: 400,
    text: 'Invalid JSON payload received. Unknown name "{name}" at \'{path}\': Cannot find field.',
  },
  UnknownFieldAtRoot: {
    http: 400,
    text: 'Invalid JSON payload received. Unknown name "{name}": Cannot find field.',
  },
  UnknownParameter: {
    http: 400,
    text: 'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. Field \'{name}\' could not be found in request message.',
  },
  UploadAborted: {
    http: 409,
    text: 'The operation was aborted.',
    flat: true,
  },
  UploadChecksumMismatch: {
    http: 400,
    text: 'Checksum from header does not match received payload content.',
    flat: true,
  },
  UploadChunkMisaligned: {
    http: 400,
    text: 'Chunk size must be a multiple of the chunk granularity.',
    flat: true,
  },
  UploadConcurrentRequests: {
    http: 429,
    text: 'Too many concurrent requests: {limit} at most for one {whose}. Wait for some of them to finish, then send this one again.',
    flat: true,
  },
  UploadEmpty: {
    http: 400,
    text: 'Payload must not be empty',
    flat: true,
  },
  UploadInternal: {
    http: 500,
    text: 'Internal error encountered.',
    flat: true,
  },
  UploadInvalidArgument: {
    http: 400,
    text: 'Request contains an invalid argument.',
    flat: true,
  },
  UploadOffsetMismatch: {
    http: 400,
    text: 'Upload offset does not match the number of bytes received.',
    flat: true,
  },
  UploadPermissionDenied: {
    http: 403,
    text: 'The caller does not have permission',
    flat: true,
  },
  UploadPhotosDisabled: {
    http: 403,
    text: 'Google Photos is disabled for the user',
    flat: true,
  },
  UploadQuota: {
    http: 429,
    text: 'Insufficient tokens for quota \'photoslibrary.googleapis.com/upload_requests\' and limit \'UploadsPerMinute\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:{project}\'.',
    flat: true,
  },
  UploadSessionEnded: {
    http: 412,
    text: 'Upload session is no longer active.',
    flat: true,
  },
  UploadSessionNotFound: {
    http: 404,
    text: 'Requested entity was not found.',
    flat: true,
  },
  UploadStorageFull: {
    http: 400,
    text: 'The remaining storage in the user\'s account is not enough to perform this operation.',
    flat: true,
  },
  UploadTooLarge: {
    http: 413,
    text: 'Upload exceeds the maximum size.',
    flat: true,
  },
  UploadTooManySessions: {
    http: 429,
    text: 'Too many open upload sessions: {limit} at most for one user. Finalize or cancel some of them, then start this one again.',
    flat: true,
  },
  UploadUnauthenticated: {
    http: 401,
    text: 'Authentication session is not defined.',
    flat: true,
  },
  UploadUnavailable: {
    http: 503,
    text: 'The service is currently unavailable.',
    flat: true,
  },
  UploadUserChecksumMismatch: {
    http: 400,
    text: 'User-provided checksum does not match received payload content.',
    flat: true,
  },
} as const

/** What to do about errors (`errors`) and items of a batch (`items`), by the anchor in the docs. */
export const hints = {
  'token-rejected': {
    errors: [
      'InvalidCredentials',
      'MissingCredentials',
    ],
    text: 'Get a new access token; one lives for about an hour. If a new token is rejected too, the user has withdrawn consent: ask for it again.',
  },
  'upload-token-rejected': {
    errors: [
      'UploadUnauthenticated',
    ],
    text: 'Get a new access token; one lives for about an hour. The upload service returns the same error if the token lacks {scopes}.',
  },
  'refresh-token-expired': {
    text: 'The user must consent again. An OAuth consent screen in the status "Testing" issues refresh tokens that live for a week: publish the app to get ones that last.',
  },
  'scope-missing': {
    errors: [
      'InsufficientScopes',
    ],
    text: 'The token needs one of {scopes}, and a user who consents to it. Wider scopes were removed on {removed} and no longer work at Google; photos that your app did not create are available through the Picker API.',
  },
  'method-removed': {
    text: 'Google removed this method on {removed}, and no scope gives access to it there. {wayOut} On a Tintype server it needs one of {legacyScopes}.',
  },
  'not-permitted': {
    errors: [
      'PermissionDenied',
      'UploadPermissionDenied',
    ],
    text: 'A new token does not help. Only the app that created an album or media item can change it, and only for the user who owns it.',
  },
  'photos-disabled': {
    errors: [
      'PhotosDisabled',
      'UploadPhotosDisabled',
    ],
    text: 'Google Photos is turned off for this account, by the user or by an administrator. Only they can turn it on.',
  },
  'service-disabled': {
    errors: [
      'ServiceDisabled',
    ],
    text: 'Enable the Photos Library API for your project in the Google Cloud console, and wait a few minutes.',
  },
  'quota-per-day': {
    errors: [
      'QuotaRequestsPerDay',
    ],
    text: 'Stop: all requests fail until the quota is reset at midnight Pacific Time. Fewer, larger pages save requests; you can request more quota in the Google Cloud console.',
  },
  'quota-per-minute': {
    errors: [
      'QuotaWritesPerMinute',
      'UploadQuota',
    ],
    text: 'Wait at least 30 seconds, and twice as long after each further rejection.',
  },
  'concurrent-writes': {
    errors: [
      'QuotaConcurrentWrites',
      'Aborted',
    ],
    text: 'Send the writes for one user one after the other. Only uploads of bytes may run in parallel.',
  },
  'concurrent-requests': {
    errors: [
      'ConcurrentRequests',
      'UploadConcurrentRequests',
    ],
    text: 'Wait for some requests to finish before you send more. The message states the limit.',
  },
  'upload-sessions': {
    errors: [
      'UploadTooManySessions',
    ],
    text: 'Every `start` opens a session, which stays open for a week unless it is finalized or canceled. Finish or cancel the unfinished uploads.',
  },
  'upload-interrupted': {
    errors: [
      'UploadAborted',
      'UploadOffsetMismatch',
      'UploadChunkMisaligned',
    ],
    text: 'Query the session for the number of bytes received, and continue from there.',
  },
  'upload-session-over': {
    errors: [
      'UploadSessionEnded',
      'UploadSessionNotFound',
    ],
    text: 'Start a new upload. The same bytes become the same media item. If there was no session before, `baseUrl` is wrong.',
  },
  'upload-damaged': {
    errors: [
      'UploadChecksumMismatch',
      'UploadUserChecksumMismatch',
    ],
    text: 'Upload again. If it happens twice, check how the checksum is computed.',
  },
  'upload-too-large': {
    errors: [
      'UploadTooLarge',
    ],
    text: 'A photo may have up to 200 MB, a video up to 20 GB.',
  },
  'upload-empty': {
    errors: [
      'UploadEmpty',
    ],
    text: 'The body was empty. A stream that was read before is empty the second time.',
  },
  'upload-token-invalid': {
    errors: [
      'InvalidUploadToken',
    ],
    text: 'Upload the bytes again. A token is valid for one day, for the user and the app that uploaded.',
  },
  'album-not-app-created': {
    errors: [
      'NoPermissionToAddMediaItems',
    ],
    text: 'You can add only to albums that your app created through this API. Create one with `albums.create` and store its id; `albums.list` with `excludeNonAppCreatedData` lists the existing ones.',
  },
  'media-item-not-app-created': {
    errors: [
      'InvalidMediaItemInList',
    ],
    text: 'Albums accept only media items that your app created. For an item that was in the library before your app uploaded it, pass `albumId` to `mediaItems.batchCreate` instead.',
  },
  'storage-full': {
    errors: [
      'StorageFull',
      'UploadStorageFull',
    ],
    text: 'The user has to free or buy storage. Retrying does not help.',
  },
  'no-such-thing': {
    errors: [
      'AlbumNotFound',
      'EntityNotFound',
      'InvalidAlbumId',
      'InvalidMediaItemId',
    ],
    text: 'The id is wrong or belongs to another user, or the item or album has been deleted. Only ids that this API returned are valid: the ones in URLs of photos.google.com are different. If every call fails like this, `baseUrl` is wrong.',
  },
  'wrong-address': {
    text: 'This method never returns 404, so its URL is wrong. `baseUrl` is the URL before the `/v1` of the paths.',
  },
  'too-many-items': {
    errors: [
      'TooManyItems',
    ],
    text: 'Send at most 50 in one request.',
  },
  'duplicated-ids': {
    errors: [
      'DuplicatedIds',
    ],
    text: 'Send each id once.',
  },
  'page-token-changed': {
    errors: [
      'PageTokenParametersChanged',
    ],
    text: 'A page token is valid only with the parameters it was returned for. Start again at the first page.',
  },
  'page-token-repeated': {
    text: 'The list was ended, because it would never have ended by itself. Start again; if it happens again, the service is at fault.',
  },
  'request-malformed': {
    errors: [
      'InvalidJson',
      'InvalidValue',
      'UnknownField',
      'UnknownFieldAtRoot',
      'UnknownParameter',
    ],
    text: 'The message names it. The types of the client know every field.',
  },
  'request-not-http': {
    errors: [
      'ContentTooLarge',
      'ExpectationFailed',
      'HeadersTooLarge',
      'MalformedRequest',
    ],
    text: 'The message says what is wrong. The cause is usually the HTTP client or a proxy in between.',
  },
  'request-too-slow': {
    errors: [
      'RequestTimeout',
    ],
    text: 'The headers, or a JSON body, took longer than a minute to arrive. Nothing was done: send the request again on a new connection.',
  },
  'argument-invalid': {
    errors: [
      'InvalidArgument',
      'UploadInvalidArgument',
    ],
    text: 'The request has a value that is not allowed. {field}',
  },
  'base-url-expired': {
    text: 'Base URLs are valid for 60 minutes. Get the media item or the album again, and use its new one.',
  },
  'item-failed': {
    items: [
      'failed',
    ],
    text: 'They are not a photo or video of a supported type, or they are damaged. Other items of the same request are not affected.',
  },
  'item-already-exists': {
    items: [
      'alreadyExists',
    ],
    text: 'The first of them became the media item. Leave out the others.',
  },
  'item-not-found': {
    items: [
      'invalidId',
      'notFound',
    ],
    text: 'The id is wrong, or the item has been deleted. Other items of the same request are not affected.',
  },
  'server-failed': {
    errors: [
      'Internal',
      'Unavailable',
      'UploadInternal',
      'UploadUnavailable',
    ],
    items: [
      'internal',
      'unavailable',
    ],
    text: 'The service is at fault, usually for a short time. The request may have taken effect all the same: check before you repeat one that must not be done twice.',
  },
  'no-answer': {
    text: 'Is `baseUrl` right, and is the service reachable? In a browser, a page\'s policy or a service that does not allow its origin looks the same. The request may have taken effect all the same.',
  },
  'not-this-api': {
    text: 'Something else responded, such as a proxy or a login page. Is `baseUrl` right? Redirects are not followed, because the access token would be sent along.',
  },
} as const

/**
 * The parts of hints that depend on the operation: the names of its scopes; for removed operations, the scopes until then,
 * the day and the alternative; whether the document has no 404 for it; the limits of its fields.
 */
export const reach = {
  'albums.addEnrichment': {
    scopes: 'photoslibrary.appendonly or photoslibrary.edit.appcreateddata',
    rules: '`newEnrichmentItem.textEnrichment.text` has at most 1000 characters. `newEnrichmentItem.locationEnrichment.location.locationName` has at most 1000 characters. `newEnrichmentItem.mapEnrichment.origin.locationName` has at most 1000 characters. `newEnrichmentItem.mapEnrichment.destination.locationName` has at most 1000 characters. `albumPosition.relativeMediaItemId` and `albumPosition.relativeEnrichmentItemId` exclude each other.',
  },
  'albums.batchAddMediaItems': {
    scopes: 'photoslibrary.appendonly or photoslibrary.edit.appcreateddata',
  },
  'albums.batchRemoveMediaItems': {
    scopes: 'photoslibrary.edit.appcreateddata',
  },
  'albums.create': {
    scopes: 'photoslibrary.appendonly',
    isAlwaysFound: true,
    rules: '`album.title` has at most 500 characters.',
  },
  'albums.get': {
    scopes: 'photoslibrary.readonly.appcreateddata',
  },
  'albums.list': {
    scopes: 'photoslibrary.readonly.appcreateddata',
    isAlwaysFound: true,
  },
  'albums.patch': {
    scopes: 'photoslibrary.edit.appcreateddata',
    rules: '`title` has at most 500 characters.',
  },
  'albums.share': {
    scopes: '',
    legacyScopes: 'photoslibrary.sharing',
    removed: '2025-03-31',
    wayOut: 'Share from the Google Photos app, or let your own service pass on what the album holds: `mediaItems.search` with `albumId` still lists the items of albums that your app created.',
  },
  'albums.unshare': {
    scopes: '',
    legacyScopes: 'photoslibrary.sharing',
    removed: '2025-03-31',
    wayOut: 'The owner stops sharing in the Google Photos app.',
  },
  'mediaItems.batchCreate': {
    scopes: 'photoslibrary.appendonly',
    rules: '`newMediaItems[].description` has at most 999 characters. `newMediaItems[].simpleMediaItem.fileName` has at most 255 characters. `albumPosition.relativeMediaItemId` and `albumPosition.relativeEnrichmentItemId` exclude each other.',
  },
  'mediaItems.batchGet': {
    scopes: 'photoslibrary.readonly.appcreateddata',
    isAlwaysFound: true,
  },
  'mediaItems.get': {
    scopes: 'photoslibrary.readonly.appcreateddata',
  },
  'mediaItems.list': {
    scopes: 'photoslibrary.readonly.appcreateddata',
    isAlwaysFound: true,
  },
  'mediaItems.patch': {
    scopes: 'photoslibrary.edit.appcreateddata',
    rules: '`description` has at most 999 characters.',
  },
  'mediaItems.search': {
    scopes: 'photoslibrary.readonly.appcreateddata',
    rules: '`albumId` and `filters` exclude each other. `filters.dateFilter.dates` has at most 5 items. `filters.dateFilter.ranges` has at most 5 items. `filters.contentFilter.includedContentCategories` has at most 10 items. `filters.contentFilter.excludedContentCategories` has at most 10 items. `filters.mediaTypeFilter.mediaTypes` has at most 1 item. `filters.featureFilter.includedFeatures` has at most 10 items.',
  },
  'sharedAlbums.get': {
    scopes: '',
    legacyScopes: 'photoslibrary.sharing',
    removed: '2025-03-31',
    wayOut: 'Open the shareable link in the Google Photos app. The owner\'s app can still read the album with `albums.get`.',
  },
  'sharedAlbums.join': {
    scopes: '',
    legacyScopes: 'photoslibrary.sharing',
    removed: '2025-03-31',
    wayOut: 'Users join by opening the shareable link in the Google Photos app.',
  },
  'sharedAlbums.leave': {
    scopes: '',
    legacyScopes: 'photoslibrary.sharing',
    removed: '2025-03-31',
    wayOut: 'Users leave a shared album in the Google Photos app.',
  },
  'sharedAlbums.list': {
    scopes: '',
    legacyScopes: 'photoslibrary or photoslibrary.readonly or photoslibrary.readonly.appcreateddata',
    removed: '2025-03-31',
    wayOut: 'Use `albums.list` for albums that your app created. For photos from elsewhere in the library, shared albums included, let the user choose with the Picker API.',
    isAlwaysFound: true,
  },
  'uploads.create': {
    scopes: 'photoslibrary.appendonly',
  },
} as const

/** The day on which Google removed scopes. */
export const scopesRemoved = '2025-03-31'
