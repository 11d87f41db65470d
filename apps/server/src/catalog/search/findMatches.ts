import { type Compilable, sql } from 'kysely'
import type { Queryable } from '../catalog.ts'
import { type MediaSummary, type SummaryRow, summaryColumns, toMediaSummary } from '../mediaRecords.ts'
import { prepareQuery, type ValueOf } from '../preparedQuery.ts'
import type { MediaRow } from '../schema.ts'
import { categoryEntries, filterCondition, joinMedia, mediaEntries } from './indexQueries.ts'
import {
  type IndexRange,
  indexFor,
  type MediaSearch,
  planQuery,
  type QueryPlan,
  type QueryValues,
  residualFilters,
  type TimelineCursor,
  valuesOf,
} from './queryPlan.ts'

/** The result of reading a range of an index. */
interface Matches {
  /** The items that match, each once, in order. */
  media: MediaSummary[]
  /** Number of entries that were read. */
  visited: number
  /** The last of them. */
  last?: TimelineCursor
}

type EntryKey = Pick<MediaRow, 'taken_at' | 'id'>

const cursorOf = ({ taken_at, id }: EntryKey): TimelineCursor => ({ takenAt: taken_at, id })

/** Whether every entry of the index is an item that the search finds. */
export function isAnsweredByIndex(search: MediaSearch): boolean {
  return indexFor(search) !== 'categories' && residualFilters(search).length === 0
}

/** The next entries of the index, whether they match or not. Reads only the index. */
export async function nextEntries(
  catalog: Queryable,
  search: MediaSearch,
  range: IndexRange,
): Promise<TimelineCursor[]> {
  return (await entryKeys(catalog, search, range)).map(cursorOf)
}

const entryKeys = prepareForEachPlan<EntryKey>((catalog, plan, value) =>
  plan.index === 'categories'
    ? categoryEntries(catalog, plan, value)
    : mediaEntries(catalog, plan, value, (entries) => entries.select(['taken_at', 'id'])),
)

/**
 * The items that match among the next entries of the index.
 * @param mostMatch whether most entries probably match: it is then faster to read all rows than to filter first
 */
export async function findMatches(
  catalog: Queryable,
  search: MediaSearch,
  range: IndexRange,
  mostMatch: boolean,
): Promise<Matches> {
  if (!mostMatch || indexFor(search) === 'categories') {
    return collectFiltered(await filteredRows(catalog, search, range), search)
  }
  const rows = await allRows(catalog, search, range)
  const media: MediaSummary[] = []
  for (const row of rows) if (row.passes ?? true) media.push(toMediaSummary(row))
  const last = rows.at(-1)
  return { media, visited: rows.length, last: last && cursorOf(last) }
}

/** All rows, with the result of the filters in a column. A covering index holds them. SQLite returns 0 and 1. */
const allRows = prepareForEachPlan<SummaryRow & { passes?: boolean | number }>((catalog, plan, value) => {
  const passes = filterCondition(plan, value, 'media')?.as('passes')
  return mediaEntries(catalog, plan, value, (entries) =>
    entries.select([...summaryColumns, ...(passes ? [passes] : [])]),
  )
})

/** The rows that match, and one row about all entries: their number, and the key of the last. */
type FilteredRow = (SummaryRow & { visited: null }) | (EntryKey & { visited: number })

/**
 * Filters entries of the index before their rows are looked up. The index holds all columns of the filters (migration
 * 0007), except that of categories, for which the rows are joined first.
 */
const filteredRows = prepareForEachPlan<FilteredRow>((catalog, plan, value) => {
  const isOfCategories = plan.index === 'categories'
  const entries = isOfCategories
    ? categoryEntries(catalog, plan, value)
    : mediaEntries(catalog, plan, value, (entries) =>
        entries.select(['taken_at', 'id', ...filterColumns(plan)]),
      )
  const passes = filterCondition(plan, value, isOfCategories ? 'media' : 'entry') ?? sql`true`
  const last = sql.raw(plan.oldestFirst ? 'max' : 'min')
  const columnOfLast = (column: keyof SummaryRow) => {
    if (column === 'taken_at') return sql`${last}(taken_at)`
    if (column !== 'id') return sql`null`
    return sql`(select ${last}(id) from entry where taken_at = (select ${last}(taken_at) from entry))`
  }
  const query = sql<FilteredRow>`with entry as materialized ${entries}
    select ${sql.join(summaryColumns.map((column) => sql.ref(`media.${column}`)))}, null as visited
      from entry ${joinMedia(catalog, plan, value)} where ${passes}
    union all select ${sql.join(summaryColumns.map(columnOfLast))}, count(*) from entry`
  return { compile: () => query.compile(catalog.db) }
})

function collectFiltered(rows: readonly FilteredRow[], { oldestFirst }: MediaSearch): Matches {
  const sign = oldestFirst ? 1 : -1
  const matching = rows.filter((row) => row.visited === null)
  matching.sort((one, other) => sign * (one.taken_at - other.taken_at || one.id - other.id))
  // An item of several categories has an entry for each.
  const distinct = matching.filter(({ id }, at) => id !== matching[at - 1]?.id)
  const media = distinct.map(toMediaSummary)
  const last = rows.find((row) => row.visited !== null)
  return last?.visited ? { media, visited: last.visited, last: cursorOf(last) } : { media, visited: 0 }
}

/** Only the columns that the filters use: an index does not hold the column whose value all of its entries share. */
function filterColumns({ filters }: QueryPlan): (keyof MediaRow)[] {
  const columns = { included: 'categories', excluded: 'categories', dated: 'has_capture_date' } as const
  return [...new Set(filters.map((name) => (name === 'client' || name === 'kind' ? name : columns[name])))]
}

/** One prepared query for each plan. There are at most a few hundred plans. */
function prepareForEachPlan<Row>(
  build: (catalog: Queryable, plan: QueryPlan, value: ValueOf<QueryValues>) => Compilable<Row>,
): (catalog: Queryable, search: MediaSearch, range: IndexRange) => Promise<Row[]> {
  const queries = new Map<string, ReturnType<typeof prepareQuery<QueryValues, Row>>>()
  return (catalog, search, range) => {
    const plan = planQuery(search, range)
    const key = JSON.stringify(plan)
    const query = queries.get(key) ?? prepareQuery((catalog, value) => build(catalog, plan, value))
    queries.set(key, query)
    return query(catalog, valuesOf(search, range))
  }
}
