import { sql } from 'kysely'
import { isPostgres } from './engine.ts'
import type { Catalog } from './schema.ts'

/** A condition that `id` is one of these: one parameter whatever their number, so that the statement is the same. */
export function isAnyOf(catalog: Catalog, ids: readonly number[]) {
  return isPostgres(catalog)
    ? sql<boolean>`${sql.ref('id')} = any(${[...ids]}::bigint[])`
    : sql<boolean>`${sql.ref('id')} in (select value from json_each(${JSON.stringify(ids)}))`
}
