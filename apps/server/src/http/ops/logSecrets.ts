/** What precedes a secret in texts of errors: a path that is a permission, or the name of a token. */
const PRECEDING = [
  '/(?:media|photo|album|share|v1/sharedAlbums)/',
  String.raw`\b(?:Bearer|Basic)\s+`,
  String.raw`\b(?:access_token|oauth_token|upload_id|key|pageToken|shareToken)=`,
  String.raw`\bX-Amz-(?:Credential|Signature|Security-Token)=`,
].join('|')

const PRECEDED = new RegExp(`(${PRECEDING})[^\\s"'<>&,;)\\]}]+`, 'gi')

/** Sealed names and access tokens, also with parts of them percent-encoded; hashes in hexadecimal are not. */
const OPAQUE = /(?![0-9a-f]{40,64}(?![\w%-]))(?:[\w-]|%[0-9a-f]{2}){40,}/gi

/** Longest text that is looked through and logged. */
const MAX_LENGTH = 16_384

/** Replaces what opens something by an ellipsis. */
export function hideSecrets(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
  return short.replace(PRECEDED, '$1…').replace(OPAQUE, '…')
}

/** Facts of errors that say what failed without repeating what was sent. */
const FACTS = ['code', 'errno', 'syscall', 'statusCode', 'severity', 'constraint', 'table'] as const

/** How many causes of causes are logged. */
const MAX_DEPTH = 5

/**
 * An error as it is logged: never with its other properties, in which libraries keep whole requests (`rawPacket`,
 * `$response`).
 */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error, message: hideSecrets(String(error)) }
  const given = error as unknown as Record<string, unknown>
  const facts = Object.fromEntries(
    FACTS.flatMap((name) => (isFact(given[name]) ? [[name, given[name]]] : [])),
  )
  return {
    type: error.name,
    message: hideSecrets(error.message),
    ...facts,
    stack: hideSecrets(error.stack ?? ''),
    ...(error.cause !== undefined && depth < MAX_DEPTH && { cause: loggedError(error.cause, depth + 1) }),
  }
}

const isFact = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
