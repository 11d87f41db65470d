import { mkdirSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, ms, printTable } from 'tintype-test-support/measure'
import { startPostgres } from '../test/support/postgres.ts'
import { type Filled, fill } from './operations/library.ts'
import { BATCH, type Workload, workloads } from './operations/workloads.ts'
import { startServer } from './servers.ts'

const ITEMS = 10_000
const ROUNDS = 10

/** Additional time of a round trip to a database in another building. */
const DELAY_MS = 1

/**
 * Measures every operation on Postgres, and on the same Postgres at a distance: behind a proxy that delays what the
 * server sends. The difference is the number of statements that a response waits for, times the delay.
 */
export async function benchDistance(): Promise<void> {
  const postgres = await startPostgres({ durable: true })
  const folder = join(tmpdir(), 'tintype-bench', 'distance')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    const near = new URL(postgres.url)
    const proxy = await startServer('distance.ts', near.port, String(DELAY_MS))
    const far = Object.assign(new URL(postgres.url), { port: new URL(proxy.origin).port })
    // Both use the same rows, one after the other: each workload uses tokens of its own half.
    const filled = await fill(postgres.url, folder, { items: ITEMS, uploads: 2 * ROUNDS * BATCH })
    const results: Map<string, number>[] = []
    for (const [at, url] of [near, far].entries()) {
      const server = await startServer('tintype.ts', folder, url.href)
      const tokens = filled.tokens.slice(at * ROUNDS * BATCH)
      results.push(await measureAll(server, { ...filled, tokens }))
      server.stop()
    }
    proxy.stop()
    const [direct, distant] = results
    if (direct === undefined || distant === undefined) return
    printTable(
      ['on Postgres, ms', 'near', `${DELAY_MS} ms away`, 'difference'],
      [...direct].map(([name, time]) => {
        const away = distant.get(name) ?? Number.NaN
        return [name, ms(time), ms(away), ms(away - time)]
      }),
    )
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureAll(
  server: Awaited<ReturnType<typeof startServer>>,
  filled: Filled,
): Promise<Map<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const medians = new Map<string, number>()
  for (const workload of await workloads(server, agent, filled, 1)) {
    for (const [name, times] of await repeat(workload)) medians.set(name, median(times))
  }
  agent.destroy()
  return medians
}

async function repeat({ round }: Workload): Promise<Map<string, number[]>> {
  const all = new Map<string, number[]>()
  for (let done = 0; done < ROUNDS; done++) {
    await round(0, done, async (name, call) => {
      const start = performance.now()
      const result = await call()
      all.set(name, [...(all.get(name) ?? []), performance.now() - start])
      return result
    })
  }
  return all
}
