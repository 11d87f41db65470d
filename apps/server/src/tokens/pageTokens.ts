import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { ApiError, invalidField } from '../domain/apiError.ts'
import type { ClientId, UserId } from '../domain/ids.ts'
import { cachePerKey, type SigningKeys } from './signingKeys.ts'

/** How the positions of one list are written into page tokens: as numbers, whose order and meaning must not change. */
export interface PositionCodec<Position> {
  encode(position: Position): readonly number[]
  decode(numbers: readonly number[]): Position
}

/** The request that a page token is made for. It is valid for no other caller and no other parameters. */
export interface PageRequest {
  operation: string
  user: UserId
  client: ClientId
  /** All parameters of the request but the page token. */
  parameters: unknown
}

/** Page tokens. They are stateless: each holds a position, undefined for the start of the list, and a hash of its request. */
export interface PageTokens {
  issue<Position>(
    request: PageRequest,
    codec: PositionCodec<Position>,
    position: Position | undefined,
  ): string
  /**
   * @throws ApiError `InvalidArgument` for a token of another installation or caller, or an altered one;
   *   `PageTokenParametersChanged` for a valid token with other parameters (facts 8).
   */
  parse<Position>(
    request: PageRequest,
    codec: PositionCodec<Position>,
    token: string,
  ): Promise<Position | undefined>
}

const UNREADABLE = 'This is no page token of this server and user. Start with the first page.'

const NONCE = 12
const TAG = 16

export function createPageTokens(keys: SigningKeys, randomBytes: (size: number) => Uint8Array): PageTokens {
  const cipherKey = cachePerKey(deriveCipherKey)
  const nextNonce = createNonces(randomBytes)
  return {
    issue(request, codec, position) {
      const numbers = position === undefined ? [] : codec.encode(position)
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', cipherKey(keys.current()), nonce).setAAD(caller(request))
      const encrypted = cipher.update(JSON.stringify([parametersHash(request), ...numbers]), 'utf8')
      return Buffer.concat([nonce, encrypted, cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    async parse(request, codec, token) {
      const [aad, bytes] = [caller(request), Buffer.from(token, 'base64url')]
      const content = await keys.first((key) => decrypt(cipherKey(key), aad, bytes))
      if (content === undefined) throw invalidField('page_token', UNREADABLE)
      const [parameters, ...numbers] = content
      if (parameters !== parametersHash(request)) throw new ApiError('PageTokenParametersChanged')
      return numbers.length === 0 ? undefined : codec.decode(numbers)
    },
  }
}

/** As a key object: Node would prepare the bytes of a key for each cipher, which takes longer than the cipher itself. */
function deriveCipherKey(key: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'tintype page tokens', 32)))
}

/** Draws many random nonces at once: requesting random bytes takes longer than encrypting a token. */
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

/** @returns undefined for a token that was not made with this key for this caller */
function decrypt(
  key: KeyObject,
  aad: Buffer,
  bytes: Buffer,
): [parameters: string, ...numbers: number[]] | undefined {
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

/** JSON with sorted keys: parameters in another order are the same parameters. */
const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value))

/** Not a replacer of `JSON.stringify`, with which that takes five times as long. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]))
}
