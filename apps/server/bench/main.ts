import { parseArgs } from 'node:util'
import { benchBatchCreate } from './batchCreate.ts'
import { BYTES, benchBytes } from './bytes/main.ts'
import { benchHostile } from './hostile/main.ts'
import { benchHttp } from './http.ts'
import { libraryPath } from './libraries.ts'
import { benchPostgres } from './postgres.ts'
import { benchSqliteSearches } from './searches.ts'

/**
 * `pnpm bench catalog [--large]`: compares searches, the list over HTTP and batchCreate with the same work done by hand. `pnpm bench postgres [--large]`: the same searches on Postgres, and two processes. `pnpm bench bytes [--shared]`:
 * compares uploads, downloads and thumbnails with nginx, dd and sharp. `pnpm bench hostile`: measures what a user notices
 * while another one attacks the server. Compare the ratios: the times depend on the machine.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { large: { type: 'boolean' }, shared: { type: 'boolean' } },
})
const [what, ...rest] = positionals

const MILLION = 1_000_000

const sizes = [10_000, MILLION, ...(values.large ? [10 * MILLION] : [])]

async function benchCatalog(): Promise<void> {
  for (const size of sizes) await libraryPath(size)
  await benchSqliteSearches(sizes)
  await benchHttp(MILLION)
  await benchBatchCreate(MILLION)
}

if (what === 'catalog' && rest.length === 0) await benchCatalog()
else if (what === 'postgres' && rest.length === 0) await benchPostgres(sizes)
else if (what === 'hostile' && rest.length === 0) await benchHostile()
else if (what === 'bytes' && rest.every((part) => BYTES.some((each) => each === part))) {
  await benchBytes(rest.length > 0 ? rest : BYTES, values.shared)
} else {
  const parts = BYTES.join(' | ')
  console.error(
    `usage: pnpm bench catalog [--large] | postgres [--large] | bytes [--shared] [${parts}] … | hostile`,
  )
  process.exit(2)
}
