import { mkdirSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { ms, printTable, ratio, spread, summary, type Times } from 'tintype-test-support/measure'
import { catalogPath } from '../../src/dataFolder/dataFolder.ts'
import { startPostgres } from '../../test/support/postgres.ts'
import { type Server, startServer } from '../servers.ts'
import { fill } from './library.ts'
import { BATCH, BATCHES, type Time, type Workload, workloads } from './workloads.ts'

export interface OperationsOptions {
  items: number
  clients: number
  /** For each workload. */
  seconds: number
  engines: readonly ('sqlite' | 'postgres')[]
}

/** A bare statement that as many clients run at the same time. */
interface Bare {
  read: Times
  write: Times
}

/** Measures every operation in a library of any size, with many clients at once, next to bare statements. */
export async function benchOperations(options: OperationsOptions): Promise<void> {
  const results: Results[] = []
  for (const engine of options.engines) {
    const folder = join(tmpdir(), 'tintype-bench', `operations-${engine}`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    try {
      results.push(await (engine === 'sqlite' ? onSqlite : onPostgres)(folder, options))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  printMarkdown(results, options)
}

/** The times of one engine by the name of the call. */
interface Results {
  engine: string
  times: Map<string, Times>
}

/** The table of the page "How far it goes". */
function printMarkdown(results: readonly Results[], { items, clients }: OperationsOptions): void {
  const heads = results.flatMap(({ engine }) => [`${engine} p50`, 'p99'])
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const names = [...(results[0]?.times.keys() ?? [])]
  const lines = names.map((name) =>
    row([
      /\w\.\w/.test(name) ? name.replace(/^[\w.]+/, '`$&`') : name,
      ...results.flatMap(({ times }) => {
        const { p50 = Number.NaN, p99 = Number.NaN } = times.get(name) ?? {}
        return [p50, p99].map((time) => time.toFixed(time < 0.1 ? 3 : time < 10 ? 2 : 0))
      }),
    ]),
  )
  const first = row([`${items.toLocaleString('en-US')} items, ${clients} clients, ms`, ...heads])
  console.log([first, row(['---', ...heads.map(() => '---:')]), ...lines].join('\n'))
}

async function onSqlite(folder: string, options: OperationsOptions): Promise<Results> {
  const path = catalogPath(folder)
  const filled = await fill(path, folder, { ...options, uploads: options.clients * BATCH * BATCHES })
  const bare = bareSqlite(path, options)
  return measure('SQLite', await startServer('tintype.ts', folder), filled, bare, options)
}

async function onPostgres(folder: string, options: OperationsOptions): Promise<Results> {
  // A quarter of the memory, as the manual of Postgres recommends.
  const postgres = await startPostgres({
    durable: true,
    buffers: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`,
  })
  try {
    const filled = await fill(postgres.url, folder, {
      ...options,
      uploads: options.clients * BATCH * BATCHES,
    })
    const bare = await barePostgres(postgres.url, options)
    return await measure(
      'Postgres',
      await startServer('tintype.ts', folder, postgres.url),
      filled,
      bare,
      options,
    )
  } finally {
    await postgres.stop()
  }
}

async function measure(
  engine: string,
  server: Server,
  filled: Awaited<ReturnType<typeof fill>>,
  bare: Bare,
  options: OperationsOptions,
): Promise<Results> {
  const times = new Map<string, Times>([
    ['a bare SELECT of one row', bare.read],
    ['a bare INSERT of one row', bare.write],
  ])
  const agent = new Agent({ keepAlive: true })
  try {
    const rows: string[][] = [
      ['a bare SELECT of one row', ms(bare.read.p50), ms(bare.read.p99), '', '1.0', ''],
      ['a bare INSERT of one row', ms(bare.write.p50), ms(bare.write.p99), '', '', '1.0'],
    ]
    for (const workload of await workloads(server, agent, filled, options.clients)) {
      for (const [name, all] of await run(workload, options)) {
        const { p50, p99 } = summary(all)
        times.set(name, { p50, p99 })
        const rate = (all.length / (all.reduce((sum, time) => sum + time, 0) / 1000)) * options.clients
        rows.push([
          name,
          ms(p50),
          ms(p99),
          rate.toFixed(0),
          ratio(p99, bare.read.p99),
          ratio(p99, bare.write.p99),
        ])
      }
    }
    const what = `${options.items} items on ${engine}, ${options.clients} clients`
    printTable([what, 'p50 ms', 'p99 ms', 'a second', 'p99 / SELECT', 'p99 / INSERT'], rows)
    return { engine, times }
  } finally {
    agent.destroy()
    server.stop()
  }
}

/** @returns the times of each call */
async function run(
  { round, rounds = Number.POSITIVE_INFINITY }: Workload,
  { clients, seconds }: OperationsOptions,
): Promise<Map<string, number[]>> {
  const all = new Map<string, number[]>()
  const time: Time = async (name, call) => {
    const start = performance.now()
    const result = await call()
    const times = all.get(name) ?? []
    times.push(performance.now() - start)
    all.set(name, times)
    return result
  }
  // Worker processes start, connections open, and statements are planned.
  if (rounds === Number.POSITIVE_INFINITY)
    await Promise.all(Array.from({ length: clients }, (_, number) => round(number, 0, untimed)))
  const end = performance.now() + seconds * 1000
  const client = async (number: number) => {
    for (let done = 1; done <= rounds && performance.now() < end; done++) await round(number, done, time)
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  return all
}

const untimed: Time = (_name, call) => call()

const SELECT = 'SELECT * FROM media WHERE id ='
const TABLE = 'CREATE TABLE bare (n INTEGER)'
const INSERT = 'INSERT INTO bare VALUES (1)'
const READS = 2000
const WRITES = 200

/** SQLite has one connection, so its statements run one after the other. */
function bareSqlite(path: string, { items }: OperationsOptions): Bare {
  const database = new Database(path)
  database.pragma('synchronous = FULL')
  database.exec(TABLE)
  const times = (count: number, work: (at: number) => unknown) =>
    summary(
      Array.from({ length: count }, (_, at) => {
        const start = performance.now()
        work(at)
        return performance.now() - start
      }),
    )
  const [select, insert] = [database.prepare(`${SELECT} ?`), database.prepare(INSERT)]
  const read = times(READS, (at) => select.get(1 + Math.floor(spread(at) * items)))
  const write = times(WRITES, () => insert.run())
  database.exec('DROP TABLE bare')
  database.close()
  return { read, write }
}

async function barePostgres(url: string, { items, clients }: OperationsOptions): Promise<Bare> {
  const connections = Array.from({ length: clients }, () => new Client({ connectionString: url }))
  await Promise.all(connections.map((connection) => connection.connect()))
  await connections[0]?.query(TABLE)
  const times = async (count: number, work: (connection: Client, at: number) => Promise<unknown>) => {
    const all: number[] = []
    const one = async (connection: Client, first: number) => {
      for (let at = first; at < count; at += clients) {
        const start = performance.now()
        await work(connection, at)
        all.push(performance.now() - start)
      }
    }
    await Promise.all(connections.map(one))
    return summary(all)
  }
  const read = await times(READS * 4, (connection, at) =>
    connection.query({ name: 'select', text: `${SELECT} $1`, values: [1 + Math.floor(spread(at) * items)] }),
  )
  const write = await times(WRITES * 4, (connection) => connection.query({ name: 'insert', text: INSERT }))
  await connections[0]?.query('DROP TABLE bare')
  await Promise.all(connections.map((connection) => connection.end()))
  return { read, write }
}
