import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { isPostgres } from './engine.ts'
import type { ValueOf } from './preparedQuery.ts'
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

/** The index that a search reads: each has the search's items, and others, in order of time. */
type Driver = 'favorite' | 'categories' | 'client' | 'kind' | 'timeline'

/** A client before a kind: one client's share of a library may be tiny, a kind's hardly ever is. */
export function driverOf({ favorite, included = [], client, kind }: MediaSearch): Driver {
  if (favorite) return 'favorite'
  if (included.length > 0) return 'categories'
  if (client !== undefined) return 'client'
  return kind === undefined ? 'timeline' : 'kind'
}

/** What may be asked of the entries of an index one by one. */
type Asked = 'included' | 'excluded' | 'client' | 'kind' | 'dated'

/** What a search asks of entries, because where they lie in its index does not answer it. */
export function askedOf(search: MediaSearch): Asked[] {
  const { included = [], excluded = 0, client, kind, dated = false } = search
  const driver = driverOf(search)
  const asks: Record<Asked, boolean> = {
    included: driver !== 'categories' && included.length > 0,
    excluded: excluded !== 0,
    client: driver !== 'client' && client !== undefined,
    kind: driver !== 'kind' && kind !== undefined,
    dated,
  }
  return (Object.keys(asks) as Asked[]).filter((name) => asks[name])
}

/** What makes one query for entries another than the next. */
export interface Shape {
  driver: Driver
  oldestFirst: boolean
  withArchived: boolean
  asked: readonly Asked[]
  /** How many are included, where they drive the search. */
  categories: number
  /** Whether items of the position's own time may be left. */
  withinTime: boolean
}

export function shapeOf(search: MediaSearch, { after: [, id] }: Stretch): Shape {
  const { oldestFirst = false, withArchived = false, included = [] } = search
  const driver = driverOf(search)
  const categories = driver === 'categories' ? included.length : 0
  return { driver, oldestFirst, withArchived, asked: askedOf(search), categories, withinTime: id !== 0 }
}

/** What differs between queries of one shape. */
export type EntryValues = {
  owner: number
  client: number
  kind: MediaRow['kind']
  /** Bits of categories. */
  included: number
  excluded: number
  /** The position: what is left of its own time, and the times from `from` up to `to` lie behind it. */
  time: number
  id: number
  from: number
  to: number
  limit: number
  [category: `category${number}`]: number
}

export function valuesOf(search: MediaSearch, { from, to, limit, after: [time, id] }: Stretch): EntryValues {
  const { owner, client = 0, kind = 'photo', included = [], excluded = 0, oldestFirst } = search
  const behind = oldestFirst ? { from: Math.max(from, time + 1), to } : { from, to: Math.min(to, time) }
  return {
    owner,
    client,
    kind,
    included: included.reduce((sum, category) => sum | (1 << (category - 1)), 0),
    excluded,
    time,
    id: oldestFirst && id === 0 ? Number.MAX_SAFE_INTEGER : id,
    ...behind,
    limit,
    ...Object.fromEntries(included.map((category, at) => [`category${at}`, category])),
  }
}

/** All that is asked, as a condition on the columns of `table`; undefined when nothing is. */
export function conditionOf(
  asked: readonly Asked[],
  value: ValueOf<EntryValues>,
  table: 'entry' | 'media',
): RawBuilder<boolean> | undefined {
  const column = (name: keyof MediaRow) => sql.ref(`${table}.${name}`)
  const conditions: Record<Asked, () => RawBuilder<boolean>> = {
    included: () => sql`${column('categories')} & ${value('included')} <> 0`,
    excluded: () => sql`${column('categories')} & ${value('excluded')} = 0`,
    client: () => sql`${column('client')} = ${value('client')}`,
    kind: () => sql`${column('kind')} = ${value('kind')}`,
    dated: () => sql`${column('has_capture_date')} = 1`,
  }
  const all = asked.map((name) => conditions[name]())
  return all.length > 0 ? sql<boolean>`${sql.join(all, sql` and `)}` : undefined
}

/** Entries of an index, before anything is said of what to read of them. */
type Entries = SelectQueryBuilder<Schema, 'media', unknown>
type EntryQuery<Row> = SelectQueryBuilder<Schema, 'media' | 'media_category', Row>

/** The next entries of an index other than that of categories, in order; of each what `select` says. */
export function mediaEntries<Row>(
  catalog: Catalog,
  shape: Shape,
  value: ValueOf<EntryValues>,
  select: (entries: Entries) => EntryQuery<Row>,
): EntryQuery<Row> {
  const { driver, withArchived } = shape
  let query: Entries = catalog.selectFrom('media').where('owner', '=', value('owner'))
  // A partial index serves only queries that state its condition, so this one is written out.
  if (driver === 'favorite') query = query.where('favorite', '=', sql.lit(1))
  if (driver === 'client') query = query.where('client', '=', value('client'))
  if (driver === 'kind') query = query.where('kind', '=', value('kind'))
  const pieces = (withArchived ? [0, 1] : [0])
    .map((archived) => query.where('archived', '=', archived))
    .flatMap((half) => piecesOf(half, shape, value))
  return merged(catalog, pieces.map(select), shape, value)
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

/** The next entries of the included categories, in order. An item of several has one in each, and so is there as often. */
export function categoryEntries(
  catalog: Catalog,
  shape: Shape,
  value: ValueOf<EntryValues>,
): EntryQuery<{ taken_at: number; id: number }> {
  const query = catalog
    .selectFrom('media_category')
    .select(['taken_at', 'media as id'])
    .where('owner', '=', value('owner'))
  const [time, id] = [value('time'), value('id')]
  const stretch = shape.oldestFirst
    ? query.where(sql<boolean>`(taken_at, media) > (${time}, ${id})`).where('taken_at', '<', value('to'))
    : query.where(sql<boolean>`(taken_at, media) < (${time}, ${id})`).where('taken_at', '>=', value('from'))
  const queries = Array.from({ length: shape.categories }, (_, at) =>
    stretch.where('category', '=', value(`category${at}`)),
  )
  return merged(catalog, queries, shape, value)
}

/**
 * Queries, each in order by its index, as the database can merge them. SQLite reads no more of them than it gives;
 * Postgres reads each to its end and sorts what it has, unless each has its own order and end. What is in several of them
 * is not taken out: Postgres would make ready for a tenth of the library, which took longer than to read the page.
 */
function merged<Row>(
  catalog: Catalog,
  queries: readonly EntryQuery<Row>[],
  { oldestFirst }: Shape,
  value: ValueOf<EntryValues>,
): EntryQuery<Row> {
  const order = oldestFirst ? 'asc' : 'desc'
  const inOrder = (query: EntryQuery<Row>) =>
    query.orderBy(sql.ref('taken_at'), order).orderBy(sql.ref('id'), order).limit(value('limit'))
  const apart = (query: EntryQuery<Row>) =>
    catalog.selectFrom(inOrder(query).as('ordered')).selectAll() as unknown as EntryQuery<Row>
  const each = queries.length > 1 && isPostgres(catalog) ? queries.map(apart) : queries
  return inOrder(each.reduce((all, query) => all.unionAll(query)))
}

/**
 * Joins to each `entry` its row of `media`, but no archived ones unless they may be. It is looked for by its place in the
 * timeline: the rows of a page are near each other there, while by their numbers they lie all over a large library.
 * Postgres is told so by two bounds for a number that is one, and by the limit not to read the whole library instead.
 */
export function joinMedia(catalog: Catalog, { withArchived }: Shape, value: ValueOf<EntryValues>) {
  const place = sql`media.owner = ${value('owner')} and media.archived in (${sql.raw(withArchived ? '0, 1' : '0')})
    and media.taken_at = entry.taken_at`
  return isPostgres(catalog)
    ? sql`cross join lateral (
        select * from media where ${place} and media.id between entry.id and entry.id limit 1
      ) as media`
    : sql`cross join media indexed by media_timeline on ${place} and media.id = entry.id`
}
