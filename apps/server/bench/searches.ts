import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openCatalog } from '../src/catalog/open.ts'
import { searchMedia } from '../src/catalog/search.ts'
import { type Shape, SPAN, shapes } from '../test/support/bigLibrary.ts'
import { libraryPath } from './libraries.ts'
import { ms, printTable, race, ratio, spread } from './measure.ts'

const ROUNDS = { rounds: 300, warmUp: 100 }
const STARTS = 50

/** One page of 100 for every way in which a search can read, at every size, and the same page read by hand. */
export async function benchSearches(sizes: readonly number[]): Promise<void> {
  const paths = await Promise.all(sizes.map(async (size) => join(await libraryPath(size), 'catalog.db')))
  const catalogs = await Promise.all(paths.map((path) => openCatalog(path)))
  const bare = paths.map((path) => new Database(path, { readonly: true }))
  // Late enough in time that the smallest library has a page behind each start.
  const starts = Array.from({ length: STARTS }, (_, at) =>
    shapes(SPAN[1] - spread(at) * 0.15 * (SPAN[1] - SPAN[0])),
  )
  const rows: string[][] = []
  for (const [index, { name }] of (starts[0] ?? []).entries()) {
    const pages = starts.flatMap((list) => list[index] ?? [])
    const pageOf = (round: number): Shape | undefined => pages[round % pages.length]
    const searches = catalogs.map((catalog) => (round: number) => {
      const page = pageOf(round)
      return page && searchMedia(catalog, page.search, page)
    })
    const statements = bare.map((database) => {
      const prepared = pages.map((page) => database.prepare(page.bare))
      return (round: number) => prepared[round % prepared.length]?.all()
    })
    const times = await race([...searches, ...statements], ROUNDS)
    const ours = times.slice(0, sizes.length)
    const byHand = times.slice(sizes.length)
    const [smallest] = ours
    rows.push([
      name,
      ...ours.flatMap(({ p50, p99 }) => [ms(p50), ms(p99)]),
      ...ours.slice(1).map(({ p50 }) => ratio(p50, smallest?.p50 ?? Number.NaN)),
      ...byHand.map(({ p50 }) => ms(p50)),
    ])
  }
  const names = sizes.map((size) => (size >= 1_000_000 ? `${size / 1_000_000} M` : `${size / 1000} k`))
  const heads = [
    ...names.flatMap((size) => [`${size} p50`, 'p99']),
    ...names.slice(1).map((size) => `${size} / ${names[0]}`),
    ...names.map((size) => `bare ${size}`),
  ]
  printTable(['a page of 100, ms', ...heads], rows)
  for (const catalog of catalogs) await catalog.destroy()
  for (const database of bare) database.close()
}
