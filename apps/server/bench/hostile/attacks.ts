import { randomBytes } from 'node:crypto'
import { Agent, request as send } from 'node:http'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import * as fieldLimits from '@tintype/types/fieldLimits'
import sharp from 'sharp'
import { worstFiles } from '../../test/support/worstFiles.ts'
import { createItem } from '../bytes/items.ts'
import { UPLOAD } from '../bytes/uploads.ts'
import type { Server } from '../servers.ts'
import { request } from '../transfers.ts'

export interface Attack {
  stop(): Promise<void>
  /** The statuses of its responses. */
  summary(): string
}

/** The address of the attacker's machine. Limits per address apply only to it. */
const ADDRESS = '127.0.0.2'

const READERS = 300
const RENDITIONS = 300
const TEXTS = 100
const TEXT_LENGTH = fieldLimits.TextEnrichment.text
const LARGE_FILE = 40 * 1024 ** 2
/** Number of clients. Each sends one file after the other. */
const UPLOADERS = 10
const PAGE_READERS = 4

/** Prepares and starts all parts together. Each runs until it is stopped. */
export async function startAttack(server: Server): Promise<Attack> {
  const stopping = new AbortController()
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const agent = new Agent({ keepAlive: true, localAddress: ADDRESS })
  const files = await worstFiles()
  const photo = await noisyPhoto()
  const [small, large] = [
    await createItem(server, agent, [photo]),
    await createItem(server, agent, [photo, ...(await filling())]),
  ]
  const page = await textPage(server, agent)
  const parts = [
    ...Array.from({ length: UPLOADERS }, (_, at) => uploadForEver(at)),
    ...Array.from({ length: PAGE_READERS }, () => readPages()),
    abandonRenditions(),
    holdReaders(),
  ]
  return {
    async stop() {
      stopping.abort()
      agent.destroy()
      await Promise.all(parts)
    },
    summary: () => [...counts].map(([what, times]) => `${what} ${times}`).join(', '),
  }

  async function repeat(name: string, work: (round: number) => Promise<unknown>): Promise<void> {
    for (let round = 0; !stopping.signal.aborted; round++) {
      await work(round).then(
        () => count(`${name} 200`),
        (error) => count(`${name} ${/returned (\d+)/.exec(String(error))?.[1] ?? 'broken'}`),
      )
      // Rejections cost next to nothing, and would only measure the attacker.
      await setTimeout(10)
    }
  }

  function uploadForEver(at: number): Promise<void> {
    const bytes = files[at % files.length]?.bytes ?? Buffer.alloc(0)
    // Unique bytes, which the server has not examined before.
    return repeat('upload', () =>
      request(server, UPLOAD, { agent, method: 'POST', body: [bytes, randomBytes(16)] }),
    )
  }

  function readPages(): Promise<void> {
    return repeat('page', () => request({ origin: server.origin }, page, { agent }))
  }

  async function abandonRenditions(): Promise<void> {
    while (!stopping.signal.aborted) {
      const sent = Array.from({ length: RENDITIONS }, (_, at) => {
        const outgoing = send(new URL(`${small.baseUrl}=w${2100 + at}`, server.origin), {
          agent: false,
          localAddress: ADDRESS,
        })
        outgoing.on('error', () => {}).on('response', (response) => response.resume())
        outgoing.end()
        return outgoing
      })
      await setTimeout(1500)
      for (const one of sent) one.destroy()
      count('renditions abandoned')
    }
  }

  async function holdReaders(): Promise<void> {
    const { hostname, port } = new URL(server.origin)
    const sockets = Array.from({ length: READERS }, () => {
      const socket = connect({ host: hostname, port: Number(port), localAddress: ADDRESS })
      socket.on('error', () => count('reader broken')).on('close', () => count('reader disconnected'))
      socket.write(`GET ${large.baseUrl}=d HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`)
      return socket.pause()
    })
    await setTimeout(600_000, undefined, { signal: stopping.signal }).catch(() => undefined)
    for (const socket of sockets) socket.destroy()
  }
}

function noisyPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 40 }
  return sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#804020', noise } })
    .jpeg()
    .toBuffer()
}

async function filling(): Promise<Buffer[]> {
  const part = randomBytes(1024 ** 2)
  return Array.from({ length: LARGE_FILE / part.length }, () => part)
}

/** Creates a shared album with as many texts of maximum length as a page shows. @returns the path of its page */
async function textPage(server: Server, agent: Agent): Promise<string> {
  const post = async (path: string, body: object) => {
    const { text } = await request(server, path, {
      agent,
      method: 'POST',
      body: [Buffer.from(JSON.stringify(body))],
    })
    return JSON.parse(text)
  }
  const album = await post('/v1/albums', { album: { title: '<'.repeat(500) } })
  for (let text = 0; text < TEXTS; text++) {
    await post(`/v1/albums/${album.id}:addEnrichment`, {
      newEnrichmentItem: { textEnrichment: { text: '<'.repeat(TEXT_LENGTH) } },
      albumPosition: { position: 'FIRST_IN_ALBUM' },
    })
  }
  const { shareInfo } = await post(`/v1/albums/${album.id}:share`, {})
  return new URL(shareInfo.shareableUrl).pathname
}
