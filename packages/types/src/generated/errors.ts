// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.

/** Every error example of the document, by its name there. */
export const errors = {
  Aborted: {
    httpStatus: 409,
    rpc: 10,
    status: 'ABORTED',
    message: 'The operation was aborted.',
  },
  AlbumNotFound: {
    httpStatus: 404,
    rpc: 5,
    status: 'NOT_FOUND',
    message: 'The provided ID does not match any albums.',
  },
  ConcurrentRequests: {
    httpStatus: 429,
    rpc: 8,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Too many concurrent requests: 128 at most for one user. Wait for some of them to finish, then send this one again.',
  },
  ContentTooLarge: {
    httpStatus: 413,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'The request body is too large.',
  },
  DuplicatedIds: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Request must not contain duplicated ids',
  },
  EntityNotFound: {
    httpStatus: 404,
    rpc: 5,
    status: 'NOT_FOUND',
    message: 'Requested entity was not found.',
  },
  ExpectationFailed: {
    httpStatus: 417,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Header Expect must be 100-continue or be left out.',
  },
  HeadersTooLarge: {
    httpStatus: 431,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'The request headers are too large. All together may have 16 kB.',
  },
  InsufficientScopes: {
    httpStatus: 403,
    rpc: 7,
    status: 'PERMISSION_DENIED',
    message: 'Request had insufficient authentication scopes.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
        metadata: {
          service: 'photoslibrary.googleapis.com',
          method: 'google.photos.library.v1.PhotosLibrary.ListAlbums',
        },
      },
    ],
  },
  Internal: {
    httpStatus: 500,
    rpc: 13,
    status: 'INTERNAL',
    message: 'Internal error encountered.',
  },
  InvalidAlbumId: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid album ID.',
  },
  InvalidArgument: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Request contains an invalid argument.',
  },
  InvalidCredentials: {
    httpStatus: 401,
    rpc: 16,
    status: 'UNAUTHENTICATED',
    message: 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  },
  InvalidJson: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid JSON payload received. Unexpected token.\n{album: {title: "Icela\n^',
  },
  InvalidMediaItemId: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid media item ID.',
  },
  InvalidMediaItemInList: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Request contains an invalid media item id.',
  },
  InvalidUploadToken: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Request must contain a valid upload token.',
  },
  InvalidValue: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid value at \'page_size\' (TYPE_INT32), "many"',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [
          {
            field: 'page_size',
            description: 'Invalid value at \'page_size\' (TYPE_INT32), "many"',
          },
        ],
      },
    ],
  },
  MalformedRequest: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Malformed request: Header Authorization must be sent once.',
  },
  MissingCredentials: {
    httpStatus: 401,
    rpc: 16,
    status: 'UNAUTHENTICATED',
    message: 'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  },
  NoPermissionToAddMediaItems: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'No permission to add media items to this album.',
  },
  PageTokenParametersChanged: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'When using a page token, you must use the same parameters as the previous request.',
  },
  PermissionDenied: {
    httpStatus: 403,
    rpc: 7,
    status: 'PERMISSION_DENIED',
    message: 'The caller does not have permission',
  },
  PhotosDisabled: {
    httpStatus: 403,
    rpc: 7,
    status: 'PERMISSION_DENIED',
    message: 'Google Photos is disabled for the user',
  },
  QuotaConcurrentWrites: {
    httpStatus: 429,
    rpc: 8,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Quota exceeded for quota \'concurrent write request\' of service \'photoslibrary.googleapis.com\'.',
  },
  QuotaRequestsPerDay: {
    httpStatus: 429,
    rpc: 8,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Quota exceeded for quota metric \'All requests\' and limit \'All requests per day\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:318205946137\'.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service: 'photoslibrary.googleapis.com',
          consumer: 'projects/318205946137',
          quota_metric: 'photoslibrary.googleapis.com/all_requests',
          quota_limit: 'ApiCallsPerProjectPerDay',
          quota_limit_value: '10000',
          quota_location: 'global',
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  },
  QuotaWritesPerMinute: {
    httpStatus: 429,
    rpc: 8,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Quota exceeded for quota metric \'Write requests\' and limit \'Write requests per minute per user\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:318205946137\'.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service: 'photoslibrary.googleapis.com',
          consumer: 'projects/318205946137',
          quota_metric: 'photoslibrary.googleapis.com/write_requests',
          quota_limit: 'WritesPerMinutePerUser',
          quota_limit_value: '30',
          quota_location: 'global',
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  },
  RequestTimeout: {
    httpStatus: 408,
    rpc: 4,
    status: 'DEADLINE_EXCEEDED',
    message: 'The request did not arrive in time. Send it again, on a new connection.',
  },
  ServiceDisabled: {
    httpStatus: 403,
    rpc: 7,
    status: 'PERMISSION_DENIED',
    message: 'Photos Library API has not been used in project 318205946137 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/photoslibrary.googleapis.com/overview?project=318205946137 then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'SERVICE_DISABLED',
        domain: 'googleapis.com',
        metadata: {
          service: 'photoslibrary.googleapis.com',
          serviceTitle: 'Photos Library API',
          consumer: 'projects/318205946137',
          containerInfo: '318205946137',
          activationUrl: 'https://console.developers.google.com/apis/api/photoslibrary.googleapis.com/overview?project=318205946137',
        },
      },
    ],
  },
  StorageFull: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'The remaining storage in the user\'s account is not enough to perform this operation.',
  },
  TooManyItems: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Request must have less than 50 items.',
  },
  Unavailable: {
    httpStatus: 503,
    rpc: 14,
    status: 'UNAVAILABLE',
    message: 'The service is currently unavailable.',
  },
  Unimplemented: {
    httpStatus: 501,
    rpc: 12,
    status: 'UNIMPLEMENTED',
    message: 'Method not implemented.',
  },
  UnknownField: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid JSON payload received. Unknown name "dateFilters" at \'filters\': Cannot find field.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [
          {
            field: 'filters',
            description: 'Invalid JSON payload received. Unknown name "dateFilters" at \'filters\': Cannot find field.',
          },
        ],
      },
    ],
  },
  UnknownFieldAtRoot: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid JSON payload received. Unknown name "caption": Cannot find field.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [
          {
            description: 'Invalid JSON payload received. Unknown name "caption": Cannot find field.',
          },
        ],
      },
    ],
  },
  UnknownParameter: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Invalid JSON payload received. Unknown name "limit": Cannot bind query parameter. Field \'limit\' could not be found in request message.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [
          {
            description: 'Invalid JSON payload received. Unknown name "limit": Cannot bind query parameter. Field \'limit\' could not be found in request message.',
          },
        ],
      },
    ],
  },
  UploadAborted: {
    httpStatus: 409,
    rpc: 10,
    status: 'ABORTED',
    message: 'The operation was aborted.',
  },
  UploadChecksumMismatch: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Checksum from header does not match received payload content.',
  },
  UploadChunkMisaligned: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Chunk size must be a multiple of the chunk granularity.',
  },
  UploadConcurrentRequests: {
    httpStatus: 429,
    rpc: 8,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Too many concurrent requests: 128 at most for one user. Wait for some of them to finish, then send this one again.',
  },
  UploadEmpty: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Payload must not be empty',
  },
  UploadInternal: {
    httpStatus: 500,
    rpc: 13,
    status: 'INTERNAL',
    message: 'Internal error encountered.',
  },
  UploadInvalidArgument: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Request contains an invalid argument.',
  },
  UploadOffsetMismatch: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'Upload offset does not match the number of bytes received.',
  },
  UploadPermissionDenied: {
    httpStatus: 403,
    rpc: 7,
    status: 'PERMISSION_DENIED',
    message: 'The caller does not have permission',
  },
  UploadPhotosDisabled: {
    httpStatus: 403,
    rpc: 7,
    status: 'PERMISSION_DENIED',
    message: 'Google Photos is disabled for the user',
  },
  UploadQuota: {
    httpStatus: 429,
    rpc: 8,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Insufficient tokens for quota \'photoslibrary.googleapis.com/upload_requests\' and limit \'UploadsPerMinute\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:318205946137\'.',
  },
  UploadSessionEnded: {
    httpStatus: 412,
    rpc: 9,
    status: 'FAILED_PRECONDITION',
    message: 'Upload session is no longer active.',
  },
  UploadSessionNotFound: {
    httpStatus: 404,
    rpc: 5,
    status: 'NOT_FOUND',
    message: 'Requested entity was not found.',
  },
  UploadStorageFull: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'The remaining storage in the user\'s account is not enough to perform this operation.',
  },
  UploadTooLarge: {
    httpStatus: 413,
    rpc: 11,
    status: null,
    message: 'Upload exceeds the maximum size.',
  },
  UploadTooManySessions: {
    httpStatus: 429,
    rpc: 8,
    status: 'RESOURCE_EXHAUSTED',
    message: 'Too many open upload sessions: 1000 at most for one user. Finalize or cancel some of them, then start this one again.',
  },
  UploadUnauthenticated: {
    httpStatus: 401,
    rpc: 16,
    status: 'UNAUTHENTICATED',
    message: 'Authentication session is not defined.',
  },
  UploadUnavailable: {
    httpStatus: 503,
    rpc: 14,
    status: 'UNAVAILABLE',
    message: 'The service is currently unavailable.',
  },
  UploadUserChecksumMismatch: {
    httpStatus: 400,
    rpc: 3,
    status: 'INVALID_ARGUMENT',
    message: 'User-provided checksum does not match received payload content.',
  },
} as const

/** The reason that the older error format gives for each status. */
export const errorReasons = {
  INVALID_ARGUMENT: 'badRequest',
  FAILED_PRECONDITION: 'failedPrecondition',
  UNAUTHENTICATED: 'authError',
  PERMISSION_DENIED: 'forbidden',
  NOT_FOUND: 'notFound',
  ABORTED: 'aborted',
  ALREADY_EXISTS: 'alreadyExists',
  RESOURCE_EXHAUSTED: 'rateLimitExceeded',
  INTERNAL: 'backendError',
  UNIMPLEMENTED: 'notImplemented',
  UNAVAILABLE: 'backendError',
  DEADLINE_EXCEEDED: 'backendError',
} as const

/** Texts with {parts} to fill in. */
export const messageTemplates = {
  ConcurrentRequests: 'Too many concurrent requests: {limit} at most for one {whose}. Wait for some of them to finish, then send this one again.',
  InvalidJson: 'Invalid JSON payload received. Unexpected token.\n{text}\n^',
  InvalidValue: 'Invalid value at \'{path}\' ({type}), "{value}"',
  MalformedRequest: 'Malformed request: {reason}',
  QuotaRequestsPerDay: 'Quota exceeded for quota metric \'All requests\' and limit \'All requests per day\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:{project}\'.',
  QuotaWritesPerMinute: 'Quota exceeded for quota metric \'Write requests\' and limit \'Write requests per minute per user\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:{project}\'.',
  ServiceDisabled: 'Photos Library API has not been used in project {project} before or it is disabled. Enable it by visiting {url} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.',
  UnknownField: 'Invalid JSON payload received. Unknown name "{name}" at \'{path}\': Cannot find field.',
  UnknownFieldAtRoot: 'Invalid JSON payload received. Unknown name "{name}": Cannot find field.',
  UnknownParameter: 'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. Field \'{name}\' could not be found in request message.',
  UploadConcurrentRequests: 'Too many concurrent requests: {limit} at most for one {whose}. Wait for some of them to finish, then send this one again.',
  UploadQuota: 'Insufficient tokens for quota \'photoslibrary.googleapis.com/upload_requests\' and limit \'UploadsPerMinute\' of service \'photoslibrary.googleapis.com\' for consumer \'project_number:{project}\'.',
  UploadTooManySessions: 'Too many open upload sessions: {limit} at most for one user. Finalize or cancel some of them, then start this one again.',
} as const

/** The statuses that an item of a batch can have, by operation. */
export const itemStatuses = {
  'mediaItems.batchCreate': {
    created: {
      message: 'Success',
    },
    failed: {
      code: 3,
      message: 'Failed: There was an error while trying to create this media item.',
    },
    alreadyExists: {
      code: 6,
      message: 'Failed: There was an error while trying to create this media item.',
    },
    internal: {
      code: 13,
      message: 'Internal error',
    },
    unavailable: {
      code: 14,
      message: 'The service is currently unavailable.',
    },
  },
  'mediaItems.batchGet': {
    invalidId: {
      code: 3,
      message: 'Invalid media item ID.',
    },
    notFound: {
      code: 5,
      message: 'Requested entity was not found.',
    },
  },
} as const

/** The responses after which a request may be repeated: the least delay by status, and the texts that are final. */
export const retries = {
  minDelaySeconds: {
    '429': 30,
    '500': 1,
    '502': 1,
    '503': 1,
    '504': 1,
  },
  final: [
    'ApiCallsPerProjectPerDay',
    'All requests per day',
  ],
} as const

/** The HTTP status and the google.rpc number of each canonical error. */
export const statusCodes = {
  INVALID_ARGUMENT: {
    http: 400,
    rpc: 3,
  },
  FAILED_PRECONDITION: {
    http: 400,
    rpc: 9,
  },
  UNAUTHENTICATED: {
    http: 401,
    rpc: 16,
  },
  PERMISSION_DENIED: {
    http: 403,
    rpc: 7,
  },
  NOT_FOUND: {
    http: 404,
    rpc: 5,
  },
  ABORTED: {
    http: 409,
    rpc: 10,
  },
  ALREADY_EXISTS: {
    http: 409,
    rpc: 6,
  },
  RESOURCE_EXHAUSTED: {
    http: 429,
    rpc: 8,
  },
  INTERNAL: {
    http: 500,
    rpc: 13,
  },
  UNIMPLEMENTED: {
    http: 501,
    rpc: 12,
  },
  UNAVAILABLE: {
    http: 503,
    rpc: 14,
  },
  DEADLINE_EXCEEDED: {
    http: 504,
    rpc: 4,
  },
} as const

/** The canonical error of each google.rpc number, and nothing else: browsers load every byte. */
export const statusNames = {
  '3': 'INVALID_ARGUMENT',
  '4': 'DEADLINE_EXCEEDED',
  '5': 'NOT_FOUND',
  '6': 'ALREADY_EXISTS',
  '7': 'PERMISSION_DENIED',
  '8': 'RESOURCE_EXHAUSTED',
  '9': 'FAILED_PRECONDITION',
  '10': 'ABORTED',
  '12': 'UNIMPLEMENTED',
  '13': 'INTERNAL',
  '14': 'UNAVAILABLE',
  '16': 'UNAUTHENTICATED',
} as const
