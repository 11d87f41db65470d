import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type {
  AlbumId,
  ClientId,
  EnrichmentId,
  MediaId,
  UploadSessionId,
  UploadTokenId,
  UserId,
} from '../domain/ids.ts'

/** The fields of each kind of token. Whole numbers: the first below 2^48, the others below 2^32. */
export interface TokenFields {
  mediaItem: { media: MediaId }
  album: { album: AlbumId }
  uploadToken: { upload: UploadTokenId }
  enrichment: { enrichment: EnrichmentId }
  uploadSession: { session: UploadSessionId }
  /** `serial` says which sharing of the album the token belongs to: it is not valid for a later one. */
  shareToken: { album: AlbumId; serial: number }
  /** `expiresAt` is in seconds since 1970 UTC. */
  mediaUrl: { media: MediaId; user: UserId; expiresAt: number }
  coverUrl: { album: AlbumId; serial: number; expiresAt: number }
  shareUrl: { album: AlbumId; serial: number; expiresAt: number }
  /** A product URL belongs to the user and the client that it was given to. */
  itemPage: { media: MediaId; user: UserId; client: ClientId }
  albumPage: { album: AlbumId; user: UserId; client: ClientId }
  /** An item within the pages of an album. */
  albumItem: { media: MediaId; album: AlbumId }
}

export type TokenKind = keyof TokenFields

/** The fields of a token, with its kind. */
export type Token = { [Kind in TokenKind]: { kind: Kind } & TokenFields[Kind] }[TokenKind]

type Layout<Kind extends TokenKind> = {
  /** Part of the encrypted bytes, so a token never decodes as another kind. */
  number: number
  /** The fields, in the order of their bytes: 6 bytes, then 4 and 4. */
  fields: readonly [keyof TokenFields[Kind], (keyof TokenFields[Kind])?, (keyof TokenFields[Kind])?]
}

/** Clients store tokens and ids: never change or reuse a number, nor the order of fields. */
const LAYOUTS: { readonly [Kind in TokenKind]: Layout<Kind> } = {
  mediaItem: { number: 1, fields: ['media'] },
  album: { number: 2, fields: ['album'] },
  mediaUrl: { number: 3, fields: ['media', 'user', 'expiresAt'] },
  uploadToken: { number: 4, fields: ['upload'] },
  enrichment: { number: 5, fields: ['enrichment'] },
  shareToken: { number: 6, fields: ['album', 'serial'] },
  coverUrl: { number: 7, fields: ['album', 'serial', 'expiresAt'] },
  uploadSession: { number: 8, fields: ['session'] },
  itemPage: { number: 9, fields: ['media', 'user', 'client'] },
  albumPage: { number: 10, fields: ['album', 'user', 'client'] },
  albumItem: { number: 11, fields: ['media', 'album'] },
  shareUrl: { number: 12, fields: ['album', 'serial', 'expiresAt'] },
}

/**
 * Encodes row ids as texts that cannot be guessed, forged or told apart from random, and decodes them.
 *
 * The texts serve as public ids: at least 55 characters from `[A-Za-z0-9_-]`, since rclone recognizes no shorter ones,
 * without a column or an index of their own. Each is 48 encrypted bytes, 64 characters.
 * docs/decisions/0002-public-ids.md explains the format; test/tokens/tokenCodec.test.ts has test vectors.
 */
export interface TokenCodec {
  encode(token: Token): string
  /** Encodes many at once, in order: one call of the cipher costs as much as fifty tokens. */
  encodeAll(tokens: readonly Token[]): string[]
  /**
   * Encodes each id as the first field of each token: for ids 1 and 2 and tokens a and b the texts a1 b1 a2 b2, without
   * separators. Faster than `encodeAll` for a page of items (`pnpm bench catalog`).
   */
  encodeEach(ids: readonly number[], tokens: readonly Token[]): string
  /** Returns the fields of a token of this kind that was made with the same key; undefined for any other text. */
  decode<Kind extends TokenKind>(kind: Kind, text: string): TokenFields[Kind] | undefined
}

export type Decode = TokenCodec['decode']

const BLOCK = 16
const COPIES = 3
/** Characters of every token. */
export const TOKEN_LENGTH = 64
const TOKEN = /^[A-Za-z0-9_-]{64}$/

/**
 * The fields fill one AES block, which is encrypted three times with its copy number in front. AES is a permutation, so
 * equal fields give equal texts (ids are stable), and a text that decrypts to three agreeing copies was made with the
 * key: a guess succeeds with a chance of about 2^-256. No two encrypted blocks are equal, which makes ECB sound here,
 * with one cipher call for any number of ids.
 */
export function createTokenCodec(installationKey: Uint8Array): TokenCodec {
  const key = Buffer.from(hkdfSync('sha256', installationKey, '', 'tintype sealed ids', 32))
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false)

  function encodeAll(tokens: readonly Token[]): string[] {
    const plain = Buffer.alloc(BLOCK * COPIES * tokens.length)
    const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
    for (const [index, token] of tokens.entries()) {
      const { kind, first, second, third } = valuesOf(token)
      writeToken(view, index * COPIES * BLOCK, kind, first, second, third)
    }
    // 48 bytes are exactly 64 characters, so the texts follow one another without padding.
    const text = cipher.update(plain).toString('base64url')
    return tokens.map((_, index) => text.slice(index * TOKEN_LENGTH, (index + 1) * TOKEN_LENGTH))
  }

  return {
    encode: (token) => encodeAll([token])[0] ?? '',
    encodeAll,

    encodeEach(ids, tokens) {
      const plain = Buffer.alloc(BLOCK * COPIES * ids.length * tokens.length)
      const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
      const all = tokens.map(valuesOf)
      let at = 0
      for (const id of ids) {
        for (const { kind, second, third } of all) {
          writeToken(view, at, kind, id, second, third)
          at += BLOCK * COPIES
        }
      }
      return cipher.update(plain).toString('base64url')
    },

    decode(kind, text) {
      if (!TOKEN.test(text)) return undefined
      const plain = decipher.update(Buffer.from(text, 'base64url'))
      const fields = plain.subarray(1, BLOCK)
      for (let copy = 0; copy < COPIES; copy++) {
        const at = copy * BLOCK
        if (plain[at] !== copy || !plain.subarray(at + 1, at + BLOCK).equals(fields)) return undefined
      }
      return plain[1] === LAYOUTS[kind].number ? readFields(kind, plain) : undefined
    },
  }
}

/** The numbers in a token. */
interface TokenValues {
  kind: number
  first: number
  second: number
  third: number
}

function valuesOf(token: Token): TokenValues {
  const { number: kind, fields } = LAYOUTS[token.kind]
  const values: Record<string, number | string> = token
  const numberOf = (name: string | undefined) => (name === undefined ? 0 : Number(values[name]))
  return { kind, first: numberOf(fields[0]), second: numberOf(fields[1]), third: numberOf(fields[2]) }
}

/** With single numbers, because an object for each token would take longer than its encryption. */
function writeToken(
  view: DataView,
  start: number,
  kind: number,
  first: number,
  second: number,
  third: number,
): void {
  const high = Math.floor(first / 2 ** 32)
  const low = first - high * 2 ** 32
  for (let copy = 0; copy < COPIES; copy++) {
    const at = start + copy * BLOCK
    view.setUint32(at, (copy << 24) | (kind << 16) | high)
    view.setUint32(at + 4, low)
    view.setUint32(at + 8, second)
    view.setUint32(at + 12, third)
  }
}

function readFields<Kind extends TokenKind>(kind: Kind, block: Buffer): TokenFields[Kind] {
  const values = [block.readUIntBE(2, 6), block.readUInt32BE(8), block.readUInt32BE(12)]
  const { fields } = LAYOUTS[kind]
  return Object.fromEntries(fields.map((name, index) => [name, values[index]])) as TokenFields[Kind]
}
