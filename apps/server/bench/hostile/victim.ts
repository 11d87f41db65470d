import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import sharp from 'sharp'
import { createItem } from '../bytes/items.ts'
import { UPLOAD } from '../bytes/uploads.ts'
import type { Server } from '../servers.ts'
import { request } from '../transfers.ts'

/** Latencies in milliseconds. */
export type Measured = Record<'list' | 'thumbnail' | 'upload', number[]>

export interface Victim {
  /** Sends the requests of a typical app, one after the other, for this many milliseconds. */
  measure(ms: number): Promise<Measured>
}

const ITEMS = 20
/** Pause between requests, because a person is no load test. */
const PAUSE_MS = 20

/** Creates a user with some photos, who lists, views and uploads. */
export async function createVictim(server: Server): Promise<Victim> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const photo = await sharp({
    create: {
      width: 4000,
      height: 3000,
      channels: 3,
      background: '#406080',
      noise: { type: 'gaussian', mean: 90, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer()
  const newPhoto = () => [photo, randomBytes(16)]
  const urls: string[] = []
  for (let item = 0; item < ITEMS; item++) urls.push((await createItem(server, agent, newPhoto())).baseUrl)

  const requests: Record<keyof Measured, (round: number) => Promise<unknown>> = {
    list: () => request(server, '/v1/mediaItems?pageSize=20', { agent }),
    // A size that has not been rendered before.
    thumbnail: (round) =>
      request(server, `${urls[round % ITEMS]}=w${300 + round}-h${300 + round}`, { agent }),
    upload: () => request(server, UPLOAD, { agent, method: 'POST', body: newPhoto() }),
  }
  let rounds = 0
  return {
    async measure(ms) {
      const measured: Measured = { list: [], thumbnail: [], upload: [] }
      const time = async (name: keyof Measured) => {
        const start = performance.now()
        await requests[name](rounds)
        measured[name].push(performance.now() - start)
        await setTimeout(PAUSE_MS)
      }
      for (const end = performance.now() + ms; performance.now() < end; rounds++) {
        for (let list = 0; list < 5; list++) await time('list')
        await time('thumbnail')
        await time('upload')
      }
      return measured
    },
  }
}
