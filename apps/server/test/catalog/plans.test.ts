import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertAlbum } from '../../src/catalog/albums.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { openCatalog } from '../../src/catalog/openCatalog.ts'
import { questions } from '../support/catalogQuestions.ts'
import { id } from '../support/ids.ts'
import { addRows } from '../support/rows.ts'

const asked: CompiledQuery[] = []
let catalog: Catalog
beforeEach(async () => {
  catalog = await openCatalog(':memory:', { onQuery: (query) => asked.push(query) })
  await catalog.db.insertInto('user').values({ name: 'owner' }).execute()
  await catalog.db.insertInto('client').values({ name: 'app' }).execute()
  // One item that every search finds: a search reads rows only where its index has entries.
  const marks = { categories: 0b11, favorite: true, archived: false }
  await addRows(catalog, [{ owner: id(1), client: id(1), takenAt: 3, ...marks }])
  // An album with an entry: the contents of an empty album are not read.
  const { id: album } = await insertAlbum(catalog, { owner: id(1), client: id(1), createdAt: 0 })
  await catalog.db
    .insertInto('album_entry')
    .values({ album, position: 6, media: id(1), added_by: id(1) })
    .execute()
})
afterEach(() => catalog.close())

interface Step {
  sql: string
  /** The plan of SQLite, one line per step. */
  plan: string[]
}

/** The statements of a query of the catalog. */
async function stepsOf(ask: (catalog: Catalog) => Promise<unknown>): Promise<Step[]> {
  asked.length = 0
  await ask(catalog)
  const steps: Step[] = []
  for (const { sql, parameters } of asked.splice(0)) {
    const plan = await catalog.db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`EXPLAIN QUERY PLAN ${sql}`, [...parameters]),
    )
    steps.push({ sql, plan: plan.rows.map((row) => row.detail) })
  }
  return steps
}

/** Scans of what the statement has read from an index before, or of its own parameters. */
const BOUNDED = /^SCAN (entry|upload LEFT-JOIN|json_each VIRTUAL TABLE INDEX 1:|CONSTANT ROW|always)$/

test.each(questions)('reading %s scans no table and sorts nothing', async (name, ask) => {
  const steps = await stepsOf(ask)
  expect(steps.length).toBeGreaterThan(0)
  const plan = steps.flatMap((step) => step.plan)
  expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step) && !BOUNDED.test(step))).toEqual([])
  const text = steps
    .map(({ sql, plan }) => `${sql}\n${plan.map((step) => `    ${step}\n`).join('')}`)
    .join('\n')
  await expect(text).toMatchFileSnapshot(`golden/${name.replaceAll(/\W+/g, '-')}.txt`)
})
