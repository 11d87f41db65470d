import { Agent } from 'node:http'
import { libraryPath } from './libraries.ts'
import { ms, printTable, race, ratio } from './measure.ts'
import { startServer } from './servers.ts'
import { request } from './transfers.ts'

// Compact, as the bare server's JSON is.
const LIST = '/v1/mediaItems?pageSize=100&prettyPrint=false'

/** mediaItems.list of 100 over HTTP, beside a server of node:http, one statement and JSON.stringify. */
export async function benchHttp(items: number): Promise<void> {
  const data = await libraryPath(items)
  const servers = await Promise.all([startServer('tintype.ts', data), startServer('bare.ts', data)])
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const [ours, bare] = await race(
      servers.map((server) => () => request(server, LIST, { agent })),
      { rounds: 2000, warmUp: 500 },
    )
    if (ours === undefined || bare === undefined) return
    printTable(
      ['mediaItems.list of 100 over HTTP, ms', 'p50', 'p99', 'requests, of the bare server'],
      [
        ['tintype-server', ms(ours.p50), ms(ours.p99), ratio(bare.p50, ours.p50)],
        ['node:http, one statement, JSON.stringify', ms(bare.p50), ms(bare.p99), '1.00'],
      ],
    )
  } finally {
    agent.destroy()
    for (const server of servers) server.stop()
  }
}
