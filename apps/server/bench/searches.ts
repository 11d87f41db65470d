import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { ms, printTable, race, ratio, spread } from 'tintype-test-support/measure'
import type { Catalog } from '../src/catalog/catalog.ts'
import { openCatalog } from '../src/catalog/openCatalog.ts'
import { searchMedia } from '../src/catalog/search/searchMedia.ts'
import { type Shape, SPAN, shapes } from '../test/support/bigLibrary.ts'
import { libraryPath } from './libraries.ts'

const ROUNDS = { rounds: 300, warmUp: 100 }
const STARTS = 50

/** A library, and access to its database for hand-written statements. */
interface Library {
  items: number
  catalog: Catalog
  /** Prepares a statement. @returns a function that runs it */
  prepare(statement: string): (() => unknown) | undefined
  close(): void
}

export async function benchSqliteSearches(sizes: readonly number[]): Promise<void> {
  const libraries = sizes.map(async (items): Promise<Library> => {
    const path = join(await libraryPath(items), 'catalog.db')
    const bare = new Database(path, { readonly: true })
    return {
      items,
      catalog: await openCatalog(path),
      prepare(statement) {
        const prepared = bare.prepare(statement)
        return () => prepared.all()
      },
      close: () => bare.close(),
    }
  })
  await benchSearches('SQLite', await Promise.all(libraries))
}

/** @param libraries database URLs by size */
export async function benchPostgresSearches(libraries: ReadonlyMap<number, string>): Promise<void> {
  let named = 0
  const opened = [...libraries].map(async ([items, url]): Promise<Library> => {
    const bare = new Client({ connectionString: url })
    await bare.connect()
    return {
      items,
      catalog: await openCatalog(url),
      prepare(text) {
        // Postgres sorts the whole union for these hand-written statements. That takes seconds and compares nothing.
        if (/ UNION | CROSS JOIN /.test(text)) return undefined
        const name = `bare-${named++}`
        return () => bare.query({ name, text })
      },
      close: () => void bare.end(),
    }
  })
  await benchSearches('Postgres', await Promise.all(opened))
}

/** Measures a page of 100 for each access path and size, and hand-written statements for the same pages. */
async function benchSearches(engine: string, libraries: readonly Library[]): Promise<void> {
  // Late enough that the smallest library has a full page after each start.
  const starts = Array.from({ length: STARTS }, (_, at) =>
    shapes(Math.floor(SPAN[1] - spread(at) * 0.15 * (SPAN[1] - SPAN[0]))),
  )
  const rows: string[][] = []
  for (const [index, { name }] of (starts[0] ?? []).entries()) {
    const pages = starts.flatMap((list) => list[index] ?? [])
    const pageOf = (round: number): Shape | undefined => pages[round % pages.length]
    const searches = libraries.map(({ catalog }) => (round: number) => {
      const page = pageOf(round)
      return page && searchMedia(catalog, page.search, page)
    })
    const statements = libraries.map(({ prepare }) => {
      const prepared = pages.map((page) => prepare(page.bare))
      return (round: number) => prepared[round % prepared.length]?.()
    })
    const times = await race([...searches, ...statements], ROUNDS)
    const ours = times.slice(0, libraries.length)
    const byHand = times.slice(libraries.length)
    const [smallest] = ours
    rows.push([
      name,
      ...ours.flatMap(({ p50, p99 }) => [ms(p50), ms(p99)]),
      ...ours.slice(1).map(({ p50 }) => ratio(p50, smallest?.p50 ?? Number.NaN)),
      ...byHand.map(({ p50 }, at) => (libraries[at]?.prepare(pages[0]?.bare ?? '') ? ms(p50) : '')),
    ])
  }
  const names = libraries.map(({ items: size }) =>
    size >= 1_000_000 ? `${size / 1_000_000} M` : `${size / 1000} k`,
  )
  const heads = [
    ...names.flatMap((size) => [`${size} p50`, 'p99']),
    ...names.slice(1).map((size) => `${size} / ${names[0]}`),
    ...names.map((size) => `bare ${size}`),
  ]
  printTable([`a page of 100 on ${engine}, ms`, ...heads], rows)
  for (const { catalog, close } of libraries) {
    close()
    await catalog.close()
  }
}
