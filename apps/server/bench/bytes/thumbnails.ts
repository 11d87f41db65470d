import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { median, ms, printTable, race, ratio } from '../measure.ts'
import type { Server } from '../servers.ts'
import { request } from '../transfers.ts'
import { createItem } from './items.ts'

const PHOTOS = 12
const EDGES = [256, 1024]

/** 12 megapixels to thumbnails: drawn for the first time beside bare sharp, and kept ones beside nginx. */
export async function benchThumbnails(folder: string, tintype: Server, nginx?: Server): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  process.stderr.write('thumbnails of 12 megapixels\n')
  const photo = await photoOf12Megapixels()
  const rows: string[][] = []
  for (const edge of EDGES) {
    const times: [ours: number[], bare: number[]] = [[], []]
    for (let at = 0; at < PHOTOS; at++) {
      // An item of its own each time: of one that was drawn before, something is kept.
      const file = Buffer.concat([photo, randomBytes(16)])
      const { baseUrl } = await createItem(tintype, agent, [file])
      times[0].push(await timed(() => request(tintype, `${baseUrl}=w${edge}-h${edge}`, { agent })))
      times[1].push(await timed(() => bareSharp(file, edge)))
    }
    const [ours, bare] = times.map((list) => median(list.slice(2)))
    rows.push([`${edge} px`, ms(ours ?? 0), ms(bare ?? 0), ratio(ours ?? 0, bare ?? 0)])
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
  const [ours, peer] = await race(
    [() => request(tintype, path, { agent }), () => request(nginx, '/thumbnail.jpg', { agent })],
    { rounds: 2000, warmUp: 200 },
  )
  if (ours === undefined || peer === undefined) return
  printTable(
    ['a kept thumbnail of 256 px, ms', 'p50', 'p99', 'rate, of nginx'],
    [
      ['tintype-server', ms(ours.p50), ms(ours.p99), ratio(peer.p50, ours.p50)],
      ['nginx', ms(peer.p50), ms(peer.p99), '1.00'],
    ],
  )
}

async function timed(job: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await job()
  return performance.now() - start
}

function bareSharp(file: Buffer, edge: number): Promise<Buffer> {
  return sharp(file).autoOrient().resize({ width: edge, height: edge, fit: 'inside' }).jpeg().toBuffer()
}

/** A picture with something in it, as large as phones make them. */
function photoOf12Megapixels(): Promise<Buffer> {
  const small = randomBytes(126 * 94 * 3)
  return sharp(small, { raw: { width: 126, height: 94, channels: 3 } })
    .resize({ width: 4032, height: 3024, fit: 'fill', kernel: 'cubic' })
    .jpeg({ quality: 90 })
    .toBuffer()
}
