import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTokenCodec, type TokenKind, tokenKinds } from '../../src/tokens/tokenCodec.ts'

const sealer = createTokenCodec(Buffer.alloc(32, 1))
const kinds = Object.keys(tokenKinds) as TokenKind[]
const fields = fc.record({
  row: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  holder: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  until: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})

test('what is sealed opens to the same fields, as its own kind only', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fields, (kind, given) => {
      const text = sealer.encode({ kind, ...given })
      expect(text).toMatch(/^[A-Za-z0-9_-]{64}$/)
      for (const other of kinds)
        expect(sealer.decode(other, text)).toEqual(other === kind ? given : undefined)
    }),
  )
})

test('an id is the same every time', () => {
  expect(sealer.encode({ kind: 'album', row: 7 })).toBe(sealer.encode({ kind: 'album', row: 7 }))
})

test('a text with any one character changed does not open', () => {
  const text = sealer.encode({ kind: 'mediaItem', row: 12_345 })
  for (let at = 0; at < text.length; at++) {
    const altered = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    expect(sealer.decode('mediaItem', altered)).toBeUndefined()
  }
})

test('a text of another installation, a random one and a short one do not open', () => {
  const foreign = createTokenCodec(Buffer.alloc(32, 2)).encode({ kind: 'album', row: 1 })
  for (const text of [foreign, randomBytes(48).toString('base64url'), 'abc', '']) {
    expect(sealer.decode('album', text)).toBeUndefined()
  }
})

test('neighbouring rows have ids that share no beginning', () => {
  const ids = Array.from({ length: 200 }, (_, row) => sealer.encode({ kind: 'mediaItem', row }).slice(0, 6))
  expect(new Set(ids).size).toBe(ids.length)
})
