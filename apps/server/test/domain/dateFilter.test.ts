import type { DateFilter, Date as PartialDate } from '@tintype/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateIntervals, readDateFilter, recursYearly } from '../../src/domain/dateFilter.ts'

const YEARS = { first: 1995, last: 2030 }
const DAY = 86_400_000
const LAST_DAY = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const year = fc.integer({ min: YEARS.first, max: YEARS.last })
const month = fc.integer({ min: 1, max: 12 })
const day = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(1, 28, 29, 30, 31))
const shapes: Record<string, fc.Arbitrary<PartialDate>> = {
  day: fc.record({ year, month, day }).filter(({ year, month, day }) => isDay(year, month, day)),
  month: fc.record({ year, month }),
  year: fc.record({ year }),
  yearly: fc.record({ month, day }).filter(({ month, day }) => day <= (LAST_DAY[month - 1] ?? 0)),
}

function isDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
}

const date = fc.oneof(...Object.values(shapes))
const range = fc
  .oneof(...Object.values(shapes).map((shape) => fc.tuple(shape, shape)))
  .map((ends) => ends.sort((a, b) => key(a) - key(b)))
  .map(([startDate = {}, endDate = {}]) => ({ startDate, endDate }))
const filters: fc.Arbitrary<DateFilter> = fc.record({
  dates: fc.array(date, { maxLength: 5 }),
  ranges: fc.array(range, { maxLength: 5 }),
})

const key = ({ year = 0, month = 0, day = 0 }: PartialDate) => year * 10_000 + month * 100 + day

/** Converts a time to a date with the same parts as `like`. */
function partsOf(time: number, like: PartialDate): PartialDate {
  const at = new Date(time)
  return {
    year: like.year ? at.getUTCFullYear() : 0,
    month: like.month ? at.getUTCMonth() + 1 : 0,
    day: like.day ? at.getUTCDate() : 0,
  }
}

function matches({ dates = [], ranges = [] }: DateFilter, time: number): boolean {
  return (
    dates.some((date) => key(date) === key(partsOf(time, date))) ||
    ranges.some(({ startDate = {}, endDate = {} }) => {
      const at = key(partsOf(time, startDate))
      return key(startDate) <= at && at <= key(endDate)
    })
  )
}

test('a time is in one of the intervals if and only if the filter matches its date', () => {
  const edges = fc
    .tuple(year, month, fc.constantFrom(1, 28, 29, 30, 31), fc.constantFrom(-1, 0, 1))
    .map(([year, month, day, off]) => Date.UTC(year, month - 1, day) + off)
  const anyTime = fc.integer({ min: Date.UTC(YEARS.first), max: Date.UTC(YEARS.last + 1) - 1 })
  fc.assert(
    fc.property(
      filters,
      fc.array(fc.oneof(edges, anyTime), { minLength: 20, maxLength: 20 }),
      (filter, times) => {
        const spans = readDateFilter(filter) ?? []
        const intervals = dateIntervals(spans, YEARS)
        for (const time of times.filter(
          (time) => time < Date.UTC(YEARS.last + 1) && time >= Date.UTC(YEARS.first),
        )) {
          expect(intervals.some(([from, to]) => from <= time && time < to)).toBe(matches(filter, time))
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('intervals are sorted, not empty, and do not touch', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const edges = dateIntervals(readDateFilter(filter) ?? [], YEARS).flat()
      for (const [index, edge] of edges.slice(1).entries()) expect(edge).toBeGreaterThan(edges[index] ?? 0)
    }),
  )
})

test('years below 100 are not read as years of the 20th century', () => {
  const [[from = 0, to = 0] = []] = dateIntervals(readDateFilter({ dates: [{ year: 50 }] }) ?? [], YEARS)
  expect([new Date(from).toISOString(), (to - from) / DAY]).toEqual(['0050-01-01T00:00:00.000Z', 365])
})

test('February 29 of every year exists in leap years only', () => {
  const spans = readDateFilter({ dates: [{ month: 2, day: 29 }] }) ?? []
  expect(recursYearly(spans)).toBe(true)
  expect(dateIntervals(spans, { first: 2019, last: 2024 })).toEqual(
    [2020, 2024].map((year) => [Date.UTC(year, 1, 29), Date.UTC(year, 2, 1)]),
  )
})

test('an empty date filter filters nothing', () => {
  expect(readDateFilter({})).toBeUndefined()
  expect(readDateFilter({ dates: [], ranges: [] })).toBeUndefined()
})

test.each<[string, DateFilter]>([
  ['an empty date', { dates: [{}] }],
  ['a month alone', { dates: [{ month: 5 }] }],
  ['a day alone', { dates: [{ day: 5 }] }],
  ['a year with a day', { dates: [{ year: 2020, day: 5 }] }],
  ['the 31st of June', { dates: [{ year: 2020, month: 6, day: 31 }] }],
  ['the 29th of February of a common year', { dates: [{ year: 2023, month: 2, day: 29 }] }],
  ['the 30th of February in every year', { dates: [{ month: 2, day: 30 }] }],
  ['a range without an end', { ranges: [{ startDate: { year: 2020 } }] }],
  ['a range without a start', { ranges: [{ endDate: { year: 2020 } }] }],
  ['an empty range', { ranges: [{}] }],
  [
    'a range from a year to a month',
    { ranges: [{ startDate: { year: 2020 }, endDate: { year: 2020, month: 5 } }] },
  ],
  [
    'a range that ends before it starts',
    { ranges: [{ startDate: { year: 2021 }, endDate: { year: 2020 } }] },
  ],
  [
    'a range over New Year in every year',
    { ranges: [{ startDate: { month: 12, day: 30 }, endDate: { month: 1, day: 2 } }] },
  ],
])('%s is rejected', (_name, filter) => {
  expect(() => readDateFilter(filter)).toThrow('Request contains an invalid argument.')
})
