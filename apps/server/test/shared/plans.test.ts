import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCatalog } from '../../src/catalog/open.ts'
import type { Catalog } from '../../src/catalog/schema.ts'
import { searchMedia } from '../../src/catalog/search.ts'
import { fillLibrary, STARTS, shapes } from '../support/bigLibrary.ts'
import { questions } from '../support/catalogQuestions.ts'
import { takeDatabase } from '../support/database.ts'

/** A node of a plan, as EXPLAIN tells it in JSON. */
interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

const asked: CompiledQuery[] = []
const libraries: Catalog[] = []

async function library(items: number): Promise<Catalog> {
  const { url } = await takeDatabase()
  const catalog = await openCatalog(url, { onQuery: (query) => asked.push(query) })
  libraries.push(catalog)
  await fillLibrary(catalog, items)
  return catalog
}

let [small, large] = [] as unknown as [Catalog, Catalog]
beforeAll(async () => {
  small = await library(10_000)
  large = await library(200_000)
}, 120_000)
afterAll(() => Promise.all(libraries.map((catalog) => catalog.destroy())))

/** The statements behind a query of the catalog, each with its plan; with `analyze`, as it ran. */
async function stepsOf(catalog: Catalog, ask: (catalog: Catalog) => Promise<unknown>, analyze = false) {
  asked.length = 0
  await ask(catalog)
  const steps: { sql: string; plan: Node }[] = []
  for (const { sql, parameters } of asked.splice(0)) {
    if (!/^(select|update|delete)/.test(sql)) continue
    const explain = CompiledQuery.raw(
      `EXPLAIN (FORMAT JSON${analyze ? ', ANALYZE, TIMING OFF' : ''}) ${sql}`,
      [...parameters],
    )
    const { rows } = await catalog.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(explain)
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    if (plan) steps.push({ sql, plan })
  }
  asked.length = 0
  return steps
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** Whether all below is cut off after a page: then to sort it is no matter. */
const isBounded = (node: Node): boolean =>
  node['Node Type'] === 'Limit' || (node.Plans?.every(isBounded) ?? false)

/** What would take longer in a larger library. */
function faultsOf(plan: Node): string[] {
  return nodesOf(plan).flatMap((node) => {
    const type = node['Node Type']
    if (type === 'Seq Scan' && /^media/.test(node['Relation Name'] ?? '')) return [`${type} of media`]
    if (/Sort/.test(type) && !node.Plans?.every(isBounded)) return [type]
    return []
  })
}

test.each(questions)('reading %s scans no media and sorts no more than a page', async (name, ask) => {
  const steps = await large.connection().execute(async (connection) => {
    // Tables that are almost empty are best scanned and sorted: said not to be, they are read as large ones.
    const set = (value: string) =>
      `select ${['seqscan', 'sort', 'bitmapscan'].map((way) => `set_config('enable_${way}', '${value}', false)`)}`
    await connection.executeQuery(CompiledQuery.raw(set('off')))
    const steps = await stepsOf(connection, ask)
    await connection.executeQuery(CompiledQuery.raw(set('on')))
    return steps
  })
  expect(steps.flatMap(({ plan }) => faultsOf(plan))).toEqual([])
  const text = steps.map(({ sql }) => `${sql}\n`).join('\n')
  await expect(text).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`)
})

test('the plan that Postgres keeps for a statement is one of these as well', async () => {
  // After five executions a kept statement may be given one plan for all parameters.
  await large.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw(`set plan_cache_mode = force_generic_plan`))
    asked.length = 0
    for (const { search, name, ...page } of shapes(STARTS[0] ?? 0))
      await searchMedia(connection, search, page)
    for (const [at, { sql, parameters }] of [
      ...new Map(asked.map((query) => [query.sql, query])).values(),
    ].entries()) {
      if (!/^select/.test(sql)) continue
      const values = parameters.map((value) => (Array.isArray(value) ? `'{${value}}'` : `'${value}'`))
      await connection.executeQuery(CompiledQuery.raw(`prepare generic_${at} as ${sql}`))
      const { rows } = await connection.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        CompiledQuery.raw(`explain (format json) execute generic_${at}(${values})`),
      )
      expect(
        rows.flatMap((row) => faultsOf(row['QUERY PLAN'][0].Plan)),
        sql,
      ).toEqual([])
    }
    await connection.executeQuery(CompiledQuery.raw(`reset plan_cache_mode`))
  })
})

/** Rows that scans looked at, whether they passed or not. */
const visitsOf = (plan: Node): number =>
  nodesOf(plan)
    .filter((node) => /Scan/.test(node['Node Type']) && node['Node Type'] !== 'Subquery Scan')
    .reduce(
      (sum, node) =>
        sum +
        ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1),
      0,
    )

test('a page of any search visits as many rows in a library of 200,000 as in one of 10,000', async () => {
  const visits = async (catalog: Catalog) => {
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
