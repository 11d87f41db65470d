import { setTimeout } from 'node:timers/promises'
import { hashOf } from '../support/hashOf.ts'
import { type ResumableUpload, resumableAt, startResumable, UNIT } from '../support/resumable.ts'
import { send, type TestAnswer } from '../support/send.ts'
import { type AlbumEntry, fileOf, type Ledger } from './ledger.ts'

export interface Load {
  /** Waits until this many more changes are acknowledged. */
  go(changes: number): Promise<void>
  /** Pauses all clients after their requests, and then lets one of them upload a file. */
  quiet(): Promise<void>
  /** Lets them continue. */
  resume(): void
  /** Lets each client finish its request. Fails, like `go`, when one of them got a wrong response. */
  stop(): Promise<void>
}

export interface LoadOptions {
  url: string
  token: string
  /** The common beginning of all files. */
  photo: Buffer
  /** Whether to retry requests that fail temporarily. By default, they end the load. */
  insists?: boolean
}

/** Length of the file of a session: three chunks, the last one partial. */
export const sessionBytes = (seed: number) => 2 * UNIT + 1 + (seed % UNIT)

/** Starts clients of every kind. Each sends requests in sequence and records the responses. */
export function startLoad({ url, token, photo, insists = false }: LoadOptions, ledger: Ledger): Load {
  let stopped = false
  let gate = Promise.resolve()
  let openGate = () => {}
  const underWay = new Set<Promise<unknown>>()
  let files = 0

  /** Sends a request, or waits first while the load is paused. */
  async function whenOpen<T>(request: () => Promise<T>, allowed: Promise<void> = gate): Promise<T> {
    await allowed
    const asked = request()
    underWay.add(asked)
    return asked.finally(() => underWay.delete(asked))
  }

  /** Retries a request until it is acknowledged. @param request gets the number of earlier attempts */
  async function ask(
    what: string,
    request: (before: number) => Promise<TestAnswer>,
    allowed?: Promise<void>,
  ) {
    for (let before = 0; ; before++) {
      const answer = await whenOpen(() => request(before), allowed).catch((error) => {
        if (!insists) throw error
      })
      if (answer?.status === 200) {
        ledger.acknowledged++
        return answer.body
      }
      if (!insists || (answer && !mayPass(answer))) {
        throw new Error(`${what}: ${answer?.status} ${JSON.stringify(answer?.body)}`)
      }
      ledger.refused++
      await setTimeout(20)
    }
  }

  const ok = (
    path: string,
    { method = 'POST', body, allowed }: { method?: string; body: unknown; allowed?: Promise<void> },
  ): Promise<TestAnswer['body']> =>
    ask(path, () => send(`${url}/v1/${path}`, { token, method, body }), allowed)

  async function uploadRaw(allowed?: Promise<void>): Promise<string> {
    const seed = ++files
    const bytes = fileOf(photo, seed, photo.length + 1 + ((seed * 7919) % 40_000))
    ledger.sent.add(hashOf(bytes))
    const uploadToken = await ok('uploads', { body: bytes, allowed })
    ledger.tokens.set(uploadToken, hashOf(bytes))
    return uploadToken
  }

  async function createItems(uploadTokens: string[], album: AlbumEntry): Promise<void> {
    const newMediaItems = uploadTokens.map((uploadToken) => ({ simpleMediaItem: { uploadToken } }))
    const body = { albumId: album.id, newMediaItems }
    const { newMediaItemResults } = await ok('mediaItems:batchCreate', { body })
    for (const { uploadToken, mediaItem } of newMediaItemResults) {
      ledger.items.set(mediaItem.id, ledger.tokens.get(uploadToken) ?? '')
      ledger.tokens.delete(uploadToken)
      album.members.set(mediaItem.id, true)
    }
  }

  async function newAlbum(): Promise<AlbumEntry> {
    const { id } = await ok('albums', { body: { album: { title: '0' } } })
    const album = { id, title: 0, asked: 0, members: new Map() }
    ledger.albums.push(album)
    return album
  }

  /** Uploads files and creates items from some of them, in batches. */
  async function uploader(): Promise<void> {
    const album = await newAlbum()
    while (!stopped) {
      const tokens: string[] = []
      while (tokens.length < 4 && !stopped) tokens.push(await uploadRaw())
      if (!stopped) await createItems(tokens.slice(1), album)
    }
  }

  async function newSession(): Promise<ResumableUpload> {
    for (;;) {
      const session = await whenOpen(() => startResumable({ url }, token)).catch((error) => {
        if (!insists) throw error
      })
      if (session) return session
      ledger.refused++
      await setTimeout(20)
    }
  }

  /** Uploads files in chunks, and leaves some sessions unfinished. */
  async function chunker(): Promise<void> {
    for (let leaves = false; !stopped; leaves = !leaves) {
      const seed = ++files
      const bytes = fileOf(photo, seed, sessionBytes(seed))
      ledger.sent.add(hashOf(bytes))
      const session = await newSession()
      const entry: Ledger['sessions'][number] = { url: session.url, seed, received: 0 }
      ledger.sessions.push(entry)
      while (entry.received < 2 * UNIT && !stopped) {
        const to = entry.received + UNIT
        await ask('a chunk', async (before) => {
          // The interrupted chunk may count, so the client queries the session before a retry.
          const known = before > 0 ? await session.command('query') : undefined
          if (known && (known.status !== 200 || receivedOf(known) === to)) return known
          return session.upload(bytes.subarray(entry.received, to), entry.received)
        })
        entry.received = to
      }
      if (stopped || leaves) continue
      const uploadToken = await ask('a last chunk', async (before) => {
        const known = before > 0 ? await session.command('query') : undefined
        if (known && known.status !== 200) return known
        const isFinal = known?.headers.get('x-goog-upload-status') === 'final'
        const received = known ? receivedOf(known) : entry.received
        return isFinal ? session.command('finalize') : session.finish(bytes.subarray(received), received)
      })
      ledger.tokens.set(uploadToken, hashOf(bytes))
      entry.token = uploadToken
    }
  }

  /** Checks before a retry whether the change was made, because repeating it would be an error. */
  async function change(
    albumId: string,
    mediaItemId: string,
    method: 'batchRemoveMediaItems' | 'batchAddMediaItems',
  ): Promise<void> {
    await ask(method, async (before) => {
      const post = (path: string, body: object) => send(`${url}/v1/${path}`, { token, body })
      const known = before > 0 ? await post('mediaItems:search', { albumId, pageSize: 100 }) : undefined
      if (known && known.status !== 200) return known
      const { mediaItems = [] } = known?.body ?? {}
      const isThere = mediaItems.some(({ id }: { id: string }) => id === mediaItemId)
      if (known && isThere === (method === 'batchAddMediaItems')) return known
      return post(`albums/${albumId}:${method}`, { mediaItemIds: [mediaItemId] })
    })
  }

  /** Renames an album, and removes and adds items. */
  async function arranger(): Promise<void> {
    const album = await newAlbum()
    await createItems([await uploadRaw(), await uploadRaw()], album)
    const [mediaItemId = ''] = album.members.keys()
    while (!stopped) {
      album.asked++
      const body = { title: String(album.asked) }
      await ok(`albums/${album.id}?updateMask=title`, { method: 'PATCH', body })
      album.title = album.asked
      const holds = album.members.get(mediaItemId)
      album.members.set(mediaItemId, undefined)
      await change(album.id, mediaItemId, holds ? 'batchRemoveMediaItems' : 'batchAddMediaItems')
      album.members.set(mediaItemId, !holds)
    }
  }

  const clients = Promise.all([uploader(), uploader(), chunker(), chunker(), arranger()])
  // `stop` reports the failure. Until then the other clients continue.
  clients.catch(() => {})
  return {
    async go(changes) {
      const enough = ledger.acknowledged + changes
      while (ledger.acknowledged < enough) await Promise.race([setTimeout(10), clients])
    },
    async quiet() {
      gate = new Promise((resolve) => {
        openGate = resolve
      })
      await Promise.allSettled(underWay)
      await uploadRaw(Promise.resolve())
    },
    resume: () => openGate(),
    async stop() {
      stopped = true
      openGate()
      await clients
    },
  }
}

const receivedOf = ({ headers }: TestAnswer) => Number(headers.get('x-goog-upload-size-received'))

/** Whether a response is allowed while the machine fails. */
function mayPass({ status, body }: TestAnswer): boolean {
  return status === 503 || (status === 400 && /remaining storage/.test((body.error ?? body).message))
}

/** The URL of the session at another server. */
export const sessionAt = (url: string, address: string, token: string) =>
  resumableAt(address.replace(/^http:\/\/[^/]+/, url), token)
