import { type Compilable, sql } from 'kysely'
import { type ShownMedia, shownColumns } from './media.ts'
import {
  askedOf,
  categoryEntries,
  conditionOf,
  driverOf,
  type EntryValues,
  joinMedia,
  type MediaSearch,
  mediaEntries,
  type Shape,
  type Stretch,
  shapeOf,
  type TimelinePosition,
  valuesOf,
} from './mediaEntries.ts'
import { keptQuery, type ValueOf } from './preparedQuery.ts'
import type { Catalog, MediaRow } from './schema.ts'

/** What some entries of the index that drives a search hold. */
interface Judged {
  /** Of those that pass, each item once, in order. */
  rows: ShownMedia[]
  /** How many were read, and the last of them. */
  visited: number
  last?: TimelinePosition | undefined
}

type Key = Pick<MediaRow, 'taken_at' | 'id'>

/** Whether each entry of the index is an item to be shown. */
export function isDriven(search: MediaSearch): boolean {
  return driverOf(search) !== 'categories' && askedOf(search).length === 0
}

/**
 * The next entries of the index that drives the search: the one of favourites, else of categories, of app-created
 * data, of the kind, else the timeline. Reads as many entries as it returns, and no row of `media`.
 */
export async function mediaKeys(
  catalog: Catalog,
  search: MediaSearch,
  stretch: Stretch,
): Promise<TimelinePosition[]> {
  return (await keys(catalog, search, stretch)).map(positionOf)
}

/** The next entries of the same index, and the items that pass. */
export async function passingMedia(
  catalog: Catalog,
  search: MediaSearch,
  stretch: Stretch,
  mostPass: boolean,
): Promise<Judged> {
  if (!mostPass || driverOf(search) === 'categories')
    return told(await fewRows(catalog, search, stretch), search)
  const entries = await allRows(catalog, search, stretch)
  const last = entries.at(-1)
  const rows = entries.filter(({ passes = true }) => passes)
  return { rows, visited: entries.length, last: last && positionOf(last) }
}

const keys = ofShapes<Key>((catalog, shape, value) =>
  shape.driver === 'categories'
    ? categoryEntries(catalog, shape, value)
    : mediaEntries(catalog, shape, value, (entries) => entries.select(['taken_at', 'id'])),
)

/** What is shown of each, and whether it passes where anything is asked: SQLite has 1 and 0 for that. */
const allRows = ofShapes<ShownMedia & { passes?: boolean | number }>((catalog, shape, value) => {
  const passes = conditionOf(shape.asked, value, 'media')?.as('passes')
  return mediaEntries(catalog, shape, value, (entries) =>
    entries.select([...shownColumns, ...(passes ? [passes] : [])]),
  )
})

/** What is shown of those that pass, and behind them how many were read and where the last is. */
type Told = (ShownMedia & { visited: null }) | (Key & { visited: number })

/**
 * The index holds all that is asked, and of entries that do not pass no row is looked for (migrations/0007). Only that of
 * categories does not.
 */
const fewRows = ofShapes<Told>((catalog, shape, value) => {
  const isOfCategories = shape.driver === 'categories'
  const entries = isOfCategories
    ? categoryEntries(catalog, shape, value)
    : mediaEntries(catalog, shape, value, (entries) =>
        entries.select(['taken_at', 'id', ...askedColumns(shape)]),
      )
  const passes = conditionOf(shape.asked, value, isOfCategories ? 'media' : 'entry') ?? sql`true`
  const last = sql.raw(shape.oldestFirst ? 'max' : 'min')
  const ofLast = (column: keyof ShownMedia) => {
    if (column === 'taken_at') return sql`${last}(taken_at)`
    if (column !== 'id') return sql`null`
    return sql`(select ${last}(id) from entry where taken_at = (select ${last}(taken_at) from entry))`
  }
  const query = sql<Told>`with entry as materialized ${entries}
    select ${sql.join(shownColumns.map((column) => sql.ref(`media.${column}`)))}, null as visited
      from entry ${joinMedia(catalog, shape, value)} where ${passes}
    union all select ${sql.join(shownColumns.map(ofLast))}, count(*) from entry`
  return { compile: () => query.compile(catalog) }
})

function told(entries: readonly Told[], { oldestFirst }: MediaSearch): Judged {
  const sign = oldestFirst ? 1 : -1
  const passing = entries.filter((entry) => entry.visited === null)
  passing.sort((one, other) => sign * (one.taken_at - other.taken_at || one.id - other.id))
  // An item of several categories has an entry for each.
  const rows = passing.filter(({ id }, at) => id !== passing[at - 1]?.id)
  const last = entries.find((entry) => entry.visited !== null)
  return last?.visited ? { rows, visited: last.visited, last: positionOf(last) } : { rows, visited: 0 }
}

/** No others, because an index does not hold what it answers by itself. */
function askedColumns({ asked }: Shape): (keyof MediaRow)[] {
  const columns = { included: 'categories', excluded: 'categories', dated: 'has_capture_date' } as const
  return [...new Set(asked.map((name) => (name === 'client' || name === 'kind' ? name : columns[name])))]
}

/** A query that is kept for each shape that a search can have. */
function ofShapes<Row>(
  build: (catalog: Catalog, shape: Shape, value: ValueOf<EntryValues>) => Compilable<Row>,
): (catalog: Catalog, search: MediaSearch, stretch: Stretch) => Promise<Row[]> {
  const queries = new Map<string, ReturnType<typeof keptQuery<EntryValues, Row>>>()
  return (catalog, search, stretch) => {
    const shape = shapeOf(search, stretch)
    const name = JSON.stringify(shape)
    const query = queries.get(name) ?? keptQuery((catalog, value) => build(catalog, shape, value))
    queries.set(name, query)
    return query(catalog, valuesOf(search, stretch))
  }
}

function positionOf({ taken_at, id }: Key): TimelinePosition {
  return [taken_at, id]
}
