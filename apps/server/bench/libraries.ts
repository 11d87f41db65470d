import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openCatalog } from '../src/catalog/openCatalog.ts'
import { fillLibrary } from '../test/support/bigLibrary.ts'

/** Increase this when bigLibrary.ts fills libraries differently. */
const FILLING = 5

/** Returns the data folder of a library of this size. Creates it once, in the system's temporary folder. */
export async function libraryPath(items: number): Promise<string> {
  const folder = join(tmpdir(), 'tintype-bench', `${items}-${await schemaHash()}`)
  if (existsSync(folder)) return folder
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  const catalog = await openCatalog(join(making, 'catalog.db'))
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF'])
    await sql.raw(`PRAGMA ${pragma}`).execute(catalog.db)
  await fillLibrary(catalog, items, (done) => showProgress(done, items))
  await sql.raw('PRAGMA journal_mode = WAL').execute(catalog.db)
  await catalog.close()
  renameSync(making, folder)
  return folder
}

async function schemaHash(): Promise<string> {
  const catalog = await openCatalog(':memory:')
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_schema order by name`.execute(catalog.db)
  await catalog.close()
  return createHash('sha256')
    .update(JSON.stringify([FILLING, rows]))
    .digest('hex')
    .slice(0, 12)
}

export function showProgress(done: number, items: number): void {
  const WIDTH = 40
  const bar = '#'.repeat(Math.round((done / items) * WIDTH)).padEnd(WIDTH, '.')
  process.stderr.write(`\r${bar} ${done} of ${items} items${done === items ? '\n' : ''}`)
}
