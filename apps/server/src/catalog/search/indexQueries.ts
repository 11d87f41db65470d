import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { MediaId } from '../../domain/ids.ts'
import type { Queryable } from '../catalog.ts'
import type { ValueOf } from '../preparedQuery.ts'
import type { MediaRow, Schema } from '../schema.ts'
import type { QueryPlan, QueryValues, ResidualFilter } from './queryPlan.ts'

/** The residual filters of a plan as one condition on the columns of `table`; undefined without filters. */
export function filterCondition(
  { filters }: QueryPlan,
  value: ValueOf<QueryValues>,
  table: 'entry' | 'media',
): RawBuilder<boolean> | undefined {
  const column = (name: keyof MediaRow) => sql.ref(`${table}.${name}`)
  const conditions: Record<ResidualFilter, () => RawBuilder<boolean>> = {
    included: () => sql`${column('categories')} & ${value('included')} <> 0`,
    excluded: () => sql`${column('categories')} & ${value('excluded')} = 0`,
    client: () => sql`${column('client')} = ${value('client')}`,
    kind: () => sql`${column('kind')} = ${value('kind')}`,
    dated: () => sql`${column('has_capture_date')} = 1`,
  }
  const all = filters.map((filter) => conditions[filter]())
  return all.length > 0 ? sql<boolean>`${sql.join(all, sql` and `)}` : undefined
}

/** Entries of an index, before the columns are chosen. */
type Entries = SelectQueryBuilder<Schema, 'media', unknown>
type EntryQuery<Row> = SelectQueryBuilder<Schema, 'media' | 'media_category', Row>

/** The next entries of an index of `media`, in order. `select` chooses the columns. */
export function mediaEntries<Row>(
  catalog: Queryable,
  plan: QueryPlan,
  value: ValueOf<QueryValues>,
  select: (entries: Entries) => EntryQuery<Row>,
): EntryQuery<Row> {
  const { index, withArchived } = plan
  const { forAnyPlan } = catalog.dialect
  let query: Entries = catalog.db.selectFrom('media').where('owner', '=', forAnyPlan(value('owner')))
  // A partial index is used only for queries that contain its condition literally.
  if (index === 'favorite') query = query.where('favorite', '=', sql.lit(1))
  if (index === 'client') query = query.where('client', '=', forAnyPlan(value('client')))
  if (index === 'kind') query = query.where('kind', '=', forAnyPlan(value('kind')))
  const queries = (withArchived ? [0, 1] : [0])
    .map((archived) => query.where('archived', '=', sql.lit(archived)))
    .flatMap((half) => splitAtCursor(half, plan, value))
  return mergeSorted(catalog, queries.map(select), plan, value)
}

/**
 * The entries after a cursor as two queries: the rest of the cursor's time, and the times after it. In SQLite `id` is the
 * rowid, and for `(taken_at, id) < (?, ?)` it uses only `taken_at` to find the start: each page would read all items of
 * the cursor's time again, and an import may give thousands of items the same time.
 */
function splitAtCursor(
  query: Entries,
  { oldestFirst, continuesTime }: QueryPlan,
  value: ValueOf<QueryValues>,
): Entries[] {
  const later = query.where('taken_at', '>=', value('from')).where('taken_at', '<', value('to'))
  if (!continuesTime) return [later]
  const sameTime = query.where('taken_at', '=', value('time'))
  return [sameTime.where('id', oldestFirst ? '>' : '<', value('id')), later]
}

/** The next entries of the included categories, in order. An item with several of the categories occurs several times. */
export function categoryEntries(
  catalog: Queryable,
  plan: QueryPlan,
  value: ValueOf<QueryValues>,
): EntryQuery<{ taken_at: number; id: MediaId }> {
  const query = catalog.db
    .selectFrom('media_category')
    .select(['taken_at', 'media as id'])
    .where('owner', '=', value('owner'))
  const [time, id] = [value('time'), value('id')]
  const range = plan.oldestFirst
    ? query.where(sql<boolean>`(taken_at, media) > (${time}, ${id})`).where('taken_at', '<', value('to'))
    : query.where(sql<boolean>`(taken_at, media) < (${time}, ${id})`).where('taken_at', '>=', value('from'))
  const queries = Array.from({ length: plan.categories }, (_, at) =>
    range.where('category', '=', value(`category${at}`)),
  )
  return mergeSorted(catalog, queries, plan, value)
}

/**
 * Merges queries that are each sorted by their index. SQLite merges them lazily. Postgres reads and sorts all of each
 * query, so there each one gets an order and limit of its own. Duplicates stay: to remove them, Postgres prepares for a
 * tenth of the library, which took longer than reading the page.
 */
function mergeSorted<Row>(
  { db, dialect }: Queryable,
  queries: readonly EntryQuery<Row>[],
  { oldestFirst }: QueryPlan,
  value: ValueOf<QueryValues>,
): EntryQuery<Row> {
  const order = oldestFirst ? 'asc' : 'desc'
  const limit = dialect.forAnyPlan<number>(value('limit'))
  const sorted = (query: EntryQuery<Row>) =>
    query.orderBy(sql.ref('taken_at'), order).orderBy(sql.ref('id'), order).limit(limit)
  const asSubquery = (query: EntryQuery<Row>) =>
    db.selectFrom(sorted(query).as('ordered')).selectAll() as unknown as EntryQuery<Row>
  const branches = queries.length > 1 && !dialect.mergesSortedUnions ? queries.map(asSubquery) : queries
  return sorted(branches.reduce((all, query) => all.unionAll(query)))
}

/**
 * Joins to each row of `entry` its row of `media`, without archived ones unless they are searched. It looks them up in the
 * timeline index, where the rows of a page are near each other; by id, they are spread over a large library.
 */
export function joinMedia({ dialect }: Queryable, { withArchived }: QueryPlan, value: ValueOf<QueryValues>) {
  const archived = sql.raw(withArchived ? '0, 1' : '0')
  return dialect.joinMedia(sql`media.owner = ${dialect.forAnyPlan(value('owner'))} and media.archived in (${archived})
    and media.taken_at = entry.taken_at`)
}
