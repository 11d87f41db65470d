import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { median, printTable, ratio } from 'tintype-test-support/measure'
import type { Server } from '../servers.ts'
import { type Body, request } from '../transfers.ts'

const MIB = 1024 ** 2
const LARGE = 1024 * MIB
const ROUNDS = 5
const SMALL_BYTES = 20_000
/** Per round. */
const SMALL_FILES = 400
const SMALL_ROUNDS = 5
const MANY = 32

export const UPLOAD = '/v1/uploads'
const RAW = { 'x-goog-upload-protocol': 'raw', 'content-type': 'application/octet-stream' }

/** Compares 1 GiB in one request with nginx and `dd`, which has no network. */
export async function benchLargeUploads(folder: string, tintype: Server, nginx?: Server): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: Record<string, number[]> = {}
  const time = async (name: string, upload: () => unknown) => {
    const start = performance.now()
    await upload()
    times[name] = [...(times[name] ?? []), performance.now() - start]
  }
  for (let round = 0; round < ROUNDS; round++) {
    process.stderr.write(`\r1 GiB uploads: round ${round + 1} of ${ROUNDS}`)
    await time('tintype-server, raw', () =>
      request(tintype, UPLOAD, { agent, method: 'POST', headers: RAW, body: largeBody() }),
    )
    await time('tintype-server, resumable', () => uploadInSession(tintype, agent, largeBody()))
    if (nginx) {
      await time('nginx, DAV PUT (not durable)', () =>
        request(nginx, `/${round}.bin`, { agent, method: 'PUT', body: largeBody() }),
      )
    }
    await time('dd conv=fsync', () =>
      spawnSync('dd', [
        'if=/dev/zero',
        `of=${join(folder, `${round}.dd`)}`,
        'bs=1M',
        'count=1024',
        'conv=fsync',
      ]),
    )
  }
  process.stderr.write('\n')
  agent.destroy()
  const toPeer = (name: string, list: number[]) =>
    ratio(median((times[name] ?? []).map((time, round) => time / (list[round] ?? Number.NaN))), 1)
  printTable(
    ['1 GiB upload', 'MB/s', 'of dd', 'of nginx'],
    Object.entries(times).map(([name, list]) => [
      name,
      ((LARGE / median(list) / MIB) * 1000).toFixed(0),
      toPeer('dd conv=fsync', list),
      nginx ? toPeer('nginx, DAV PUT (not durable)', list) : '',
    ]),
  )
}

/** Unique bytes, because known ones are not stored again. */
function largeBody(): Body {
  return [randomBytes(MIB), ...Array.from({ length: LARGE / MIB - 1 }, () => FILLING)]
}
const FILLING = randomBytes(MIB)

async function uploadInSession(server: Server, agent: Agent, body: Body): Promise<void> {
  const start = { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' }
  const { headers } = await request(server, UPLOAD, { agent, method: 'POST', headers: start })
  const session = new URL(String(headers['x-goog-upload-url']))
  await request(server, session.pathname + session.search, {
    agent,
    method: 'POST',
    headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': 0 },
    body,
  })
}

/**
 * Measures uploads of 20 kB over one connection and over 32, in turns with nginx, which syncs nothing, and with a bare
 * program that stores files as durably.
 */
export async function benchSmallUploads(folder: string, tintype: Server, nginx?: Server): Promise<void> {
  const contestants: Record<string, (connections: number, round: number) => number | Promise<number>> = {
    'tintype-server': (connections, round) => uploadMany(tintype, connections, round),
    'bare files, durable': (connections, round) =>
      storeMany(join(folder, `bare-${connections}-${round}`), connections),
  }
  if (nginx) {
    contestants['nginx, not durable'] = (connections, round) => uploadMany(nginx, connections, round)
  }
  const rates: Record<string, number[]> = {}
  for (let round = 0; round < SMALL_ROUNDS; round++) {
    process.stderr.write(`\r20 kB uploads: round ${round + 1} of ${SMALL_ROUNDS}`)
    for (const [name, rate] of Object.entries(contestants)) {
      for (const connections of [1, MANY]) {
        const key = `${name} ${connections}`
        rates[key] = [...(rates[key] ?? []), await rate(connections, round)]
      }
    }
  }
  process.stderr.write('\n')
  const rateOf = (name: string, connections: number) => median(rates[`${name} ${connections}`] ?? [])
  const bare = (connections: number) => rateOf('bare files, durable', connections)
  const rows = Object.keys(contestants).map((name) => {
    const [one, many] = [rateOf(name, 1), rateOf(name, MANY)]
    const ofBare = [ratio(one, bare(1)), ratio(many, bare(MANY))]
    return [name, one.toFixed(0), many.toFixed(0), ratio(many, one), ...ofBare]
  })
  const head = ['uploads of 20 kB a second', '1 connection', `${MANY}`, `${MANY} / 1`]
  printTable([...head, 'of bare files, 1', `${MANY}`], rows)
}

/** @returns files per second */
function storeMany(folder: string, concurrently: number): number {
  const program = fileURLToPath(new URL('./bareFiles.ts', import.meta.url))
  const args = [program, folder, String(SMALL_BYTES), String(SMALL_FILES), String(concurrently)]
  const env = { ...process.env, UV_THREADPOOL_SIZE: '16' }
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  if (status !== 0) throw new Error(`The bare program failed: ${stderr}`)
  return Number(stdout)
}

/** @returns files per second */
async function uploadMany(server: Server, connections: number, round: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const photos = await smallPhotos(SMALL_FILES)
  let next = 0
  const work = async () => {
    for (let at = next++; at < photos.length; at = next++) {
      const body = [photos[at] ?? Buffer.alloc(0)]
      if (server.token === undefined) {
        await request(server, `/${connections}-${round}-${at}.jpg`, { agent, method: 'PUT', body })
      } else {
        await request(server, UPLOAD, { agent, method: 'POST', headers: RAW, body })
      }
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, work))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return photos.length / seconds
}

/** JPEGs of the same picture, each padded with unique bytes. */
async function smallPhotos(count: number): Promise<Buffer[]> {
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#79a' } })
    .withExif({ IFD2: { DateTimeOriginal: '2024:08:17 10:30:00' } })
    .jpeg()
    .toBuffer()
  return Array.from({ length: count }, () =>
    Buffer.concat([picture, randomBytes(SMALL_BYTES - picture.length)]),
  )
}
