import { setTimeout as wait } from 'node:timers/promises'
import { makePhoto, photoOf } from 'tintype-test-support/photos'
import { expect } from 'vitest'
import { hashOf } from '../support/hashOf.ts'

/** Changes that servers have acknowledged. */
export interface Acknowledged {
  /** Items by id: the hash of their bytes. */
  items: Map<string, string>
  /** The items that were added to each album, by album id. */
  albums: Map<string, string[]>
  /** Requests that failed or broke off, and were sent again. */
  refused: number
  /** Responses that the API does not allow. */
  wrong: string[]
}

export interface Load {
  /** Ends the load after the current operation of each writer. */
  stop(): Promise<Acknowledged>
}

const WRITERS = 4
const CHUNK = 256 * 1024

/** Writers that upload photos, raw and in chunks, create items and add them to albums, through any of the servers. */
export function startLoad(urls: () => string[], token: string): Load {
  const record: Acknowledged = { items: new Map(), albums: new Map(), refused: 0, wrong: [] }
  let stopped = false
  let nextServer = 0

  /** Sends a request until a server accepts it, to a different server each time. */
  async function insist(
    path: string,
    options: { body?: Uint8Array | object; headers?: Record<string, string> },
  ) {
    for (;;) {
      const answer = await once(path, options)
      if (answer) return answer
      await wait(100)
    }
  }

  async function once(
    path: string,
    { body, headers }: { body?: Uint8Array | object; headers?: Record<string, string> },
  ): Promise<{ text: string; headers: Headers } | undefined> {
    const all = urls()
    const base = all[nextServer++ % all.length] ?? ''
    try {
      const response = await fetch(path.startsWith('http') ? onto(path, base) : base + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && {
          body: body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
        }),
        signal: AbortSignal.timeout(6000),
      })
      const text = await response.text()
      if (response.ok) return { text, headers: response.headers }
      record.refused++
      const answer = JSON.parse(text)
      const error = answer.error ?? answer
      const isFull = response.status === 400 && /remaining storage/.test(error.message)
      const isAway = response.status === 503 && error.code === (answer.error ? 503 : 14)
      if (!isFull && !isAway) record.wrong.push(`${response.status} ${path} ${text}`)
    } catch {
      record.refused++
    }
    return undefined
  }

  async function writer(number: number): Promise<void> {
    for (let made = 0; !stopped; made++) {
      const seed = number * 100_000 + made
      const inChunks = made % 4 === 3
      const bytes = inChunks ? photoOf(3 * CHUNK - 1000, seed) : makePhoto({ width: 24, height: 16, seed })
      await photo(await bytes, inChunks)
    }
  }

  async function photo(bytes: Uint8Array, inChunks: boolean): Promise<void> {
    const uploadToken = inChunks ? await uploadInChunks(bytes) : await uploadRaw(bytes)
    const newMediaItems = [{ simpleMediaItem: { uploadToken } }]
    const { text } = await insist('/v1/mediaItems:batchCreate', { body: { newMediaItems } })
    const [result] = JSON.parse(text).newMediaItemResults
    if (result.mediaItem === undefined) return void record.wrong.push(text)
    record.items.set(result.mediaItem.id, hashOf(bytes))
    if (record.items.size % 5 > 0) return
    const album = JSON.parse((await insist('/v1/albums', { body: { album: { title: 'Load' } } })).text)
    record.albums.set(album.id, [])
    const mediaItemIds = [...record.items.keys()].slice(-3)
    await insist(`/v1/albums/${album.id}:batchAddMediaItems`, { body: { mediaItemIds } })
    record.albums.set(album.id, mediaItemIds)
  }

  async function uploadRaw(bytes: Uint8Array): Promise<string> {
    const headers = { 'x-goog-upload-protocol': 'raw', 'content-type': 'application/octet-stream' }
    return (await insist('/v1/uploads', { body: bytes, headers })).text
  }

  /** Continues at the offset of the server, like a client. Acknowledged bytes must not be lost. */
  async function uploadInChunks(bytes: Uint8Array): Promise<string> {
    const command = (name: string, offset?: number) => ({
      'x-goog-upload-command': name,
      ...(offset !== undefined && { 'x-goog-upload-offset': `${offset}` }),
    })
    const start = { ...command('start'), 'x-goog-upload-protocol': 'resumable' }
    const started = await insist('/v1/uploads', { body: new Uint8Array(), headers: start })
    const address = started.headers.get('x-goog-upload-url') ?? ''
    for (let acknowledged = 0; ; ) {
      const query = await insist(address, { body: new Uint8Array(), headers: command('query') })
      const received = Number(query.headers.get('x-goog-upload-size-received'))
      const isFinal = query.headers.get('x-goog-upload-status') === 'final'
      if (!isFinal && received < acknowledged) record.wrong.push(`${received} of ${acknowledged} bytes`)
      const isLast = isFinal || received + CHUNK >= bytes.length
      const answer = await once(address, {
        body: isFinal ? new Uint8Array() : bytes.subarray(received, received + CHUNK),
        headers: command(isLast ? 'upload, finalize' : 'upload', received),
      })
      if (answer && isLast) return answer.text
      if (answer) acknowledged = received + CHUNK
      else await wait(100)
    }
  }

  const writers = Array.from({ length: WRITERS }, (_, number) => writer(number))
  return {
    async stop() {
      stopped = true
      await Promise.all(writers)
      return record
    },
  }
}

/** The URL from one server at another one. */
function onto(address: string, base: string): string {
  const { pathname, search } = new URL(address)
  return base + pathname + search
}

/** Checks that all acknowledged data exists once, complete and in its albums. */
export async function verify(base: string, token: string, { items, albums }: Acknowledged): Promise<void> {
  const get = async (path: string, body?: object) => {
    const response = await fetch(base + path, {
      headers: { authorization: `Bearer ${token}` },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    expect(response.status, path).toBe(200)
    return response.json() as Promise<{
      mediaItems?: { id: string; baseUrl: string; mediaMetadata: { width?: string } }[]
      nextPageToken?: string
    }>
  }
  const listed = new Map<string, string>()
  const hashes: string[] = []
  for (let pageToken = '', more = true; more; ) {
    const page = await get(`/v1/mediaItems?pageSize=100&pageToken=${pageToken}`)
    for (const { id, baseUrl, mediaMetadata } of page.mediaItems ?? []) {
      expect(listed.has(id)).toBe(false)
      // Also if the item could not be examined at first.
      expect(mediaMetadata.width, id).toMatch(/^(24|40)$/)
      const bytes = Buffer.from(await (await fetch(`${baseUrl}=d`)).arrayBuffer())
      const hash = hashOf(bytes)
      listed.set(id, hash)
      hashes.push(hash)
    }
    pageToken = page.nextPageToken ?? ''
    more = pageToken !== ''
  }
  expect(new Set(hashes).size).toBe(hashes.length)
  for (const [id, hash] of items) expect(listed.get(id), id).toBe(hash)
  for (const [id, wanted] of albums) {
    const page = await get('/v1/mediaItems:search', { albumId: id, pageSize: 100 })
    expect(page.mediaItems?.map((item) => item.id) ?? [], id).toEqual(expect.arrayContaining(wanted))
  }
}
