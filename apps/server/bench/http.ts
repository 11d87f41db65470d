import { Agent } from 'node:http'
import type { ListMediaItemsResponse } from '@tintype/types'
import { ms, printTable, race, ratio } from 'tintype-test-support/measure'
import { summaryColumns } from '../src/catalog/mediaRecords.ts'
import { libraryPath } from './libraries.ts'
import { type Server, startServer } from './servers.ts'
import { request } from './transfers.ts'

// Compact JSON, like the bare server's.
export const LIST = '/v1/mediaItems?pageSize=100&prettyPrint=false'

/** Pages that are read once each: more items than the server caches. */
const NEW_PAGES = 2500

/**
 * Compares mediaItems.list of 100 over HTTP with a server of node:http, one statement and JSON.stringify: with all
 * columns, and with only the columns of the response, which are in an index. The first page is read again and again, as
 * apps do that look for new items; then each page of the library once.
 */
export async function benchHttp(items: number): Promise<void> {
  const data = await libraryPath(items)
  const pages = await pagePaths(data)
  const servers = await Promise.all([
    startServer('tintype.ts', data),
    startServer('tintype.ts', data),
    startServer('bare.ts', data),
    startServer('bare.ts', data, summaryColumns.join()),
  ])
  const [again, once, ...bare] = servers
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const get = (server: Server | undefined, path: string) => server && request(server, path, { agent })
  try {
    const rounds = 2000
    const times = await race(
      [
        () => get(again, LIST),
        (round) => get(once, pages[round % pages.length] ?? LIST),
        ...bare.map((server) => () => get(server, LIST)),
      ],
      { rounds, warmUp: 500 },
    )
    const [ours, others] = [times.slice(0, 2), times.slice(2)]
    const names = [
      'tintype-server',
      'tintype-server, pages not read before',
      'node:http, SELECT *, JSON.stringify',
      'the same with the columns shown',
    ]
    printTable(
      [
        'mediaItems.list of 100 over HTTP, ms',
        'p50',
        'p99',
        ...others.map((_, at) => `rate, of (${at + 1})`),
      ],
      times.map(({ p50, p99 }, at) => [
        at < ours.length ? (names[at] ?? '') : `${names[at]} (${at - ours.length + 1})`,
        ms(p50),
        ms(p99),
        ...others.map((other) => ratio(other.p50, p50)),
      ]),
    )
  } finally {
    agent.destroy()
    for (const server of servers) server.stop()
  }
}

/** The paths of the first pages of a library, from a server of their own, so that no other has cached them. */
async function pagePaths(data: string): Promise<string[]> {
  const server = await startServer('tintype.ts', data)
  const paths: string[] = []
  let pageToken: string | undefined = ''
  while (pageToken !== undefined && paths.length < NEW_PAGES) {
    const path = `${LIST}&pageToken=${pageToken}`
    const headers = { authorization: `Bearer ${server.token}` }
    const page = (await (await fetch(server.origin + path, { headers })).json()) as ListMediaItemsResponse
    paths.push(path)
    pageToken = page.nextPageToken
  }
  server.stop()
  return paths
}
