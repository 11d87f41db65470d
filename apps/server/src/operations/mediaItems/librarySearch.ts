import type { Catalog } from '../../catalog/catalog.ts'
import type { MediaSearch } from '../../catalog/search/queryPlan.ts'
import { timelineEnds } from '../../catalog/search/searchMedia.ts'
import { dateIntervals, type Interval, recursYearly } from '../../domain/dateFilter.ts'
import { type MediaFilter, narrows } from '../../domain/mediaFilter.ts'
import type { Visibility } from '../../domain/permissions.ts'

/**
 * The search of the catalog for a filter. A filtered search ends with the present: items dated in the future appear only
 * without a filter (facts 4.4).
 */
export async function librarySearch(
  catalog: Catalog,
  visibility: Visibility,
  filter: MediaFilter,
  { now, oldestFirst = false }: { now: number; oldestFirst?: boolean },
): Promise<MediaSearch> {
  const { dates, appCreated: _, ...conditions } = filter
  const search: MediaSearch = {
    ...visibility,
    ...conditions,
    oldestFirst: oldestFirst && dates !== undefined,
  }
  if (!narrows(filter)) return search
  if (dates === undefined) return { ...search, intervals: [[BEGINNING, now + 1]] }
  const years = recursYearly(dates) ? await yearsOf(catalog, search) : NO_YEARS
  return { ...search, dated: true, intervals: upTo(now, dateIntervals(dates, years)) }
}

/** The earliest time of JavaScript. */
const BEGINNING = -8.64e15

const NO_YEARS = { first: 1, last: 0 }

async function yearsOf(catalog: Catalog, search: MediaSearch) {
  const ends = await timelineEnds(catalog, search)
  if (ends === undefined) return NO_YEARS
  const [first, last] = ends.map((time) => new Date(time).getUTCFullYear())
  return first === undefined || last === undefined ? NO_YEARS : { first, last }
}

function upTo(now: number, intervals: readonly Interval[]): Interval[] {
  return intervals.flatMap(([from, to]): Interval[] => (from > now ? [] : [[from, Math.min(to, now + 1)]]))
}
