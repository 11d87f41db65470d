/** Text before a secret in a message: a path that is a permission, or the name of a token. */
const PREFIXES = [
  '/(?:media|photo|album|share|v1/sharedAlbums)/',
  String.raw`\b(?:Bearer|Basic)\s+`,
  String.raw`\b(?:access_token|oauth_token|upload_id|key|pageToken|shareToken)=`,
  String.raw`\bX-Amz-(?:Credential|Signature|Security-Token)=`,
].join('|')

const AFTER_PREFIX = new RegExp(`(${PREFIXES})[^\\s"'<>&,;)\\]}]+`, 'gi')

/** Opaque tokens, also percent-encoded in part. Hexadecimal hashes are not secret. */
const OPAQUE = /(?![0-9a-f]{40,64}(?![\w%-]))(?:[\w-]|%[0-9a-f]{2}){40,}/gi

/** Longest text that is searched and logged. */
const MAX_LENGTH = 16_384

/** Replaces secrets by an ellipsis. */
export function hideSecrets(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
  return short.replace(AFTER_PREFIX, '$1…').replace(OPAQUE, '…')
}

/** Properties of errors that are logged. They never repeat a request. */
const LOGGED_PROPERTIES = [
  'code',
  'errno',
  'syscall',
  'statusCode',
  'severity',
  'constraint',
  'table',
] as const

/** Longest chain of causes that is logged. */
const MAX_CAUSES = 5

/**
 * The loggable form of an error. Other properties are left out, because libraries keep whole requests in them (`rawPacket`,
 * `$response`).
 */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error, message: hideSecrets(String(error)) }
  const properties = error as unknown as Record<string, unknown>
  const logged = LOGGED_PROPERTIES.filter((name) => isLoggable(properties[name]))
  return {
    type: error.name,
    message: hideSecrets(error.message),
    ...Object.fromEntries(logged.map((name) => [name, properties[name]])),
    stack: hideSecrets(error.stack ?? ''),
    cause: error.cause !== undefined && depth < MAX_CAUSES ? loggedError(error.cause, depth + 1) : undefined,
  }
}

const isLoggable = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
