import { sql } from 'kysely'
import { isPostgres } from './engine.ts'
import type { Catalog } from './schema.ts'

/** A condition that a number is one of these: one parameter whatever their number, so that the statement is the same. */
export function isAnyOf(catalog: Catalog, column: 'id', numbers: readonly number[]) {
  return isPostgres(catalog)
    ? sql<boolean>`${sql.ref(column)} = any(${[...numbers]}::bigint[])`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(numbers)}))`
}
