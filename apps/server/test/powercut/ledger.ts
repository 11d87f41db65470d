import { createHash } from 'node:crypto'

/** The state of a server as its clients know it, which separates acknowledged changes from others. */
export interface Ledger {
  /** Number of acknowledged changes. */
  acknowledged: number
  /** Number of requests that failed or got no response, and were repeated. */
  refused: number
  /** Hashes of all files that were ever sent, acknowledged or not. */
  sent: Set<string>
  /** Upload tokens without a known item, with the hash of their bytes. */
  tokens: Map<string, string>
  /** Media items by id, with the hash of their bytes. */
  items: Map<string, string>
  sessions: SessionEntry[]
  albums: AlbumEntry[]
}

export interface SessionEntry {
  /** URL of the session at the server that created it. */
  url: string
  seed: number
  /** Acknowledged bytes. */
  received: number
  /** The upload token, if it was acknowledged. */
  token?: string | undefined
}

export interface AlbumEntry {
  id: string
  /** Titles count up: the last acknowledged one, and the last requested one. */
  title: number
  asked: number
  /** Whether the album contains each item, by id; undefined during a change. */
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

/** A photo of this size whose bytes are different for each seed. Decoders ignore bytes after the end of the picture. */
export function fileOf(photo: Uint8Array, seed: number, bytes: number): Buffer {
  const rest = createHash('shake256', { outputLength: bytes - photo.length })
    .update(`${seed}`)
    .digest()
  return Buffer.concat([photo, rest])
}
