import type { DateFilter, DateRange, Date as PartialDate } from '@tintype/types'
import { invalidField } from './apiError.ts'

/** Times from the first up to, not including, the second; milliseconds since 1970 UTC. */
export type Interval = readonly [from: number, to: number]

/** The two ends of what a filter names, both included and of one shape; a single date is both. */
interface Span {
  start: DateParts
  end: DateParts
}

/** Zero stands for "any". */
interface DateParts {
  year: number
  month: number
  day: number
}

/** A date filter that holds to the rules. */
export type DateSpans = readonly Span[]

/**
 * Reads a date filter (api-facts 4.2).
 * @returns undefined when it names no date, which is no filter.
 * @throws ApiError `InvalidArgument` for a date that is none (a month alone, a year with a day, nothing at
 *   all, the 31st of June), a range of two shapes or with one end, and one that ends before it starts.
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

/** Whether the filter means something in every year: then it takes the years of the library to expand. */
export function recursYearly(spans: DateSpans): boolean {
  return spans.some(({ start }) => start.year === 0)
}

/**
 * The times that a filter lets through, sorted and disjoint. Days are those of UTC, as capture times are
 * stored. What means something in every year is given for the years from `first` to `last`.
 */
export function dateIntervals(spans: DateSpans, years: { first: number; last: number }): Interval[] {
  return union(spans.flatMap((span) => (span.start.year === 0 ? yearly(span, years) : [once(span)])))
}

const DATE_FILTER = 'filters.date_filter'

function readRange({ startDate = {}, endDate = {} }: DateRange, field: string): Span {
  const start = readDate(startDate, `${field}.start_date`)
  const end = readDate(endDate, `${field}.end_date`)
  if (shape(start) !== shape(end)) {
    throw invalidField(field, 'Start and end must leave the same parts open.')
  }
  if (isBefore(end, start)) throw invalidField(field, 'A range must not end before it starts.')
  return { start, end }
}

function readDate({ year = 0, month = 0, day = 0 }: PartialDate, field: string): DateParts {
  const named = month > 0 ? year > 0 || day > 0 : year > 0 && day === 0
  if (!named) throw invalidField(field, 'A date is a day, a month of a year, a year, or a day in every year.')
  if (day > daysIn(year, month)) throw invalidField(field, `The month has no day ${day}.`)
  return { year, month, day }
}

/** Any year may be a leap year. */
function daysIn(year: number, month: number): number {
  const LEAP_YEAR = 2000
  return new Date(utc(year === 0 ? LEAP_YEAR : year, month + 1, 0)).getUTCDate()
}

function shape({ year, month, day }: DateParts): string {
  return [year, month, day].map((part) => (part === 0 ? 'any' : 'given')).join()
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

/** In a common year the 29th of February starts where the 1st of March does, and has ended by then. */
function startOf({ year, month, day }: DateParts): number {
  return utc(year, month || 1, day || 1)
}

function endOf({ year, month, day }: DateParts): number {
  if (month === 0) return utc(year + 1, 1, 1)
  const nextMonth = utc(year, month + 1, 1)
  return day === 0 ? nextMonth : Math.min(utc(year, month, day + 1), nextMonth)
}

/** Date.UTC takes years below 100 for 19xx. */
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
