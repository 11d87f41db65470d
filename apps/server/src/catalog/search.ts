import type { ShownMedia } from './media.ts'
import { driverOf, type MediaSearch, type TimelinePosition } from './mediaEntries.ts'
import { isDriven, mediaKeys, passingMedia } from './passingMedia.ts'
import type { Catalog } from './schema.ts'

/** One page of a search, and where to go on if there may be more. */
export interface FoundMedia {
  rows: ShownMedia[]
  next?: TimelinePosition
}

interface Visit {
  /** Stretches of the timeline that are still to be read, in the order of the search. */
  intervals: (readonly [from: number, to: number])[]
  position: TimelinePosition
  found: ShownMedia[]
  /** Index entries read, and one for each time that an index was asked. */
  visited: number
}

/** The range of JavaScript's own dates. */
const ALL_TIMES = [-8.64e15, 8.64e15] as const

/** How many index entries a page may cost: a rare mixture of filters then takes several pages, not one long wait. */
const VISITS_PER_ITEM = 40
const LEAST_VISITS = 2000

/**
 * One page of the items that pass, in the order of (capture time, row number). The cost is bounded by `size`, whatever
 * the size of the library: a page may be short, or even empty, and still tell where to go on. `budget` is how many
 * index entries it may visit.
 */
export async function searchMedia(
  catalog: Catalog,
  search: MediaSearch,
  page: { size: number; after?: TimelinePosition; budget?: number },
): Promise<FoundMedia> {
  const { budget = Math.max(LEAST_VISITS, VISITS_PER_ITEM * page.size) } = page
  const visit = start(search, page.after)
  const allPass = isDriven(search)
  while (visit.intervals[0] !== undefined && visit.found.length <= page.size && visit.visited < budget) {
    const missing = page.size + 1 - visit.found.length
    const wanted = allPass ? missing : likelyToHold(search, missing, visit)
    const limit = Math.min(wanted, budget - visit.visited)
    const [from, to] = visit.intervals[0]
    const stretch = { from, to, after: visit.position, limit }
    const { rows, visited, last } = await passingMedia(catalog, search, stretch, allPass || mostPass(visit))
    visit.visited += 1 + visited
    visit.found.push(...rows)
    visit.position = last ?? visit.position
    if (visited < limit) await goOn(catalog, search, visit, visited === 0)
  }
  const rows = visit.found.slice(0, page.size)
  const last = rows.at(-1)
  if (visit.found.length > page.size && last) return { rows, next: [last.taken_at, last.id] }
  return visit.intervals.length > 0 ? { rows, next: visit.position } : { rows }
}

/** The times of the first and the last item that the search may find; undefined when there is none. */
export async function timelineEnds(
  catalog: Catalog,
  search: MediaSearch,
): Promise<readonly [first: number, last: number] | undefined> {
  const [from, to] = ALL_TIMES
  const end = async (oldestFirst: boolean) => {
    const edge = { from, to, after: edgeOf(ALL_TIMES, oldestFirst), limit: 1 }
    return (await mediaKeys(catalog, { ...search, oldestFirst }, edge))[0]?.[0]
  }
  const [first, last] = [await end(true), await end(false)]
  return first === undefined || last === undefined ? undefined : [first, last]
}

function start(
  { intervals = [ALL_TIMES], oldestFirst = false }: MediaSearch,
  after?: TimelinePosition,
): Visit {
  const ordered = oldestFirst ? [...intervals] : intervals.toReversed()
  const [first = ALL_TIMES] = ordered
  const visit: Visit = { intervals: ordered, position: edgeOf(first, oldestFirst), found: [], visited: 0 }
  if (after !== undefined) skipTo(visit, after[0], oldestFirst)
  // Inside an interval the position is where to go on, between two of them the next one's edge is.
  if (after !== undefined && isWithin(visit.intervals[0], after[0])) visit.position = after
  return visit
}

/** How many entries to read for so many that pass, judged by those that passed so far. */
function likelyToHold(search: MediaSearch, missing: number, { visited, found }: Visit): number {
  const MARGIN = 1.2
  if (visited > 0) return Math.ceil((missing * MARGIN * visited) / (found.length + 1))
  // An index of categories has the archived items as well: mostly few, but enough for a page to fall short.
  return driverOf(search) === 'categories' ? Math.ceil(1.1 * missing) : missing
}

/**
 * Leaves an interval that has been read to its end. Where it held nothing, the index says where the next entry is, and
 * all intervals before that are passed over: a day in every year of a library with few of them costs no more.
 */
async function goOn(catalog: Catalog, search: MediaSearch, visit: Visit, empty: boolean): Promise<void> {
  const { oldestFirst = false } = search
  visit.intervals.shift()
  enter(visit, oldestFirst)
  if (!empty || visit.intervals.length < 2) return
  const [from, to] = ALL_TIMES
  const [next] = await mediaKeys(catalog, search, { from, to, after: visit.position, limit: 1 })
  visit.visited += 1
  if (next === undefined) visit.intervals = []
  else skipTo(visit, next[0], oldestFirst)
}

/** Passes over the intervals that lie wholly before a time, in the order of the search. */
function skipTo(visit: Visit, time: number, oldestFirst: boolean): void {
  const isAhead = ([from, to]: readonly [number, number]) => (oldestFirst ? to > time : from <= time)
  const ahead = visit.intervals.findIndex(isAhead)
  visit.intervals = ahead < 0 ? [] : visit.intervals.slice(ahead)
  enter(visit, oldestFirst)
}

function enter(visit: Visit, oldestFirst: boolean): void {
  const [interval] = visit.intervals
  if (interval !== undefined) visit.position = edgeOf(interval, oldestFirst)
}

/** The position before the first entry of an interval. */
function edgeOf([from, to]: readonly [number, number], oldestFirst: boolean): TimelinePosition {
  return oldestFirst ? [from - 1, 0] : [to, 0]
}

function isWithin(interval: readonly [number, number] | undefined, time: number): boolean {
  return interval !== undefined && time >= interval[0] && time < interval[1]
}

/** So far. */
function mostPass({ visited, found }: Visit): boolean {
  return 2 * found.length >= visited
}
