import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertAlbum } from '../../src/catalog/albums.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { openPostgres } from '../../src/catalog/postgres/openPostgres.ts'
import type { PostgresCatalog } from '../../src/catalog/postgres/postgresCatalog.ts'
import { searchMedia } from '../../src/catalog/search/searchMedia.ts'
import { fillLibrary, STARTS, shapes } from '../support/bigLibrary.ts'
import { questions } from '../support/catalogQuestions.ts'
import { takeDatabase } from '../support/database.ts'
import { id } from '../support/ids.ts'

/** A node of a plan in the JSON of EXPLAIN. */
interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

const asked: CompiledQuery[] = []
const libraries: PostgresCatalog[] = []

async function library(items: number): Promise<PostgresCatalog> {
  const { url } = await takeDatabase()
  const catalog = await openPostgres(url, { onQuery: (query) => asked.push(query) })
  libraries.push(catalog)
  await fillLibrary(catalog, items)
  const { id: album } = await insertAlbum(catalog, { owner: id(1), client: id(1), createdAt: 0 })
  await catalog.db
    .insertInto('album_entry')
    .values({ album, position: 6, media: id(1), added_by: id(1) })
    .execute()
  return catalog
}

let [small, large] = [] as unknown as [PostgresCatalog, PostgresCatalog]
beforeAll(async () => {
  small = await library(10_000)
  large = await library(200_000)
}, 120_000)
afterAll(() => Promise.all(libraries.map((catalog) => catalog.close())))

/** Runs work on one connection. */
function onConnection<T>(
  catalog: PostgresCatalog,
  work: (catalog: PostgresCatalog) => Promise<T>,
): Promise<T> {
  return catalog.db.connection().execute((connection) => work(catalog.over(connection)))
}

/** The generic plan of a statement on a connection of the catalog; with `analyze`, including its execution. */
async function planOf(catalog: Catalog, { sql, parameters }: CompiledQuery, analyze: boolean): Promise<Node> {
  const run = <Row>(text: string) => catalog.db.executeQuery<Row>(CompiledQuery.raw(text))
  const values = parameters.map(literal).join(', ')
  await run(`PREPARE explained AS ${sql}`)
  const { rows } = await run<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `EXPLAIN (FORMAT JSON${analyze ? ', ANALYZE, TIMING OFF' : ''}) EXECUTE explained${values && `(${values})`}`,
  )
  await run('DEALLOCATE explained')
  return rows[0]?.['QUERY PLAN'][0].Plan as Node
}

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  return Buffer.isBuffer(value) ? `'\\x${value.toString('hex')}'` : `'${value}'`
}

/** The statements of a query of the catalog with their plans; with `analyze`, including their execution. */
async function stepsOf(
  catalog: PostgresCatalog,
  ask: (catalog: Catalog) => Promise<unknown>,
  analyze = false,
) {
  return onConnection(catalog, async (connection) => {
    asked.length = 0
    await ask(connection)
    const steps: { sql: string; plan: Node }[] = []
    for (const query of asked.splice(0)) {
      if (!/^(select|with|update|delete)/.test(query.sql)) continue
      steps.push({ sql: query.sql, plan: await planOf(connection, query, analyze) })
    }
    asked.length = 0
    return steps
  })
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** Whether a limit cuts off all rows below after a page, so that sorting them is cheap. */
const isBounded = (node: Node): boolean =>
  node['Node Type'] === 'Limit' || (node.Plans?.every(isBounded) ?? false)

/** Parts of a plan that take longer in a larger library. */
function faultsOf(plan: Node): string[] {
  return nodesOf(plan).flatMap((node) => {
    const type = node['Node Type']
    if (type === 'Seq Scan' && /^media/.test(node['Relation Name'] ?? '')) return [`${type} of media`]
    if (/Sort/.test(type) && !node.Plans?.every(isBounded)) return [type]
    return []
  })
}

test.each(questions)('reading %s scans no media and sorts no more than a page', async (name, ask) => {
  const steps = await onConnection(large, async (connection) => {
    // Postgres scans and sorts tables that are almost empty. With this disabled, it reads them like large ones.
    const set = (value: string) =>
      `select ${['seqscan', 'sort', 'bitmapscan'].map((way) => `set_config('enable_${way}', '${value}', false)`)}`
    await connection.db.executeQuery(CompiledQuery.raw(set('off')))
    const steps = await stepsOf(connection, ask)
    await connection.db.executeQuery(CompiledQuery.raw(set('on')))
    return steps
  })
  expect(steps.flatMap(({ plan }) => faultsOf(plan))).toEqual([])
  const text = steps.map(({ sql }) => `${sql}\n`).join('\n')
  await expect(text).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`)
})

test('a search scans no media and sorts at most a page, without hints to the planner', async () => {
  for (const { name, search, ...page } of shapes(STARTS[0] ?? 0)) {
    const steps = await stepsOf(large, (db) => searchMedia(db, search, page))
    expect(
      steps.flatMap(({ plan }) => faultsOf(plan)),
      name,
    ).toEqual([])
  }
})

test('a statement is planned once, not for each set of parameters', async () => {
  await onConnection(large, async (connection) => {
    for (const time of STARTS) {
      for (const { search, name, ...page } of shapes(time)) await searchMedia(connection, search, page)
    }
    const { rows } = await connection.db.executeQuery<{ once: number; anew: number }>(
      CompiledQuery.raw(
        `select sum(generic_plans) as once, sum(custom_plans) as anew from pg_prepared_statements`,
      ),
    )
    expect(rows[0]?.anew).toBe(0)
    expect(rows[0]?.once).toBeGreaterThan(STARTS.length)
  })
})

/** Rows that scans visited, including those that filters removed. */
const visitsOf = (plan: Node): number =>
  nodesOf(plan)
    .filter((node) => /Scan/.test(node['Node Type']) && !/^(Subquery|CTE) Scan/.test(node['Node Type']))
    .reduce(
      (sum, node) =>
        sum +
        ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1),
      0,
    )

test('a page of any search visits as many rows in a library of 200,000 as in one of 10,000', async () => {
  const visits = async (catalog: PostgresCatalog) => {
    const sums: Record<string, number> = {}
    for (const time of STARTS) {
      for (const { name, search, ...page } of shapes(time)) {
        const steps = await stepsOf(catalog, (db) => searchMedia(db, search, page), true)
        sums[name] = (sums[name] ?? 0) + steps.reduce((sum, { plan }) => sum + visitsOf(plan), 0)
      }
    }
    return sums
  }
  const [before, after] = [await visits(small), await visits(large)]
  for (const [name, visited] of Object.entries(after)) {
    expect(visited, name).toBeGreaterThan(300)
    expect(visited / (before[name] ?? 0), `${name}: ${before[name]} and ${visited}`).toBeLessThan(1.1)
  }
})
