import { randomBytes } from 'node:crypto'
import type { Agent } from 'node:http'
import { type OperationId, operations } from '@tintype/types/operations'
import { spread } from 'tintype-test-support/measure'
import { photoOf } from 'tintype-test-support/photos'
import { idOf, type MediaId } from '../../src/domain/ids.ts'
import type { Server } from '../servers.ts'
import { request } from '../transfers.ts'
import type { Filled } from './library.ts'

/** Runs a call and records its time under a name. */
export type Time = <T>(name: string, call: () => Promise<T>) => Promise<T>

/** Calls that one client makes in a round, one after the other. */
export interface Workload {
  round: (client: number, round: number, time: Time) => Promise<void>
  /** Rounds of each client, for workloads that use something up. */
  rounds?: number
}

const NONE = idOf<MediaId>(0)

type Input = { body?: unknown } & Record<string, unknown>

/** Calls an operation: path and query parameters by name, a JSON body as `body`. */
function caller(server: Server, agent: Agent) {
  // biome-ignore lint/suspicious/noExplicitAny: responses of any shape.
  return async (id: OperationId, { body, ...parameters }: Input = {}, token = server.token): Promise<any> => {
    const { method, path } = operations[id]
    const query = new URLSearchParams()
    const rest = new Map(Object.entries(parameters))
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = encodeURIComponent(String(rest.get(name)))
      rest.delete(name)
      return value
    })
    for (const [name, value] of rest) for (const one of [value].flat()) query.append(name, String(one))
    const json = body === undefined ? [] : [Buffer.from(JSON.stringify(body))]
    const headers = body === undefined ? {} : { 'content-type': 'application/json' }
    const options = { agent, method: method.toUpperCase(), headers, body: json }
    const { text } = await request({ ...server, token }, `${filled}?${query}`, options)
    return text.length < 4000 && text !== '' ? JSON.parse(text) : undefined
  }
}

export const BATCH = 50
/** Batches that each client creates. */
export const BATCHES = 10
const IN_ALBUM = 100

/** Every operation of the API, for a number of clients that each have an album. */
export async function workloads(
  server: Server,
  agent: Agent,
  filled: Filled,
  clients: number,
): Promise<Workload[]> {
  const call = caller(server, agent)
  const { ids, media } = filled
  const item = (number: number) => ids.mediaItem(media[number % media.length] ?? NONE)
  const someItems = (client: number, round: number, length = BATCH) => [
    ...new Set(Array.from({ length }, (_, at) => item((client * 1009 + round) * length + at))),
  ]
  const albums: string[] = []
  for (let client = 0; client < clients; client++) {
    const { id } = await call('albums.create', { body: { album: { title: `Album ${client}` } } })
    albums.push(id)
    for (const part of [0, 1]) {
      const mediaItemIds = someItems(client, part, IN_ALBUM / 2)
      await call('albums.batchAddMediaItems', { albumId: id, body: { mediaItemIds } })
    }
  }
  const scene: Scene = { call, item, someItems, albumOf: (client) => albums[client] ?? '' }
  return [
    ...itemReads(scene),
    patchItem(scene),
    createItems(scene, filled.tokens),
    await uploadPhoto(server, agent),
    ...albumCalls(scene),
    changeContents(scene),
    shareAlbum(scene, server),
  ]
}

interface Scene {
  call: ReturnType<typeof caller>
  /** The id of an item anywhere in the library. */
  item: (number: number) => string
  someItems: (client: number, round: number, length?: number) => string[]
  albumOf: (client: number) => string
}

const numberOf = (client: number, round: number) => client * 1_000_003 + round

const single = (
  { call }: Scene,
  id: OperationId,
  input: (client: number, round: number) => Input,
  name: string = id,
): Workload => ({ round: (client, round, time) => time(name, () => call(id, input(client, round))) })

function itemReads(scene: Scene): Workload[] {
  const search = (what: string, body: (client: number, round: number) => object) =>
    single(
      scene,
      'mediaItems.search',
      (client, round) => ({ body: { pageSize: 100, ...body(client, round) } }),
      `mediaItems.search, ${what}`,
    )
  const ranges = (client: number, round: number) => ({
    ranges: [datesOf(2000 + Math.floor(spread(numberOf(client, round)) * 25))],
  })
  return [
    single(scene, 'mediaItems.list', () => ({ pageSize: 100 }), 'mediaItems.list of 100'),
    single(scene, 'mediaItems.get', (client, round) => ({
      mediaItemId: scene.item(numberOf(client, round)),
    })),
    single(
      scene,
      'mediaItems.batchGet',
      (client, round) => ({ mediaItemIds: scene.someItems(client, round) }),
      'mediaItems.batchGet of 50',
    ),
    search('a year', (client, round) => ({ filters: { dateFilter: ranges(client, round) } })),
    search('a category in a year', (client, round) => ({
      filters: {
        contentFilter: { includedContentCategories: ['PETS'] },
        dateFilter: ranges(client, round),
      },
    })),
    search('an album', (client) => ({ albumId: scene.albumOf(client) })),
  ]
}

function patchItem(scene: Scene): Workload {
  return single(scene, 'mediaItems.patch', (client, round) => ({
    mediaItemId: scene.item(numberOf(client, round)),
    updateMask: 'description',
    body: { description: `Round ${round}` },
  }))
}

function createItems(scene: Scene, tokens: readonly string[]): Workload {
  const batch = (client: number, round: number) => {
    const start = (client * BATCHES + (round % BATCHES)) * BATCH
    const newMediaItems = tokens
      .slice(start, start + BATCH)
      .map((uploadToken) => ({ simpleMediaItem: { uploadToken } }))
    return { body: { newMediaItems } }
  }
  return {
    ...single(scene, 'mediaItems.batchCreate', batch, 'mediaItems.batchCreate of 50'),
    rounds: BATCHES,
  }
}

async function uploadPhoto(server: Server, agent: Agent): Promise<Workload> {
  const photo = await photoOf(20_000, 1)
  const headers = { 'x-goog-upload-protocol': 'raw', 'content-type': 'application/octet-stream' }
  const { path } = operations['uploads.create']
  return {
    round: (_client, _round, time) =>
      time('uploads.create, 20 kB', async () => {
        // Bytes behind the end of a photo make it another file.
        await request(server, path, { agent, method: 'POST', headers, body: [photo, randomBytes(16)] })
      }),
  }
}

function albumCalls(scene: Scene): Workload[] {
  const albumId = scene.albumOf
  const textEnrichment = { text: 'x' }
  return [
    single(scene, 'albums.list', () => ({ pageSize: 50 }), 'albums.list of 50'),
    single(scene, 'albums.get', (client) => ({ albumId: albumId(client) })),
    single(scene, 'albums.create', (_, round) => ({ body: { album: { title: `New ${round}` } } })),
    single(scene, 'albums.patch', (client, round) => ({
      albumId: albumId(client),
      updateMask: 'title',
      body: { title: `Title ${round}` },
    })),
    single(scene, 'albums.addEnrichment', (client) => ({
      albumId: albumId(client),
      body: { newEnrichmentItem: { textEnrichment }, albumPosition: { position: 'LAST_IN_ALBUM' } },
    })),
  ]
}

function changeContents({ call, someItems, albumOf }: Scene): Workload {
  return {
    async round(client, round, time) {
      const input = { albumId: albumOf(client), body: { mediaItemIds: someItems(client, round + 2) } }
      await time('albums.batchAddMediaItems of 50', () => call('albums.batchAddMediaItems', input))
      await time('albums.batchRemoveMediaItems of 50', () => call('albums.batchRemoveMediaItems', input))
    },
  }
}

function shareAlbum({ call, albumOf }: Scene, { otherToken }: Server): Workload {
  return {
    async round(client, _round, time) {
      const input = { albumId: albumOf(client), body: {} }
      const { shareInfo } = await time('albums.share', () => call('albums.share', input))
      const { shareToken } = shareInfo
      const asOther = (name: OperationId, input: Input) => time(name, () => call(name, input, otherToken))
      await asOther('sharedAlbums.get', { shareToken })
      await asOther('sharedAlbums.join', { body: { shareToken } })
      await asOther('sharedAlbums.list', { pageSize: 50 })
      await asOther('sharedAlbums.leave', { body: { shareToken } })
      await time('albums.unshare', () => call('albums.unshare', input))
    },
  }
}

function datesOf(year: number) {
  return { startDate: { year, month: 1, day: 1 }, endDate: { year, month: 12, day: 31 } }
}
