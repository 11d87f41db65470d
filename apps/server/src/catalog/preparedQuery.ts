import type { Compilable, CompiledQuery } from 'kysely'
import type { Catalog } from './schema.ts'

type Values = Record<string, number | string | Buffer>

/** Stands in a query for a value that is told when it runs. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Names a value of a query that is kept. To the query builder it is the value. */
export type ValueOf<V extends Values> = <Name extends keyof V & string>(name: Name) => V[Name]

/**
 * A query that is built and compiled when it first runs, and kept: to build and compile one takes as long as to read
 * some thirty rows.
 *
 * @param build makes the query, the same one every time but for what goes through `value`
 */
export function keptQuery<V extends Values, Row>(
  build: (catalog: Catalog, value: ValueOf<V>) => Compilable<Row>,
): (catalog: Catalog, values: V) => Promise<Row[]> {
  // By adapter, because another engine has another text; a transaction shares its catalog's.
  const kept = new WeakMap<object, CompiledQuery<Row>>()
  const value = ((name: string) => new Placeholder(name)) as unknown as ValueOf<V>
  return async (catalog, values) => {
    const { adapter } = catalog.getExecutor()
    const query = kept.get(adapter) ?? build(catalog, value).compile()
    kept.set(adapter, query)
    const parameters = query.parameters.map((given) =>
      given instanceof Placeholder ? values[given.name] : given,
    )
    return (await catalog.executeQuery<Row>({ ...query, parameters })).rows
  }
}
