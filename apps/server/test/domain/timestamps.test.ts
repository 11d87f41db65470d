import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duration, timestamp } from '../../src/domain/timestamps.ts'

test('a timestamp is RFC 3339 in UTC, without a fraction if it is zero', () => {
  expect(timestamp(Date.UTC(2024, 7, 17, 8, 30))).toBe('2024-08-17T08:30:00Z')
  expect(timestamp(Date.UTC(2024, 7, 17, 8, 30, 0, 70))).toBe('2024-08-17T08:30:00.070Z')
  const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 })
  fc.assert(
    fc.property(seconds, (second) => {
      expect(timestamp(second * 1000)).toBe(new Date(second * 1000).toISOString().replace('.000Z', 'Z'))
    }),
  )
})

test('a duration has up to nine fractional digits', () => {
  expect([1 / 120, 0.008, 30, 1e-7, 1.5].map(duration)).toEqual([
    '0.008333333s',
    '0.008s',
    '30s',
    '0.0000001s',
    '1.5s',
  ])
})
