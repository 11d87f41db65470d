import type { DateFilter, DateRange, Date as PartialDate } from '@tintype/types'
import { invalidField } from './apiError.ts'

/** A half-open interval, in milliseconds since 1970 UTC. */
export type Interval = readonly [from: number, to: number]

/** A date range of a filter, both ends included and with the same parts set. A single date is both ends. */
interface Span {
  start: DateParts
  end: DateParts
}

/** Zero means any. */
interface DateParts {
  year: number
  month: number
  day: number
}

/** A valid date filter. */
export type DateSpans = readonly Span[]

/**
 * Validates a date filter (facts 4.2).
 * @returns undefined when it is empty, which filters nothing
 * @throws ApiError `InvalidArgument` for an invalid date (a month alone, a year with a day, an empty one, the 31st of
 *   June), a range whose ends have different parts or are in the wrong order, or without one end
 */
export function readDateFilter({ dates = [], ranges = [] }: DateFilter): DateSpans | undefined {
  const spans = [
    ...dates
      .map((date, at) => readDate(date, `${DATE_FILTER}.dates[${at}]`))
      .map((date) => ({ start: date, end: date })),
    ...ranges.map((range, at) => readRange(range, `${DATE_FILTER}.ranges[${at}]`)),
  ]
  return spans.length > 0 ? spans : undefined
}

/** Whether the filter recurs every year: expanding it requires the years of the library. */
export function recursYearly(spans: DateSpans): boolean {
  return spans.some(({ start }) => start.year === 0)
}

/**
 * The intervals of a filter, sorted and disjoint. Days are in UTC, as capture times are stored. Dates that recur every
 * year are expanded for the years from `first` to `last`.
 */
export function dateIntervals(spans: DateSpans, years: { first: number; last: number }): Interval[] {
  return union(spans.flatMap((span) => (span.start.year === 0 ? yearly(span, years) : [once(span)])))
}

const DATE_FILTER = 'filters.date_filter'

function readRange({ startDate = {}, endDate = {} }: DateRange, field: string): Span {
  const start = readDate(startDate, `${field}.start_date`)
  const end = readDate(endDate, `${field}.end_date`)
  if (shape(start) !== shape(end)) {
    throw invalidField(field, 'Start and end must set the same parts of the date.')
  }
  if (isBefore(end, start)) throw invalidField(field, 'A range must not end before it starts.')
  return { start, end }
}

function readDate({ year = 0, month = 0, day = 0 }: PartialDate, field: string): DateParts {
  const isValid = month > 0 ? year > 0 || day > 0 : year > 0 && day === 0
  if (!isValid)
    throw invalidField(field, 'A date is a day, a month of a year, a year, or a day in every year.')
  if (day > daysIn(year, month)) throw invalidField(field, `The month has no day ${day}.`)
  return { year, month, day }
}

/** Without a year, February has 29 days. */
function daysIn(year: number, month: number): number {
  const LEAP_YEAR = 2000
  return new Date(utc(year === 0 ? LEAP_YEAR : year, month + 1, 0)).getUTCDate()
}

function shape({ year, month, day }: DateParts): string {
  return [year, month, day].map((part) => (part === 0 ? 'any' : 'set')).join()
}

function isBefore(a: DateParts, b: DateParts): boolean {
  return (a.year - b.year || a.month - b.month || a.day - b.day) < 0
}

function once({ start, end }: Span): Interval {
  return [startOf(start), endOf(end)]
}

function yearly({ start, end }: Span, { first, last }: { first: number; last: number }): Interval[] {
  const intervals: Interval[] = []
  for (let year = first; year <= last; year++)
    intervals.push(once({ start: { ...start, year }, end: { ...end, year } }))
  return intervals
}

/** In a common year the interval of February 29 is empty: it starts where March 1 does, and ends there. */
function startOf({ year, month, day }: DateParts): number {
  return utc(year, month || 1, day || 1)
}

function endOf({ year, month, day }: DateParts): number {
  if (month === 0) return utc(year + 1, 1, 1)
  const nextMonth = utc(year, month + 1, 1)
  return day === 0 ? nextMonth : Math.min(utc(year, month, day + 1), nextMonth)
}

/** Unlike Date.UTC, does not read years below 100 as 19xx. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(([from, to]) => from < to).sort(([a], [b]) => a - b)
  const result: Interval[] = []
  for (const [from, to] of sorted) {
    const last = result.at(-1)
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)]
    else result.push([from, to])
  }
  return result
}
