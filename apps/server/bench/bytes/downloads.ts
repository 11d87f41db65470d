import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ms, printTable, race, ratio, type Times } from 'tintype-test-support/measure'
import { box, makeVideo } from '../../src/testing/movie.ts'
import { type Server, startServer } from '../servers.ts'
import { type Body, request } from '../transfers.ts'
import { createItem } from './items.ts'

const MIB = 1024 ** 2
const LARGE = 1024 * MIB
const RANGE = 64 * 1024

/** Compares downloads of 1 GiB, and of 64 kB in it, with nginx and with a bare server of node:http. */
export async function benchDownloads(folder: string, tintype: Server, nginx: Server): Promise<void> {
  const bare = await startServer('files.ts', join(folder, 'files'))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const movie = await largeMovie()
  const { baseUrl } = await createItem(tintype, agent, movie)
  const path = `${baseUrl}=dv`
  await pipeline(movie, createWriteStream(join(folder, 'files', 'movie.mp4')))
  const sources = [
    { server: tintype, path },
    { server: nginx, path: '/movie.mp4' },
    { server: bare, path: '/movie.mp4' },
  ]
  const bytes = movie.reduce((sum, part) => sum + part.length, 0)
  process.stderr.write('1 GiB and 64 kB downloads\n')
  const whole = await race(
    sources.slice(0, 2).map((source) => () => request(source.server, source.path, { agent })),
    { rounds: 5, warmUp: 1 },
  )
  const rangeAt = (round: number) => (round * 7919 * RANGE) % (bytes - RANGE)
  const ranges = await race(
    sources.map(({ server, path }) => (round: number) => {
      const start = rangeAt(round)
      const headers = { range: `bytes=${start}-${start + RANGE - 1}` }
      return request(server, path, { agent, headers })
    }),
    { rounds: 2000, warmUp: 200 },
  )
  agent.destroy()
  bare.stop()
  printTable(
    ['downloads', '1 GiB, MB/s', 'of nginx'],
    ['tintype-server, =dv', 'nginx'].map((name, at) => {
      const [one, other] = [whole[at]?.p50 ?? Number.NaN, whole[1]?.p50 ?? Number.NaN]
      return [name, ((bytes / MIB / one) * 1000).toFixed(0), ratio(other, one)]
    }),
  )
  printPeers('a range of 64 kB in 1 GiB, ms', ranges)
}

/** Prints a comparison of tintype-server with nginx and a bare server, in this order. */
export function printPeers(what: string, times: readonly Times[]): void {
  const [, nginx, bare] = times
  printTable(
    [what, 'p50', 'p99', 'rate, of nginx', 'of node:http'],
    times.map(({ p50, p99 }, at) => [
      ['tintype-server', 'nginx', 'node:http, files'][at] ?? '',
      ms(p50),
      ms(p99),
      ratio(nginx?.p50 ?? Number.NaN, p50),
      ratio(bare?.p50 ?? Number.NaN, p50),
    ]),
  )
}

/** A real video, padded with a box that players ignore. */
async function largeMovie(): Promise<Body> {
  const filling = randomBytes(MIB)
  const parts = Array.from({ length: LARGE / MIB }, () => filling)
  const head = box('free')
  head.writeUInt32BE(LARGE + head.length)
  return [await makeVideo('mp4'), head, ...parts]
}
