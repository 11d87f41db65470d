import { createHash } from 'node:crypto'

/** What clients know of a server: only what was acknowledged is written down as such. */
export interface Ledger {
  /** How many changes were acknowledged. */
  acknowledged: number
  /** How many requests were refused, or got no answer, and were made again. */
  refused: number
  /** Hashes of all files that were ever sent, acknowledged or not. */
  sent: Set<string>
  /** Upload tokens that no item is known of, with the hash of their bytes. */
  tokens: Map<string, string>
  /** Media items by id, with the hash of their bytes. */
  items: Map<string, string>
  sessions: SessionEntry[]
  albums: AlbumEntry[]
}

export interface SessionEntry {
  /** Address of the session, at the server that gave it. */
  url: string
  seed: number
  /** Bytes that were acknowledged. */
  received: number
  /** The token, when it was acknowledged. */
  token?: string | undefined
}

export interface AlbumEntry {
  id: string
  /** Titles count up: the last that was acknowledged, and the last that was asked for. */
  title: number
  asked: number
  /** Items by id, and whether the album holds them; undefined while a change is under way. */
  members: Map<string, boolean | undefined>
}

export const newLedger = (): Ledger => ({
  acknowledged: 0,
  refused: 0,
  sent: new Set(),
  tokens: new Map(),
  items: new Map(),
  sessions: [],
  albums: [],
})

/** A photo of so many bytes that no other number has: what is behind a picture's end is nobody's. */
export function fileOf(photo: Uint8Array, seed: number, bytes: number): Buffer {
  const rest = createHash('shake256', { outputLength: bytes - photo.length })
    .update(`${seed}`)
    .digest()
  return Buffer.concat([photo, rest])
}
