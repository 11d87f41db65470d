import { type ClientId, idOf, type MediaId, type UserId } from '../../domain/ids.ts'
import type { MediaKind } from '../mediaRecords.ts'

/** A search of the items of one owner. All conditions must hold. */
export interface MediaSearch {
  owner: UserId
  /** The client that created the item. */
  client?: ClientId
  favorite?: boolean
  /** Numbers of categories, of which the item has at least one; empty for any. */
  included?: readonly number[]
  /** Bit set of categories, of which the item has none. */
  excluded?: number
  kind?: MediaKind
  /** Finds archived items as well. */
  withArchived?: boolean
  /** Only items with a capture time. */
  dated?: boolean
  /** Sorted and disjoint; undefined for all times. */
  intervals?: readonly TimeInterval[]
  /** Undefined for newest first. */
  oldestFirst?: boolean
}

/** Times from the first up to, not including, the second. */
export type TimeInterval = readonly [from: number, to: number]

/** A place in the timeline, which is sorted by capture time and then by id. */
export interface TimelineCursor {
  takenAt: number
  /** The item before the place; undefined for the place after all items of that time, in the order of the search. */
  id?: MediaId
}

/** A range of an index: entries of an interval after a cursor, in the order of the search. */
export interface IndexRange {
  from: number
  to: number
  after: TimelineCursor
  limit: number
}

/** Each index holds the items of one value, in the order of time. */
type SearchIndex = 'favorite' | 'categories' | 'client' | 'kind' | 'timeline'

/** The client comes before the kind: a client may have created few items, but there are many of either kind. */
export function indexFor({ favorite, included = [], client, kind }: MediaSearch): SearchIndex {
  if (favorite) return 'favorite'
  if (included.length > 0) return 'categories'
  if (client !== undefined) return 'client'
  return kind === undefined ? 'timeline' : 'kind'
}

/** A condition that is checked for each entry of the index. */
export type ResidualFilter = 'included' | 'excluded' | 'client' | 'kind' | 'dated'

/** The conditions of a search that do not hold for all entries of its index. */
export function residualFilters(search: MediaSearch): ResidualFilter[] {
  const { included = [], excluded = 0, client, kind, dated = false } = search
  const index = indexFor(search)
  const isNeeded: Record<ResidualFilter, boolean> = {
    included: index !== 'categories' && included.length > 0,
    excluded: excluded !== 0,
    client: index !== 'client' && client !== undefined,
    kind: index !== 'kind' && kind !== undefined,
    dated,
  }
  return (Object.keys(isNeeded) as ResidualFilter[]).filter((filter) => isNeeded[filter])
}

/** Everything that the SQL of a search depends on. Searches with equal plans share a prepared query. */
export interface QueryPlan {
  index: SearchIndex
  oldestFirst: boolean
  withArchived: boolean
  filters: readonly ResidualFilter[]
  /** Number of categories that the index is read for. */
  categories: number
  /** Whether items of the cursor's own time may follow it. */
  continuesTime: boolean
}

export function planQuery(search: MediaSearch, { after }: IndexRange): QueryPlan {
  const { oldestFirst = false, withArchived = false, included = [] } = search
  const index = indexFor(search)
  return {
    index,
    oldestFirst,
    withArchived,
    filters: residualFilters(search),
    categories: index === 'categories' ? included.length : 0,
    continuesTime: after.id !== undefined,
  }
}

/** The parameters of a prepared query. */
export type QueryValues = {
  owner: UserId
  client: ClientId
  kind: MediaKind
  /** Bit sets of categories. */
  included: number
  excluded: number
  /** The cursor. After the rest of its own time follow the times from `from` up to `to`. */
  time: number
  id: MediaId
  from: number
  to: number
  limit: number
  [category: `category${number}`]: number
}

/** @returns the parameters; those that the plan does not use have any value */
export function valuesOf(search: MediaSearch, range: IndexRange): QueryValues {
  const { owner, client, kind = 'photo', included = [], excluded = 0, oldestFirst } = search
  const { from, to, limit } = range
  const { takenAt: time, id } = range.after
  return {
    owner,
    client: client ?? idOf<ClientId>(0),
    kind,
    included: included.reduce((sum, category) => sum | (1 << (category - 1)), 0),
    excluded,
    time,
    id: id ?? idOf<MediaId>(oldestFirst ? Number.MAX_SAFE_INTEGER : 0),
    from: oldestFirst ? Math.max(from, time + 1) : from,
    to: oldestFirst ? to : Math.min(to, time),
    limit,
    ...Object.fromEntries(included.map((category, at) => [`category${at}`, category])),
  }
}
