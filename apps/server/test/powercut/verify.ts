import { hashOf } from '../support/hashOf.ts'
import { send } from '../support/send.ts'
import { type AlbumEntry, fileOf, type Ledger, type SessionEntry } from './ledger.ts'
import { type LoadOptions, sessionAt, sessionBytes } from './load.ts'

/** Number of concurrent requests. */
const AT_ONCE = 8

const BATCH = 50

/**
 * Compares a server with the changes that its predecessor acknowledged. Continues interrupted requests, as its clients
 * would.
 * @returns acknowledged changes that are missing
 */
export async function violations({ url, token, photo }: LoadOptions, ledger: Ledger): Promise<string[]> {
  const found: string[] = []
  const get = async (path: string) => (await send(`${url}/v1/${path}`, { token })).body
  const post = async (path: string, body: unknown) => (await send(`${url}/v1/${path}`, { token, body })).body

  async function allOf(read: (pageToken?: string) => Promise<Page>): Promise<Item[]> {
    const items: Item[] = []
    for (let page = await read(); ; page = await read(page.nextPageToken)) {
      items.push(...(page.mediaItems ?? []))
      if (page.nextPageToken === undefined) return items
    }
  }

  /** Checks that each session has the acknowledged bytes and accepts the rest of the file. */
  async function checkSession({ url: address, seed, received, token: known }: SessionEntry) {
    const session = sessionAt(url, address, token)
    const [state, size] = await session.query()
    const bytes = fileOf(photo, seed, sessionBytes(seed))
    if (state !== 'active' && state !== 'final') found.push(`session: ${state} instead of ${received} bytes`)
    else if (Number(size) < received)
      found.push(`session: ${size} of ${received} bytes that were acknowledged`)
    else if (known !== undefined && state !== 'final') found.push('session: not final, though acknowledged')
    else {
      const answer =
        state === 'final'
          ? await session.command('finalize')
          : await session.finish(bytes.subarray(Number(size)), Number(size))
      if (answer.status !== 200) found.push(`session: does not go on, ${answer.status}`)
      else if (known !== undefined && known !== answer.body)
        found.push('session: another token than acknowledged')
      else await checkTokens([[answer.body, hashOf(bytes)]])
    }
  }

  /** Checks that each upload token creates an item with its bytes. */
  async function checkTokens(tokens: [token: string, hash: string][]) {
    const newMediaItems = tokens.map(([uploadToken]) => ({ simpleMediaItem: { uploadToken } }))
    const { newMediaItemResults = [] } = await post('mediaItems:batchCreate', { newMediaItems })
    for (const [index, [, hash]] of tokens.entries()) {
      const { mediaItem, status } = newMediaItemResults[index] ?? {}
      if (mediaItem === undefined) found.push(`upload: its token is no good any more, ${status?.message}`)
      else wanted.set(mediaItem.id, hash)
    }
  }

  async function checkAlbum({ id, title, asked, members }: AlbumEntry) {
    const album = await get(`albums/${id}`)
    if (album.id !== id) return found.push('album: gone')
    const is = Number(album.title)
    if (is !== title && is !== asked) found.push(`album: called ${is} instead of ${title}`)
    const contents = await allOf((pageToken) =>
      post('mediaItems:search', { albumId: id, pageSize: 100, ...(pageToken && { pageToken }) }),
    )
    const held = new Set(contents.map((item) => item.id))
    for (const [member, holds] of members) {
      if (holds !== undefined && held.has(member) !== holds)
        found.push(`album: an item is ${holds ? 'missing' : 'back'}`)
    }
  }

  /** Checks that each visible item, acknowledged or not, has all bytes of a sent file, which no other item has. */
  async function checkItem({ id, baseUrl }: Item) {
    const bytes = new Uint8Array(
      await (await fetch(`${baseUrl}=d`)).arrayBuffer().catch(() => new ArrayBuffer()),
    )
    const hash = hashOf(bytes)
    if (!ledger.sent.has(hash)) found.push('item: its bytes are damaged')
    else if ((wanted.get(id) ?? hash) !== hash) found.push('item: has the bytes of another')
    else if (seen.has(hash)) found.push('item: there twice')
    seen.add(hash)
    wanted.delete(id)
  }

  const wanted = new Map(ledger.items)
  const seen = new Set<string>()
  await atOnce(ledger.sessions, checkSession)
  const tokens = [...ledger.tokens]
  for (let at = 0; at < tokens.length; at += BATCH) await checkTokens(tokens.slice(at, at + BATCH))
  await atOnce(ledger.albums, checkAlbum)
  const list = (pageToken?: string) =>
    get(`mediaItems?pageSize=100${pageToken ? `&pageToken=${pageToken}` : ''}`)
  await atOnce(await allOf(list), checkItem)
  for (const _ of wanted) found.push('item: gone')
  return found
}

interface Item {
  id: string
  baseUrl: string
}

interface Page {
  mediaItems?: Item[]
  nextPageToken?: string
}

async function atOnce<T>(list: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = list.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of left) await work(one)
    }),
  )
}
