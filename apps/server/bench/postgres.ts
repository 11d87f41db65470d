import { rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir, totalmem } from 'node:os'
import { Client } from 'pg'
import { ms, printTable, ratio, summary } from 'tintype-test-support/measure'
import { openCatalog } from '../src/catalog/openCatalog.ts'
import { fillLibrary } from '../test/support/bigLibrary.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { LIST } from './http.ts'
import { libraryPath, showProgress } from './libraries.ts'
import { benchPostgresSearches } from './searches.ts'
import { type Server, startServer } from './servers.ts'
import { request } from './transfers.ts'

const CONNECTIONS = 8
const SECONDS = 10

/** Measures the searches on Postgres, lists by one and two processes, and the size of rows and indexes per item. */
export async function benchPostgres(sizes: readonly number[]): Promise<void> {
  // A quarter of the memory, as the manual of Postgres recommends. The default suits very small machines.
  const buffers = `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`
  const postgres = await startPostgres({ durable: true, buffers })
  try {
    const libraries = new Map<number, string>()
    for (const items of sizes) libraries.set(items, await fill(postgres.url, items))
    await benchPostgresSearches(libraries)
    const [items, url] = [...libraries].find(([items]) => items >= 1_000_000) ?? []
    if (items === undefined || url === undefined) return
    await tellSizes(items, url)
    await benchProcesses(items, url)
  } finally {
    await postgres.stop()
  }
}

async function fill(server: string, items: number): Promise<string> {
  const url = Object.assign(new URL(server), { pathname: `/items_${items}` }).href
  await query(server, `create database items_${items}`)
  const catalog = await openCatalog(url)
  await fillLibrary(catalog, items, (done) => showProgress(done, items))
  await catalog.close()
  return url
}

async function tellSizes(items: number, url: string): Promise<void> {
  const rows = await query<{ name: string; bytes: string }>(
    url,
    `select relname as name, pg_relation_size(oid) as bytes from pg_class
     where relnamespace = 'public'::regnamespace and pg_relation_size(oid) > ${items} order by bytes desc`,
  )
  printTable(
    ['rows and indexes', 'bytes for an item'],
    rows.map(({ name, bytes }) => [name, (Number(bytes) / items).toFixed(0)]),
  )
}

/** Measures concurrent lists of one process on SQLite, one on Postgres, and two on Postgres. */
async function benchProcesses(items: number, url: string): Promise<void> {
  const embedded = await startServer('tintype.ts', await libraryPath(items))
  const startShared = async (number: number) => {
    const folder = `${tmpdir()}/tintype-bench/process-${number}`
    // A folder of an earlier run belongs to another library.
    await rm(folder, { recursive: true, force: true })
    return startServer('tintype.ts', folder, url)
  }
  const shared = await Promise.all([0, 1].map(startShared))
  try {
    const rows: string[][] = []
    let first: number | undefined
    for (const [name, servers] of [
      ['one on SQLite', [embedded]],
      ['one on Postgres', shared.slice(0, 1)],
      ['two on Postgres', shared],
    ] as const) {
      const { rate, p50, p99 } = await lists(servers)
      first ??= rate
      rows.push([name, rate.toFixed(0), ms(p50), ms(p99), ratio(rate, first)])
    }
    printTable(
      [`mediaItems.list of 100, ${CONNECTIONS} connections`, 'a second', 'p50 ms', 'p99 ms', 'of the first'],
      rows,
    )
  } finally {
    for (const server of [embedded, ...shared]) server.stop()
  }
}

async function lists(servers: readonly Server[]) {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  const run = async (seconds: number, number: number) => {
    const server = servers[number % servers.length] as Server
    for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
      const start = performance.now()
      await request(server, LIST, { agent })
      times.push(performance.now() - start)
    }
  }
  const all = (seconds: number) =>
    Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => run(seconds, number)))
  await all(3)
  times.length = 0
  await all(SECONDS)
  agent.destroy()
  return { rate: times.length / SECONDS, ...summary(times) }
}

async function query<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
