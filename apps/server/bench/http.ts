import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { libraryPath } from './libraries.ts'
import { ms, printTable, race, ratio } from './measure.ts'

/** What a server of bench/servers/ says when it is there. */
export interface Ready {
  url: string
  token?: string
}

/** mediaItems.list of 100 over HTTP, beside a server of node:http, one statement and JSON.stringify. */
export async function benchHttp(items: number): Promise<void> {
  const data = await libraryPath(items)
  const servers = [start('tintype.ts', data), start('bare.ts', data)]
  try {
    const ready = await Promise.all(servers.map(ask))
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const [ours, bare] = await race(
      ready.map((server) => () => fetchAll(server, agent)),
      { rounds: 2000, warmUp: 500 },
    )
    agent.destroy()
    if (ours === undefined || bare === undefined) return
    printTable(
      ['mediaItems.list of 100 over HTTP, ms', 'p50', 'p99', 'requests, of the bare server'],
      [
        ['tintype-server', ms(ours.p50), ms(ours.p99), ratio(bare.p50, ours.p50)],
        ['node:http, one statement, JSON.stringify', ms(bare.p50), ms(bare.p99), '1.00'],
      ],
    )
  } finally {
    for (const server of servers) server.kill()
  }
}

function start(name: string, data: string): ChildProcess {
  return fork(new URL(`./servers/${name}`, import.meta.url), [data])
}

async function ask(server: ChildProcess): Promise<Ready> {
  const [ready] = (await once(server, 'message')) as [Ready]
  return ready
}

function fetchAll({ url, token }: Ready, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { ...(token && { authorization: `Bearer ${token}` }) } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${url} failed`)),
      )
    }).on('error', reject)
  })
}
