import { parseArgs } from 'node:util'
import { benchBatchCreate } from './batchCreate.ts'
import { benchHttp } from './http.ts'
import { libraryPath } from './libraries.ts'
import { benchSearches } from './searches.ts'

/**
 * `pnpm bench catalog [--large]`: what searches, the list over HTTP and batchCreate cost, beside the same work done by
 * hand. Read the ratios: the times are this machine's.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { large: { type: 'boolean' } } })
if (positionals.length !== 1 || positionals[0] !== 'catalog') {
  console.error('usage: pnpm bench catalog [--large]')
  process.exit(2)
}

const MILLION = 1_000_000
const sizes = [10_000, MILLION, ...(values.large ? [10 * MILLION] : [])]
for (const size of sizes) await libraryPath(size)
await benchSearches(sizes)
await benchHttp(MILLION)
await benchBatchCreate(MILLION)
