import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTokenCodec, type Token, type TokenKind } from '../../src/tokens/tokenCodec.ts'
import { id } from '../support/ids.ts'

const codec = createTokenCodec(Buffer.alloc(32, 1))

const FIRST = 2 ** 32 + 7

/** Made by version 0.1 with the key 00 01 02 … 1f. Clients have such ids: they must decode forever. */
const VECTORS: readonly { token: Token; text: string }[] = [
  {
    token: { kind: 'mediaItem', media: id(FIRST) },
    text: '-RwhWpITrXgKRP_dS6oCmO5o_Izo6iVuQAo36t3Y8s36ETJZAVrV-y3j4r8pDFYZ',
  },
  {
    token: { kind: 'album', album: id(FIRST) },
    text: 'n2ymyQoco4FinGb8zItItlcRTj15NWL1zv2sv__mIquzYXBLkdSq1wjEhukM-kez',
  },
  {
    token: { kind: 'mediaUrl', media: id(FIRST), user: id(9), expiresAt: 1_800_000_000 },
    text: 'UeEm5uKM7Sl3sE8CCzftasZ1eb0qJLKz96kel4N9Pfk_9RpvuKAHx3C3_vqMiR-_',
  },
  {
    token: { kind: 'uploadToken', upload: id(FIRST) },
    text: 'RFU6FQNtyOYpXzS1FD-_TZA7VlNhWnsErGqELdijCksam2otIiJAae8kabZhcVuw',
  },
  {
    token: { kind: 'enrichment', enrichment: id(FIRST) },
    text: 'ABkkpwpBmJGuo7Pq0oiBEJ5BPXNq2jiwl0oL_qg21CynRJbWaHhYVE-aRJvqcM-T',
  },
  {
    token: { kind: 'shareToken', album: id(FIRST), serial: 9 },
    text: 'XvoN-gu_AHBuLH4CUQWFcNJKPrWletPRnaHOMY6uY3bpkWuBQm3pxjyRL-RZfytZ',
  },
  {
    token: { kind: 'coverUrl', album: id(FIRST), serial: 9, expiresAt: 1_800_000_000 },
    text: '4xChEEmg2cWnKV_u31wHCLh5vB05lzfV_9kxAbEgDDs6rporioGj-0EkD36_AeVI',
  },
  {
    token: { kind: 'uploadSession', session: id(FIRST) },
    text: 'Ilo2-s6x6QHJuprJNdX-moHsqOBG0pknBx_E8wvIvkoN__HTe52U8CXRUToQ5BbJ',
  },
  {
    token: { kind: 'itemPage', media: id(FIRST), user: id(9), client: id(1_800_000_000) },
    text: 'Z4ZOqkVRzDgoYil0Uv0xYMCSfe3WvQGD9PUWOiQr2YP73byq7wE4N1EJpjW3HbTK',
  },
  {
    token: { kind: 'albumPage', album: id(FIRST), user: id(9), client: id(1_800_000_000) },
    text: 'LMWB7eE1-Z5Iz0o2k2JqI6AZkdfdV2rDrDeSNIqDhvBR3ooz2QzUbsS1SrE72KfV',
  },
  {
    token: { kind: 'albumItem', media: id(FIRST), album: id(9) },
    text: 'SleWY2w0QUuUMfkXRX9LSPywFD4lPQBwNtA3pWCFFhWtF8pPg-1IRwyuuxjQypBg',
  },
  {
    token: { kind: 'shareUrl', album: id(FIRST), serial: 9, expiresAt: 1_800_000_000 },
    text: 'o0A3rzqMZ4xgWW73T-xqTCiDjA15qVSlkmWpKz8pzbvVo8uhWTayq8JH1Kwdx4Ks',
  },
]
const kinds = VECTORS.map(({ token }) => token.kind)

test.each(VECTORS)(
  'a token of kind $token.kind has the same text as in earlier versions',
  ({ token, text }) => {
    const known = createTokenCodec(Uint8Array.from({ length: 32 }, (_, at) => at))
    expect(known.encode(token)).toBe(text)
    const { kind, ...fields } = token
    expect(known.decode(kind, text)).toEqual(fields)
  },
)

const limits = { first: 2 ** 48 - 1, other: 2 ** 32 - 1 }
const tokens = fc.constantFrom(...VECTORS).chain(({ token }) => {
  const { kind, ...fields } = token
  const [first = '', ...others] = Object.keys(fields)
  return fc.record({
    kind: fc.constant(kind),
    [first]: fc.integer({ min: 0, max: limits.first }),
    ...Object.fromEntries(others.map((name) => [name, fc.integer({ min: 0, max: limits.other })])),
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<Token>
})

test('a token decodes to the same fields, as its own kind only', () => {
  fc.assert(
    fc.property(tokens, (token) => {
      const text = codec.encode(token)
      expect(text).toMatch(/^[A-Za-z0-9_-]{64}$/)
      const { kind, ...fields } = token
      for (const other of kinds)
        expect(codec.decode(other, text)).toEqual(other === kind ? fields : undefined)
    }),
  )
})

test('the vectors cover every kind', () => {
  const all: Record<TokenKind, true> = {
    ...{ mediaItem: true, album: true, uploadToken: true, enrichment: true, uploadSession: true },
    ...{ shareToken: true, mediaUrl: true, coverUrl: true, shareUrl: true },
    ...{ itemPage: true, albumPage: true, albumItem: true },
  }
  expect(kinds.toSorted()).toEqual(Object.keys(all).toSorted())
})

test('an id encodes to the same text every time', () => {
  expect(codec.encode({ kind: 'album', album: id(7) })).toBe(codec.encode({ kind: 'album', album: id(7) }))
})

test('a text with any one character changed does not decode', () => {
  const text = codec.encode({ kind: 'mediaItem', media: id(12_345) })
  for (let at = 0; at < text.length; at++) {
    const altered = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    expect(codec.decode('mediaItem', altered)).toBeUndefined()
  }
})

test('a token of another installation, a random text and a short text do not decode', () => {
  const foreign = createTokenCodec(Buffer.alloc(32, 2)).encode({ kind: 'album', album: id(1) })
  for (const text of [foreign, randomBytes(48).toString('base64url'), 'abc', '']) {
    expect(codec.decode('album', text)).toBeUndefined()
  }
})

test('ids of consecutive rows share no beginning', () => {
  const ids = Array.from({ length: 200 }, (_, media) =>
    codec.encode({ kind: 'mediaItem', media: id(media) }).slice(0, 6),
  )
  expect(new Set(ids).size).toBe(ids.length)
})
