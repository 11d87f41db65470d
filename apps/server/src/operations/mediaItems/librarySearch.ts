import type { MediaSearch } from '../../catalog/mediaEntries.ts'
import type { Catalog } from '../../catalog/schema.ts'
import { timelineEnds } from '../../catalog/search.ts'
import type { Reach } from '../../domain/access.ts'
import { dateIntervals, type Interval, recursYearly } from '../../domain/dateFilter.ts'
import { type MediaFilter, narrows } from '../../domain/mediaFilter.ts'

/**
 * What the catalog is to look for. A filtered search ends with the present: items that claim to be from the future
 * appear in unfiltered ones only (facts 4.4).
 */
export async function librarySearch(
  catalog: Catalog,
  reach: Reach,
  filter: MediaFilter,
  { now, oldestFirst = false }: { now: number; oldestFirst?: boolean },
): Promise<MediaSearch> {
  const { dates, appCreated: _, ...asked } = filter
  const search: MediaSearch = { ...reach, ...asked, oldestFirst: oldestFirst && dates !== undefined }
  if (!narrows(filter)) return search
  if (dates === undefined) return { ...search, intervals: [[BEGINNING, now + 1]] }
  const years = recursYearly(dates) ? await yearsOf(catalog, search) : NO_YEARS
  return { ...search, dated: true, intervals: upTo(now, dateIntervals(dates, years)) }
}

/** The first moment that JavaScript knows. */
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
