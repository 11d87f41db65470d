import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { ms, printTable, race, ratio } from 'tintype-test-support/measure'
import { type Server, startServer } from '../servers.ts'
import { request } from '../transfers.ts'
import { printPeers } from './downloads.ts'
import { createItem } from './items.ts'

const PHOTOS = 80
const WARM_UP = 30
const EDGES = [256, 1024]

/** Thumbnails of 12 megapixels: compares rendering with plain sharp, and cached ones with nginx and a bare server. */
export async function benchThumbnails(folder: string, tintype: Server, nginx?: Server): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  process.stderr.write('thumbnails of 12 megapixels\n')
  mkdirSync(join(folder, 'files'), { recursive: true })
  const photo = await photoOf12Megapixels()
  const rows: string[][] = []
  for (const edge of EDGES) {
    // A new item each time, because renders of the same item share a cache.
    const files = Array.from({ length: PHOTOS }, () => Buffer.concat([photo, randomBytes(16)]))
    const paths: string[] = []
    for (const [at, file] of files.entries()) {
      paths.push((await createItem(tintype, agent, [file])).baseUrl)
      // sharp reads a file too: with data in memory, it takes two thirds of the time.
      writeFileSync(join(folder, 'files', `${at}.jpg`), file)
    }
    const [ours, bare] = await race(
      [
        (round) => request(tintype, `${paths[round]}=w${edge}-h${edge}`, { agent }),
        (round) => bareSharp(join(folder, 'files', `${round}.jpg`), edge),
      ],
      { rounds: PHOTOS - WARM_UP, warmUp: WARM_UP },
    )
    const [one = 0, other = 0] = [ours?.p50, bare?.p50]
    rows.push([`${edge} px`, ms(one), ms(other), ratio(one, other)])
  }
  printTable(['12 MP JPEG to', 'tintype-server, ms', 'bare sharp', 'times sharp'], rows)
  if (nginx) await benchKept(folder, photo, tintype, nginx, agent)
  agent.destroy()
}

async function benchKept(folder: string, photo: Buffer, tintype: Server, nginx: Server, agent: Agent) {
  const { baseUrl } = await createItem(tintype, agent, [photo])
  const path = `${baseUrl}=w256-h256`
  await request(tintype, path, { agent })
  writeFileSync(join(folder, 'files', 'thumbnail.jpg'), await bareSharp(photo, 256))
  const bare = await startServer('files.ts', join(folder, 'files'))
  const times = await race(
    [
      () => request(tintype, path, { agent }),
      () => request(nginx, '/thumbnail.jpg', { agent }),
      () => request(bare, '/thumbnail.jpg', { agent }),
    ],
    { rounds: 2000, warmUp: 500 },
  )
  bare.stop()
  printPeers('a cached thumbnail of 256 px, ms', times)
}

function bareSharp(file: string | Buffer, edge: number): Promise<Buffer> {
  return sharp(file).autoOrient().resize({ width: edge, height: edge, fit: 'inside' }).jpeg().toBuffer()
}

/** A detailed picture of the size that phones produce. */
function photoOf12Megapixels(): Promise<Buffer> {
  const small = randomBytes(126 * 94 * 3)
  return sharp(small, { raw: { width: 126, height: 94, channels: 3 } })
    .resize({ width: 4032, height: 3024, fit: 'fill', kernel: 'cubic' })
    .jpeg({ quality: 90 })
    .toBuffer()
}
