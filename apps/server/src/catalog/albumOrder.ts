import { type Insertable, sql } from 'kysely'
import type { AlbumId } from '../domain/ids.ts'
import type { CatalogTransaction } from './catalog.ts'
import type { Schema } from './schema.ts'

/** Where new entries go; `after` is the position of an existing entry. */
export type Place = 'first' | 'last' | { after: number }

/** An entry without a position. */
export type NewEntry = Omit<Insertable<Schema['album_entry']>, 'album' | 'position'>

/**
 * Distance between the positions of neighbors: an entry can be inserted between the same two 26 times before others must
 * move. Fractional index strings would never move, but grow to 3,336 characters after 20,000 insertions at one place.
 */
const GAP = 2 ** 26

/** The first and last position of an album. */
export interface AlbumEnds {
  first: number
  last: number
}

/**
 * Puts entries into an album, next to each other and in the given order.
 * @param ends of the album, undefined for an empty one; read here unless the transaction has read them
 */
export async function placeEntries(
  transaction: CatalogTransaction,
  album: AlbumId,
  place: Place,
  entries: readonly NewEntry[],
  ends?: { ends: AlbumEnds | undefined },
): Promise<void> {
  if (entries.length === 0) return
  const positions =
    place === 'first' || place === 'last'
      ? roomAt(place, (ends ?? (await readEnds(transaction, album))).ends, entries.length)
      : await roomAfter(transaction, album, place.after, entries.length)
  await transaction.db
    .insertInto('album_entry')
    .values(entries.map((entry, index) => ({ ...entry, album, position: positions[index] ?? 0 })))
    .execute()
}

/** Columns of the ends of an album, each of which reads one entry of an index. */
export const endColumns = (album: AlbumId) => [
  sql<number | null>`(select min(position) from album_entry where album = ${album})`.as('first'),
  sql<number | null>`(select max(position) from album_entry where album = ${album})`.as('last'),
]

export function toEnds({ first, last }: { first: number | null; last: number | null }) {
  return first === null || last === null ? undefined : { first, last }
}

async function readEnds(
  { db }: CatalogTransaction,
  album: AlbumId,
): Promise<{ ends: AlbumEnds | undefined }> {
  const row = await db.selectNoFrom(endColumns(album)).executeTakeFirstOrThrow()
  return { ends: toEnds(row) }
}

function roomAt(place: 'first' | 'last', ends: AlbumEnds | undefined, count: number): number[] {
  if (place === 'last') return spread(ends?.last ?? 0, GAP, count)
  return spread(ends === undefined ? 0 : ends.first - (count + 1) * GAP, GAP, count)
}

async function roomAfter(
  transaction: CatalogTransaction,
  album: AlbumId,
  after: number,
  count: number,
): Promise<number[]> {
  const next = (await positionsAfter(transaction, album, { after, limit: 1 }))[0]
  if (next === undefined) return spread(after, GAP, count)
  const step = Math.floor((next - after) / (count + 1))
  if (step >= 1) return spread(after, step, count)
  const room = await makeRoom(transaction, album, after, count)
  return spread(after, room, count)
}

function spread(start: number, step: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + (index + 1) * step)
}

/** The next positions after `after`, in order. */
async function positionsAfter(
  transaction: CatalogTransaction,
  album: AlbumId,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const rows = await transaction.db
    .selectFrom('album_entry')
    .select('position')
    .where('album', '=', album)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map((row) => row.position)
}

/** Smallest distance after a move, so that the next insertions need no other. */
const LEAST_GAP = 1024

/**
 * Makes room for `count` entries after a position by moving as few entries as possible: the window of entries that move
 * doubles until its span gives each of them, and the new ones, enough room.
 * @returns the distance between the new entries
 */
async function makeRoom(
  transaction: CatalogTransaction,
  album: AlbumId,
  after: number,
  count: number,
): Promise<number> {
  for (let size = 4 * count; ; size *= 2) {
    const window = await positionsAfter(transaction, album, { after, limit: size + 1 })
    const beyond = window[size]
    const step =
      beyond === undefined ? GAP : Math.floor((beyond - after) / (Math.min(size, window.length) + count + 1))
    if (step < LEAST_GAP) continue
    const moved = window.slice(0, size)
    await renumber(transaction, album, moved, spread(after + count * step, step, moved.length))
    return step
  }
}

/** Gives entries new positions. They are deleted and inserted again, because old and new positions overlap. */
async function renumber(
  transaction: CatalogTransaction,
  album: AlbumId,
  from: readonly number[],
  to: readonly number[],
): Promise<void> {
  const [first, last] = [from[0], from.at(-1)]
  if (first === undefined || last === undefined) return
  const entries = await transaction.db
    .deleteFrom('album_entry')
    .where('album', '=', album)
    .where('position', '>=', first)
    .where('position', '<=', last)
    .returningAll()
    .execute()
  entries.sort((a, b) => a.position - b.position)
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = entries.slice(start, start + BATCH)
    await transaction.db
      .insertInto('album_entry')
      .values(batch.map((entry, index) => ({ ...entry, position: to[start + index] ?? 0 })))
      .execute()
  }
}

/** Rows in one insert: SQLite allows 32,766 parameters. */
const BATCH = 1000
