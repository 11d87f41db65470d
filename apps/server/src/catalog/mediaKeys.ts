import { type SelectQueryBuilder, sql } from 'kysely'
import { isPostgres } from './engine.ts'
import { keptQuery, type ValueOf } from './keptQueries.ts'
import { type ShownMedia, shownColumns } from './media.ts'
import type { Catalog, MediaRow, Schema } from './schema.ts'

/** Sort key of the library: capture time, then row number. Row number 0 stands for "all of that time". */
export type TimelinePosition = readonly [takenAt: number, id: number]

/** What a search asks of the items of one owner. All that is set must hold. */
export interface MediaSearch {
  owner: number
  /** The client that created it. */
  client?: number
  favorite?: boolean
  /** Numbers of categories of which it has at least one; empty for any. */
  included?: readonly number[]
  /** Bits of the categories of which it has none. */
  excluded?: number
  kind?: MediaRow['kind']
  /** Archived items as well. */
  withArchived?: boolean
  /** Only what has a capture time of its own. */
  dated?: boolean
  /** Sorted and disjoint; left out for all times. */
  intervals?: readonly (readonly [from: number, to: number])[]
  /** Left out: newest first. */
  oldestFirst?: boolean
}

/** A piece of the timeline: times from `from` up to, not including, `to`, in the order of the search. */
export interface Stretch {
  from: number
  to: number
  /** Entries up to and including this one are left out. */
  after: TimelinePosition
  limit: number
}

/** What is asked of an index entry, before anything is said of what to read. */
type Entries = SelectQueryBuilder<Schema, 'media', unknown>
type KeyQuery = SelectQueryBuilder<Schema, 'media' | 'media_category', { taken_at: number; id: number }>

/**
 * The next entries of the index that drives the search: the one of favourites, else of categories, of app-created
 * data, of the kind, else the timeline. Reads as many entries as it returns, and no row of `media` itself. What
 * the index cannot tell is left to `remainder`.
 */
export async function mediaKeys(
  catalog: Catalog,
  search: MediaSearch,
  stretch: Stretch,
): Promise<TimelinePosition[]> {
  const { limit } = stretch
  const order = search.oldestFirst ? 'asc' : 'desc'
  const isOfCategories = driverOf(search) === 'categories'
  const values = valuesOf(search, stretch)
  const queries: KeyQuery[] = isOfCategories
    ? categoryEntries(catalog, search, stretch)
    : entries(catalog, shapeOf(search, stretch), (name) => values[name]).map((query) =>
        query.select(['taken_at', 'id']),
      )
  const keys = await inOrder(catalog, queries, order, limit)
    // An item of several categories is given once. Other queries have none in common.
    .reduce((all, query) => (isOfCategories ? all.union(query) : all.unionAll(query)))
    .orderBy('taken_at', order)
    .orderBy('id', order)
    .limit(limit)
    .execute()
  return keys.map(({ taken_at, id }) => [taken_at, id])
}

/**
 * Queries, each in order by its index, as the database can merge them. SQLite reads no more of them than it gives;
 * Postgres reads each to its end and sorts what it has, unless each has its own order and end.
 */
function inOrder<Row>(
  catalog: Catalog,
  queries: readonly SelectQueryBuilder<Schema, 'media' | 'media_category', Row>[],
  order: 'asc' | 'desc',
  limit: number,
): SelectQueryBuilder<Schema, 'media' | 'media_category', Row>[] {
  if (queries.length === 1 || !isPostgres(catalog)) return [...queries]
  return queries.map((query) => {
    const ordered = query.orderBy(sql.ref('taken_at'), order).orderBy(sql.ref('id'), order).limit(limit)
    return catalog.selectFrom(ordered.as('ordered')).selectAll() as unknown as typeof query
  })
}

/** Whether the index answers the whole search, so that each of its entries is an item to be shown. */
export function isDriven(search: MediaSearch): boolean {
  return driverOf(search) !== 'categories' && remainder(search) === undefined
}

/** The same but for what `isShown` tells. */
export function isAlmostDriven(search: MediaSearch): boolean {
  return isDriven({ ...search, dated: false, excluded: 0 })
}

/** With what `isShown` looks at, where the search asks for it. */
type DrivenMedia = ShownMedia & Partial<Pick<MediaRow, 'has_capture_date' | 'categories'>>

/** Of an item that is read with its index entry, what `remainder` asks of the others in SQL. */
export function isShown({ dated, excluded = 0 }: MediaSearch, row: DrivenMedia): boolean {
  return (!dated || row.has_capture_date === 1) && ((row.categories ?? 0) & excluded) === 0
}

/** The items of the next entries of the index: one statement in place of two, where most of them are shown. */
export async function drivenMedia(
  catalog: Catalog,
  search: MediaSearch,
  stretch: Stretch,
): Promise<DrivenMedia[]> {
  const shape = shapeOf(search, stretch)
  const name = Object.values(shape).join()
  const query = drivenQueries.get(name) ?? drivenQuery(shape)
  drivenQueries.set(name, query)
  return query(catalog, valuesOf(search, stretch))
}

/** One for each shape that a search can have. */
const drivenQueries = new Map<string, ReturnType<typeof drivenQuery>>()

function drivenQuery(shape: Shape) {
  return keptQuery<EntryValues, DrivenMedia>((catalog, value) => {
    const order = shape.oldestFirst ? 'asc' : 'desc'
    // Only where it is asked for: SQLite's indexes hold what is shown, and no more.
    const columns: (keyof DrivenMedia)[] = [...shownColumns]
    if (shape.dated) columns.push('has_capture_date')
    if (shape.excluding) columns.push('categories')
    const queries = entries(catalog, shape, value).map((query) => query.select(columns))
    return inOrder(catalog, queries, order, value('limit'))
      .reduce((all, query) => all.unionAll(query))
      .orderBy('taken_at', order)
      .orderBy('id', order)
      .limit(value('limit'))
  })
}

/** What makes one query for entries another than the next. */
interface Shape {
  driver: Driver
  oldestFirst: boolean
  withArchived: boolean
  dated: boolean
  excluding: boolean
  /** Whether items of the position's own time may be left. */
  withinTime: boolean
}

/** What differs between queries of one shape: times from `from` up to `to` lie behind the position. */
type EntryValues = {
  owner: number
  client: number
  kind: MediaRow['kind']
  from: number
  to: number
  time: number
  id: number
  limit: number
}

function shapeOf(search: MediaSearch, { after: [, id] }: Stretch): Shape {
  const { oldestFirst = false, withArchived = false, dated = false, excluded = 0 } = search
  const asked = { oldestFirst, withArchived, dated, excluding: excluded !== 0 }
  return { driver: driverOf(search), ...asked, withinTime: id !== 0 }
}

function valuesOf(
  { owner, client = 0, kind = 'photo', oldestFirst }: MediaSearch,
  stretch: Stretch,
): EntryValues {
  const { from, to, limit, after } = stretch
  const [time, id] = after
  const behind = oldestFirst ? { from: Math.max(from, time + 1), to } : { from, to: Math.min(to, time) }
  return { owner, client, kind, ...behind, time, id, limit }
}

type Driver = 'favorite' | 'categories' | 'client' | 'kind' | 'timeline'

/** A client before a kind: one client's share of a library may be tiny, a kind's hardly ever is. */
function driverOf({ favorite, included = [], client, kind }: MediaSearch): Driver {
  if (favorite) return 'favorite'
  if (included.length > 0) return 'categories'
  if (client !== undefined) return 'client'
  return kind === undefined ? 'timeline' : 'kind'
}

function entries(catalog: Catalog, shape: Shape, value: ValueOf<EntryValues>): Entries[] {
  const { driver, withArchived } = shape
  let query: Entries = catalog.selectFrom('media').where('owner', '=', value('owner'))
  // A partial index serves only queries that state its condition, so this one is written out.
  if (driver === 'favorite') query = query.where('favorite', '=', sql.lit(1))
  if (driver === 'client') query = query.where('client', '=', value('client'))
  if (driver === 'kind') query = query.where('kind', '=', value('kind'))
  return (withArchived ? [0, 1] : [0])
    .map((archived) => query.where('archived', '=', archived))
    .flatMap((half) => piecesOf(half, shape, value))
}

/**
 * What follows a position: the rest of its own time, then the times behind it. They are two queries because
 * `id` is SQLite's rowid, and of `(taken_at, id) < (?, ?)` SQLite uses only the first half to seek by then: a page
 * would read all items of that time again, and an import may give one time to thousands.
 */
function piecesOf(
  query: Entries,
  { oldestFirst, withinTime }: Shape,
  value: ValueOf<EntryValues>,
): Entries[] {
  const behind = query.where('taken_at', '>=', value('from')).where('taken_at', '<', value('to'))
  if (!withinTime) return [behind]
  const within = query.where('taken_at', '=', value('time'))
  return [within.where('id', oldestFirst ? '>' : '<', value('id')), behind]
}

function categoryEntries(
  catalog: Catalog,
  { owner, included = [], oldestFirst }: MediaSearch,
  { from, to, after: [time, id] }: Stretch,
): KeyQuery[] {
  const query = catalog
    .selectFrom('media_category')
    .select(['taken_at', 'media as id'])
    .where('owner', '=', owner)
  const stretch = oldestFirst
    ? query
        .where(sql<boolean>`(taken_at, media) > (${time}, ${id === 0 ? Number.MAX_SAFE_INTEGER : id})`)
        .where('taken_at', '<', to)
    : query.where(sql<boolean>`(taken_at, media) < (${time}, ${id})`).where('taken_at', '>=', from)
  return included.map((category) => stretch.where('category', '=', category))
}

/** The part of a search that its driving index does not answer, as a condition on `media`; undefined if none. */
export function remainder(search: MediaSearch) {
  const driver = driverOf(search)
  const { included = [], excluded = 0, client, kind } = search
  const bits = included.reduce((sum, category) => sum | (1 << (category - 1)), 0)
  const conditions = [
    driver === 'categories' && !search.withArchived && sql<boolean>`archived = 0`,
    driver !== 'categories' && bits !== 0 && sql<boolean>`categories & ${bits} <> 0`,
    excluded !== 0 && sql<boolean>`categories & ${excluded} = 0`,
    driver !== 'client' && client !== undefined && sql<boolean>`client = ${client}`,
    driver !== 'kind' && kind !== undefined && sql<boolean>`kind = ${kind}`,
    search.dated && sql<boolean>`has_capture_date = 1`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : undefined
}
