import { parseArgs } from 'node:util'
import { benchBatchCreate } from './batchCreate.ts'
import { BYTES, benchBytes } from './bytes/main.ts'
import { benchDistance } from './distance.ts'
import { benchHostile } from './hostile/main.ts'
import { benchHttp } from './http.ts'
import { libraryPath } from './libraries.ts'
import { benchOperations, type OperationsOptions } from './operations/main.ts'
import { benchPostgres } from './postgres.ts'
import { benchSqliteSearches } from './searches.ts'
import { benchStart } from './start.ts'

/**
 * Compare the ratios: the times depend on the machine.
 *
 * - `catalog [--large]`: searches, the list over HTTP and batchCreate, compared with the same work done by hand.
 * - `postgres [--large]`: the same searches on Postgres, and two processes.
 * - `operations [--items N] [--clients N] [--seconds N] [--engine sqlite|postgres]`: every operation in a library of N
 *   items, with many clients at once. Fills it first, in the system's temporary folder, and deletes it.
 * - `distance`: every operation on a Postgres that is near, and on one that is a millisecond away.
 * - `bytes [--shared]`: uploads, downloads and thumbnails, compared with nginx, dd and sharp.
 * - `hostile`: what a user notices while another one attacks the server.
 * - `start`: how long the built command takes to start, and its memory at rest.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    large: { type: 'boolean' },
    shared: { type: 'boolean' },
    items: { type: 'string', default: '1000000' },
    clients: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '5' },
    engine: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
  },
})
const [what, ...rest] = positionals

const MILLION = 1_000_000

const sizes = [10_000, MILLION, ...(values.large ? [10 * MILLION] : [])]

function operationsOptions(): OperationsOptions {
  const engines = (['sqlite', 'postgres'] as const).filter((name) => values.engine.includes(name))
  const [items, clients, seconds] = [values.items, values.clients, values.seconds].map(Number)
  if (!items || !clients || !seconds)
    throw new Error('--items, --clients and --seconds need a positive number.')
  return { engines, items, clients, seconds }
}

async function benchCatalog(): Promise<void> {
  for (const size of sizes) await libraryPath(size)
  await benchSqliteSearches(sizes)
  await benchHttp(MILLION)
  await benchBatchCreate(MILLION)
}

if (what === 'catalog' && rest.length === 0) await benchCatalog()
else if (what === 'operations' && rest.length === 0) await benchOperations(operationsOptions())
else if (what === 'distance' && rest.length === 0) await benchDistance()
else if (what === 'postgres' && rest.length === 0) await benchPostgres(sizes)
else if (what === 'hostile' && rest.length === 0) await benchHostile()
else if (what === 'start' && rest.length === 0) await benchStart()
else if (what === 'bytes' && rest.every((part) => BYTES.some((each) => each === part))) {
  await benchBytes(rest.length > 0 ? rest : BYTES, values.shared)
} else {
  const parts = BYTES.join(' | ')
  console.error(
    `usage: pnpm bench catalog [--large] | postgres [--large] | operations [--items N] … | distance | bytes [--shared] [${parts}] … | hostile | start`,
  )
  process.exit(2)
}
