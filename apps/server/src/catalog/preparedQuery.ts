import type { Compilable, CompiledQuery } from 'kysely'
import type { Queryable } from './catalog.ts'
import type { SqlDialect } from './sqlDialect.ts'

type Values = Record<string, number | string | Buffer>

/** Takes the place of a parameter until the query runs. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Names a parameter where the query builder expects its value. */
export type ValueOf<V extends Values> = <Name extends keyof V & string>(name: Name) => V[Name]

/**
 * A query whose SQL is built and compiled once for each engine: with Kysely that takes as long as reading thirty rows
 * (`pnpm bench catalog`). Kysely keeps the parameters of a compiled query as a list of values, whatever they are. So the
 * query is built with placeholders as values, and each run replaces them.
 *
 * @param build builds the query. It must not depend on anything but `value` and the dialect
 */
export function prepareQuery<V extends Values, Row>(
  build: (catalog: Queryable, value: ValueOf<V>) => Compilable<Row>,
): (catalog: Queryable, values: V) => Promise<Row[]> {
  const compiled = new Map<SqlDialect, CompiledQuery<Row>>()
  const value = ((name: string) => new Placeholder(name)) as unknown as ValueOf<V>
  return async (catalog, values) => {
    const { db, dialect } = catalog
    const query = compiled.get(dialect) ?? build(catalog, value).compile()
    compiled.set(dialect, query)
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name] : parameter,
    )
    return (await db.executeQuery<Row>({ ...query, parameters })).rows
  }
}
