import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyPatches,
  type LocationPatch,
  normalizePatches,
} from '../../../src/media/location/locationPatches.ts'

const range = fc.record({ offset: fc.nat(220), length: fc.nat(60), fill: fc.constantFrom(0, 0x20, 0x66) })
const ranges = fc.array(range, { maxLength: 12 })
const content = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))

function naive(file: Buffer, patches: readonly LocationPatch[]): Buffer {
  const out = Buffer.from(file)
  for (const { offset, length, fill } of patches) {
    for (let i = offset; i < offset + length && i < out.length; i++) out[i] = fill
  }
  return out
}

describe('patches applied to a stream', () => {
  test('result in the same bytes for any division into chunks', () => {
    fc.assert(
      fc.property(content, ranges, fc.array(fc.integer({ min: 1, max: 50 })), (file, patches, cuts) => {
        const pieces: Buffer[] = []
        let at = 0
        for (const size of [...cuts, file.length]) {
          pieces.push(applyPatches(file.subarray(at, at + size), at, patches))
          at += size
        }
        expect(Buffer.concat(pieces).equals(naive(file, patches))).toBe(true)
      }),
    )
  })

  test('do not change their input, and pass on untouched chunks without a copy', () => {
    const chunk = Buffer.from('location')
    expect(applyPatches(chunk, 100, [{ offset: 102, length: 2, fill: 0x20 }]).toString()).toBe('lo  tion')
    expect(chunk.toString()).toBe('location')
    expect(applyPatches(chunk, 100, [{ offset: 108, length: 9, fill: 0 }])).toBe(chunk)
  })
})

describe('a normalized list of patches', () => {
  test('is sorted, has no overlaps and covers the same bytes', () => {
    fc.assert(
      fc.property(ranges, (patches) => {
        const tidied = normalizePatches(patches)
        const covered = (list: readonly LocationPatch[]) =>
          naive(Buffer.alloc(300, 1), list).map((b) => (b === 1 ? 0 : 1))
        expect(covered(tidied)).toEqual(covered(patches))
        tidied.reduce((end, { offset, length }) => {
          expect(offset).toBeGreaterThanOrEqual(end)
          expect(length).toBeGreaterThan(0)
          return offset + length
        }, 0)
      }),
    )
  })
})
