/**
 * Search of the library.
 *
 * A page costs the same in a library of ten million items as in one of ten thousand, and no search makes others wait.
 * `pnpm bench catalog` measures this next to the same pages read by hand-written SQL, and `test/catalog/golden` holds
 * each statement with its query plan. Four ideas make it work, one in each file:
 *
 * 1. `queryPlan.ts` chooses one index. Each index holds the items of one value (favorites, a category, a client, a kind,
 *    or all) in the order of the timeline, and all columns that a page shows or a filter needs: a covering index. The
 *    search reads the index from a cursor on. Conditions that do not hold for all of its entries are residual filters.
 * 2. `indexQueries.ts` writes the SQL so that both engines read the index in its own order and stop at the limit,
 *    without sorting and without an OFFSET.
 * 3. `findMatches.ts` reads a range of the index. When most entries match, it reads whole rows and drops the others.
 *    When few match, it filters the entries first and looks up the rows of the matches.
 * 4. This file repeats that until the page is full. It walks the intervals of a date filter one after the other, skips
 *    those that the index has no entry for, and stops when a budget of visited entries is used up. A page may then be
 *    short, or even empty, and still have a cursor to continue from.
 *
 * Each plan is one prepared query (`../preparedQuery.ts`), because building its SQL would take longer than running it.
 */
import type { Queryable } from '../catalog.ts'
import type { MediaSummary } from '../mediaRecords.ts'
import { findMatches, isAnsweredByIndex, nextEntries } from './findMatches.ts'
import { indexFor, type MediaSearch, type TimeInterval, type TimelineCursor } from './queryPlan.ts'

/** A page of a search. */
export interface MediaPage {
  media: MediaSummary[]
  /** Where the next page starts; undefined when there is none. It may turn out to be empty. */
  next?: TimelineCursor
}

/** The state of a search while it fills a page. */
interface Scan {
  /** The interval that is read now, and those after it, in the order of the search. */
  intervals: TimeInterval[]
  cursor: TimelineCursor
  found: MediaSummary[]
  /** Index entries that were read, plus one for each query. */
  visited: number
}

/** The range of JavaScript's dates. */
const ALL_TIMES: TimeInterval = [-8.64e15, 8.64e15]

/** Index entries that a page may visit. A rare combination of filters takes several pages instead of one long wait. */
const VISITS_PER_ITEM = 40
const LEAST_VISITS = 2000

/**
 * One page of the items that match, in the order of the timeline.
 * @param page `budget` is the number of index entries that the page may visit
 */
export async function searchMedia(
  catalog: Queryable,
  search: MediaSearch,
  page: { size: number; after?: TimelineCursor; budget?: number },
): Promise<MediaPage> {
  const { budget = Math.max(LEAST_VISITS, VISITS_PER_ITEM * page.size) } = page
  const scan = startScan(search, page.after)
  const allMatch = isAnsweredByIndex(search)
  while (scan.intervals[0] !== undefined && scan.found.length <= page.size && scan.visited < budget) {
    const missing = page.size + 1 - scan.found.length
    const wanted = allMatch ? missing : entriesFor(missing, search, scan)
    const limit = Math.min(wanted, budget - scan.visited)
    const [from, to] = scan.intervals[0]
    const range = { from, to, after: scan.cursor, limit }
    const { media, visited, last } = await findMatches(catalog, search, range, allMatch || mostMatched(scan))
    scan.visited += 1 + visited
    scan.found.push(...media)
    scan.cursor = last ?? scan.cursor
    if (visited < limit) await leaveInterval(catalog, search, scan, visited === 0)
  }
  const media = scan.found.slice(0, page.size)
  const last = media.at(-1)
  if (scan.found.length > page.size && last) return { media, next: { takenAt: last.takenAt, id: last.id } }
  return { media, next: scan.intervals.length > 0 ? scan.cursor : undefined }
}

/** The times of the first and the last entry of the index that a search reads; undefined when it is empty. */
export async function timelineEnds(
  catalog: Queryable,
  search: MediaSearch,
): Promise<readonly [first: number, last: number] | undefined> {
  const [from, to] = ALL_TIMES
  const firstEntry = async (oldestFirst: boolean) => {
    const range = { from, to, after: startOf(ALL_TIMES, oldestFirst), limit: 1 }
    return (await nextEntries(catalog, { ...search, oldestFirst }, range))[0]?.takenAt
  }
  const [first, last] = [await firstEntry(true), await firstEntry(false)]
  return first === undefined || last === undefined ? undefined : [first, last]
}

function startScan(
  { intervals = [ALL_TIMES], oldestFirst = false }: MediaSearch,
  after?: TimelineCursor,
): Scan {
  const ordered = oldestFirst ? [...intervals] : intervals.toReversed()
  const [first = ALL_TIMES] = ordered
  const scan: Scan = { intervals: ordered, cursor: startOf(first, oldestFirst), found: [], visited: 0 }
  if (after === undefined) return scan
  skipTo(scan, after.takenAt, oldestFirst)
  // A cursor between two intervals continues at the start of the next one.
  if (isWithin(scan.intervals[0], after.takenAt)) scan.cursor = after
  return scan
}

/** Estimates how many entries hold so many matches, from those that were read so far. */
function entriesFor(matches: number, search: MediaSearch, { visited, found }: Scan): number {
  const MARGIN = 1.2
  if (visited > 0) return Math.ceil((matches * MARGIN * visited) / (found.length + 1))
  // The index of categories also holds archived items: usually few, but enough to make a page too short.
  return indexFor(search) === 'categories' ? Math.ceil(1.1 * matches) : matches
}

/** Whether most entries that were read so far matched. */
function mostMatched({ visited, found }: Scan): boolean {
  return 2 * found.length >= visited
}

/**
 * Continues with the next interval. If the last one was empty, looks up the next entry of the index and skips all
 * intervals before it: a search for one day of every year costs no more in a library of few years.
 */
async function leaveInterval(
  catalog: Queryable,
  search: MediaSearch,
  scan: Scan,
  isEmpty: boolean,
): Promise<void> {
  const { oldestFirst = false } = search
  scan.intervals.shift()
  enterInterval(scan, oldestFirst)
  if (!isEmpty || scan.intervals.length < 2) return
  const [from, to] = ALL_TIMES
  const [next] = await nextEntries(catalog, search, { from, to, after: scan.cursor, limit: 1 })
  scan.visited += 1
  if (next === undefined) scan.intervals = []
  else skipTo(scan, next.takenAt, oldestFirst)
}

/** Skips the intervals that end before a time, in the order of the search. */
function skipTo(scan: Scan, time: number, oldestFirst: boolean): void {
  const isAhead = ([from, to]: TimeInterval) => (oldestFirst ? to > time : from <= time)
  const ahead = scan.intervals.findIndex(isAhead)
  scan.intervals = ahead < 0 ? [] : scan.intervals.slice(ahead)
  enterInterval(scan, oldestFirst)
}

function enterInterval(scan: Scan, oldestFirst: boolean): void {
  const [interval] = scan.intervals
  if (interval !== undefined) scan.cursor = startOf(interval, oldestFirst)
}

/** The cursor before the first entry of an interval. */
function startOf([from, to]: TimeInterval, oldestFirst: boolean): TimelineCursor {
  return { takenAt: oldestFirst ? from - 1 : to }
}

function isWithin(interval: TimeInterval | undefined, time: number): boolean {
  return interval !== undefined && time >= interval[0] && time < interval[1]
}
