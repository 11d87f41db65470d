import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { ApiError, invalidField } from '../domain/apiError.ts'
import { cachePerKey, type SigningKeys } from './signingKeys.ts'

/** Where a listing stopped: the sort key of the last row that was given, whatever the listing sorts by. */
export type Position = readonly number[]

/** Who asks for what: a token serves only the caller and the parameters that it was made for. */
export interface PageRequest {
  operation: string
  user: number
  client: number
  /** Every parameter of the request but the page token itself. */
  parameters: unknown
}

export interface PageTokens {
  issue(request: PageRequest, position: Position): string
  /**
   * @throws ApiError `InvalidArgument` when the token is not ours, was altered, or is another caller's;
   *   `PageTokenParametersChanged` when it is good but came with other parameters (facts 8).
   */
  open(request: PageRequest, token: string): Promise<Position>
}

const UNREADABLE = 'This is no page token of this server and user. Start with the first page.'

const NONCE = 12
const TAG = 16

/** Sealed, stateless page tokens: they hold the position and a hash of the request, nothing is stored. */
export function createPageTokens(keys: SigningKeys, randomBytes: (size: number) => Uint8Array): PageTokens {
  const cipherKey = cachePerKey(deriveCipherKey)
  const nextNonce = createNonces(randomBytes)
  return {
    issue(request, position) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', cipherKey(keys.current()), nonce).setAAD(caller(request))
      const sealed = cipher.update(JSON.stringify([parametersHash(request), ...position]), 'utf8')
      return Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    async open(request, token) {
      const [aad, bytes] = [caller(request), Buffer.from(token, 'base64url')]
      const opened = await keys.first((key) => decipher(cipherKey(key), aad, bytes))
      if (opened === undefined) throw invalidField('page_token', UNREADABLE)
      const [parameters, ...position] = opened
      if (parameters !== parametersHash(request)) throw new ApiError('PageTokenParametersChanged')
      return position as number[]
    },
  }
}

/** A key object: Node prepares one given as bytes anew for each cipher, which takes longer than the cipher does. */
function deriveCipherKey(key: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'tintype page tokens', 32)))
}

/** Random nonces, many of which are drawn at once: to ask for random bytes takes longer than to encipher a token. */
function createNonces(randomBytes: (size: number) => Uint8Array): () => Uint8Array {
  const DRAWN = 256 * NONCE
  let drawn: Uint8Array = new Uint8Array()
  return () => {
    if (drawn.length === 0) drawn = randomBytes(DRAWN)
    const nonce = drawn.subarray(0, NONCE)
    drawn = drawn.subarray(NONCE)
    return nonce
  }
}

/** What a token holds; undefined when it was not made with this key for this caller. */
function decipher(key: KeyObject, aad: Buffer, bytes: Buffer): unknown[] | undefined {
  if (bytes.length < NONCE + TAG) return undefined
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    cipher.setAAD(aad).setAuthTag(bytes.subarray(-TAG))
    return JSON.parse(cipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + cipher.final('utf8'))
  } catch {
    return undefined
  }
}

function caller({ operation, user, client }: PageRequest): Buffer {
  return Buffer.from(JSON.stringify([operation, user, client]))
}

function parametersHash({ parameters }: PageRequest): string {
  return hash('sha256', canonicalJson(parameters), 'base64url').slice(0, 22)
}

/** JSON with sorted keys: the same parameters in another order are the same parameters. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
