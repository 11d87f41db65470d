import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/**
 * What a sealed text names. The number is part of the sealed bytes, so a text of one kind never opens as
 * another. Numbers are stored in the ids that clients keep: never change or reuse one.
 */
export const tokenKinds = {
  mediaItem: 1,
  album: 2,
  mediaUrl: 3,
  uploadToken: 4,
  enrichment: 5,
  shareToken: 6,
  coverUrl: 7,
  uploadSession: 8,
  itemPage: 9,
  albumPage: 10,
  albumItem: 11,
  shareUrl: 12,
} as const
export type TokenKind = keyof typeof tokenKinds

/** Whole numbers inside a sealed text: `row` below 2^48, `holder` and `until` below 2^32. */
export interface TokenFields {
  row: number
  holder: number
  until: number
}

/** What is left out is 0. */
export type TokenInput = { kind: TokenKind } & Pick<TokenFields, 'row'> & Partial<TokenFields>

/**
 * Turns row numbers into texts that cannot be guessed, forged or told apart from random, and back.
 *
 * server.md asks for public ids of at least 55 characters from `[A-Za-z0-9_-]` (rclone recognises no shorter
 * ones) that need no column or index of their own. A text is 48 enciphered bytes, 64 characters.
 */
export interface TokenCodec {
  encode(one: TokenInput): string
  /** Seals many at once, in order: one call of the cipher costs as much as fifty texts. */
  encodeAll(list: readonly TokenInput[]): string[]
  /** The fields of a text that was sealed as `kind` with the same key; undefined for any other text. */
  decode(kind: TokenKind, text: string): TokenFields | undefined
}

const BLOCK = 16
const COPIES = 3
/** Characters of every sealed text. */
export const TOKEN_LENGTH = 64
const SEALED = /^[A-Za-z0-9_-]{64}$/

/**
 * The fields fill one AES block, which is enciphered three times with its copy number in front. AES is a
 * permutation, so equal fields give equal texts (ids are stable) and a text that opens to three agreeing
 * copies was made with the key: a guess succeeds with a chance of about 2^-256. No two blocks that are
 * enciphered are ever alike, which is what makes ECB, one cipher call for any number of ids, sound here.
 */
export function createTokenCodec(installationKey: Uint8Array): TokenCodec {
  const key = Buffer.from(hkdfSync('sha256', installationKey, '', 'tintype sealed ids', 32))
  const encipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false)

  function sealAll(list: readonly TokenInput[]): string[] {
    const plain = Buffer.alloc(BLOCK * COPIES * list.length)
    const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
    for (const [index, { kind, row, holder = 0, until = 0 }] of list.entries()) {
      for (let copy = 0; copy < COPIES; copy++) {
        const at = (index * COPIES + copy) * BLOCK
        view.setUint8(at, copy)
        view.setUint8(at + 1, tokenKinds[kind])
        view.setUint16(at + 2, Math.floor(row / 2 ** 32))
        view.setUint32(at + 4, row % 2 ** 32)
        view.setUint32(at + 8, holder)
        view.setUint32(at + 12, until)
      }
    }
    // 48 bytes are 64 characters to the bit, so the texts stand side by side.
    const text = encipher.update(plain).toString('base64url')
    return list.map((_, index) => text.slice(index * TOKEN_LENGTH, (index + 1) * TOKEN_LENGTH))
  }

  return {
    encode: (one) => sealAll([one])[0] ?? '',
    encodeAll: sealAll,

    decode(kind, text) {
      if (!SEALED.test(text)) return undefined
      const plain = decipher.update(Buffer.from(text, 'base64url'))
      const fields = plain.subarray(1, BLOCK)
      for (let copy = 0; copy < COPIES; copy++) {
        const at = copy * BLOCK
        if (plain[at] !== copy || !plain.subarray(at + 1, at + BLOCK).equals(fields)) return undefined
      }
      if (plain[1] !== tokenKinds[kind]) return undefined
      return { row: plain.readUIntBE(2, 6), holder: plain.readUInt32BE(8), until: plain.readUInt32BE(12) }
    },
  }
}
