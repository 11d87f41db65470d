import { mkdirSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, ms, printTable } from 'tintype-test-support/measure'
import { startPostgres } from '../test/support/postgres.ts'
import { type Filled, fill } from './operations/library.ts'
import { BATCH, BATCHES, type Time, workloads } from './operations/workloads.ts'
import { type Server, startServer } from './servers.ts'

const ITEMS = 10_000

/** Rounds before those that count: statements are planned in the first ones. */
const WARM_UP = 2
const ROUNDS = BATCHES - WARM_UP

/** Additional time of a round trip to a database in another building. */
const DELAY_MS = 1

/**
 * Measures every operation on Postgres, and on the same Postgres at a distance: behind a proxy that delays everything
 * that the server sends. The difference is the number of statements that a response waits for, times the delay.
 */
export async function benchDistance(): Promise<void> {
  const postgres = await startPostgres({ durable: true })
  const folder = join(tmpdir(), 'tintype-bench', 'distance')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const running: Server[] = []
  const start = async (name: string, ...args: string[]) => {
    const server = await startServer(name, ...args)
    running.push(server)
    return server
  }
  try {
    const near = new URL(postgres.url)
    const proxy = await start('distance.ts', near.port, String(DELAY_MS))
    const far = Object.assign(new URL(postgres.url), { port: new URL(proxy.origin).port })
    const filled = await fill(postgres.url, folder, { items: ITEMS, uploads: 2 * BATCHES * BATCH })
    const servers = [
      await start('tintype.ts', folder, near.href),
      await start('tintype.ts', folder, far.href),
    ]
    const [direct, distant] = await measure(servers, filled)
    printTable(
      ['on Postgres, ms', 'near', `${DELAY_MS} ms away`, 'difference'],
      [...(direct ?? [])].map(([name, times]) => {
        const [time, away] = [median(times), median(distant?.get(name) ?? [])]
        return [name, ms(time), ms(away), ms(away - time)]
      }),
    )
  } finally {
    for (const server of running) server.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Calls both servers in turns, each with tokens of its own. @returns the times of each by the name of the call */
async function measure(servers: readonly Server[], filled: Filled): Promise<Map<string, number[]>[]> {
  const agent = new Agent({ keepAlive: true })
  const all = await Promise.all(
    servers.map((server, at) =>
      workloads(server, agent, { ...filled, tokens: filled.tokens.slice(at * BATCHES * BATCH) }, 1),
    ),
  )
  const results = servers.map(() => new Map<string, number[]>())
  for (const index of all[0]?.keys() ?? []) {
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const [at, list] of all.entries()) {
        const times = round < WARM_UP ? new Map<string, number[]>() : (results[at] ?? new Map())
        await list[index]?.round(0, round, timing(times))
      }
    }
  }
  agent.destroy()
  return results
}

const timing =
  (times: Map<string, number[]>): Time =>
  async (name, call) => {
    const start = performance.now()
    const result = await call()
    times.set(name, [...(times.get(name) ?? []), performance.now() - start])
    return result
  }
