import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startServer } from '../src/testing.ts'
import { fuzz } from './run.ts'

/** `pnpm fuzz [--runs 100000] [--seed N] [--budget SECONDS]`: requests made from the document, against a server in memory. */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    budget: { type: 'string', default: '1800' },
  },
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** Used megabytes of the heap of server and client, which share this process. */
const heap = () => {
  collect()
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20)
}

const runs = Number(values.runs)
const seen: number[] = []
await using server = await startServer({ memory: true, seed: 'demo' })
const found = await fuzz({
  server,
  runs,
  seed: Number(values.seed),
  budget: Number(values.budget) * 1000,
  onRequest(count) {
    if (count % 10_000 !== 0) return
    seen.push(heap())
    console.log(`${count} requests, ${seen.at(-1)} MB of heap`)
  },
})
console.log(`seed ${values.seed}: ${found.requests} requests, answered`, found.statuses)
if (found.fault !== undefined) {
  console.error(found.fault)
  process.exitCode = 1
}
