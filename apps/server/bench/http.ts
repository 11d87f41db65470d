import { Agent } from 'node:http'
import { ms, printTable, race, ratio } from 'tintype-test-support/measure'
import { summaryColumns } from '../src/catalog/mediaRecords.ts'
import { libraryPath } from './libraries.ts'
import { startServer } from './servers.ts'
import { request } from './transfers.ts'

// Compact JSON, like the bare server's.
export const LIST = '/v1/mediaItems?pageSize=100&prettyPrint=false'

/**
 * Compares mediaItems.list of 100 over HTTP with a server of node:http, one statement and JSON.stringify: with all
 * columns, and with only the columns of the response, which are in an index.
 */
export async function benchHttp(items: number): Promise<void> {
  const data = await libraryPath(items)
  const servers = await Promise.all([
    startServer('tintype.ts', data),
    startServer('bare.ts', data),
    startServer('bare.ts', data, summaryColumns.join()),
  ])
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const times = await race(
      servers.map((server) => () => request(server, LIST, { agent })),
      { rounds: 2000, warmUp: 500 },
    )
    const ours = times[0]?.p50 ?? Number.NaN
    const names = ['tintype-server', 'node:http, SELECT *, JSON.stringify', 'the same with the columns shown']
    printTable(
      ['mediaItems.list of 100 over HTTP, ms', 'p50', 'p99', 'requests by tintype-server, of its'],
      times.map(({ p50, p99 }, at) => [names[at] ?? '', ms(p50), ms(p99), ratio(p50, ours)]),
    )
  } finally {
    agent.destroy()
    for (const server of servers) server.stop()
  }
}
