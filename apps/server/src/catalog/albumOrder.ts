import type { Insertable } from 'kysely'
import type { CatalogTransaction, Schema } from './schema.ts'

/** Where new entries go; `after` is the position of an entry that is there. */
export type Place = 'first' | 'last' | { after: number }

/** An entry to be placed. */
export type NewEntry = Omit<Insertable<Schema['album_entry']>, 'album' | 'position'>

/**
 * Positions are integers this far apart, so that later entries fit between two neighbors: 26 halvings, until some
 * neighbors are renumbered. Sortable strings would need no renumbering, but reach 3,336 characters after 20,000
 * inserts after one anchor, more than an index entry of Postgres can hold.
 */
const GAP = 2 ** 26

/** Puts entries into an album, next to each other and in the given order. */
export async function placeEntries(
  transaction: CatalogTransaction,
  album: number,
  place: Place,
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const positions = await findRoom(transaction, album, place, entries.length)
  await transaction
    .insertInto('album_entry')
    .values(entries.map((entry, index) => ({ ...entry, album, position: positions[index] ?? 0 })))
    .execute()
}

async function findRoom(
  transaction: CatalogTransaction,
  album: number,
  place: Place,
  count: number,
): Promise<number[]> {
  if (place === 'first') {
    const first = (await neighbours(transaction, album, { limit: 1 }))[0]
    return spread(first === undefined ? 0 : first - (count + 1) * GAP, GAP, count)
  }
  if (place === 'last') {
    const last = await transaction
      .selectFrom('album_entry')
      .select('position')
      .where('album', '=', album)
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst()
    return spread(last?.position ?? 0, GAP, count)
  }
  const { after } = place
  const next = (await neighbours(transaction, album, { after, limit: 1 }))[0]
  if (next === undefined) return spread(after, GAP, count)
  const step = Math.floor((next - after) / (count + 1))
  if (step >= 1) return spread(after, step, count)
  const room = await moveOn(transaction, album, after, count)
  return spread(after, room, count)
}

function spread(start: number, step: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => start + (index + 1) * step)
}

/** Positions behind `after`, in order. */
async function neighbours(
  transaction: CatalogTransaction,
  album: number,
  { after = Number.MIN_SAFE_INTEGER, limit }: { after?: number; limit: number },
): Promise<number[]> {
  const rows = await transaction
    .selectFrom('album_entry')
    .select('position')
    .where('album', '=', album)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map((row) => row.position)
}

/** What a window must leave each of its entries and the new ones, so that it is not full again at once. */
const AIRY = 1024

/**
 * Moves the entries behind `after` apart, as few as will do: a window of them is widened until what it spans
 * gives each entry, and `count` new ones before them, room enough.
 * @returns the distance that the new entries may keep
 */
async function moveOn(
  transaction: CatalogTransaction,
  album: number,
  after: number,
  count: number,
): Promise<number> {
  for (let size = 4 * count; ; size *= 2) {
    const window = await neighbours(transaction, album, { after, limit: size + 1 })
    const beyond = window[size]
    const step =
      beyond === undefined ? GAP : Math.floor((beyond - after) / (Math.min(size, window.length) + count + 1))
    if (step < AIRY) continue
    const moved = window.slice(0, size)
    await renumber(transaction, album, moved, spread(after + count * step, step, moved.length))
    return step
  }
}

/** Gives entries new positions: taken out and put back, since old and new numbers overlap. */
async function renumber(
  transaction: CatalogTransaction,
  album: number,
  from: readonly number[],
  to: readonly number[],
): Promise<void> {
  const [first, last] = [from[0], from.at(-1)]
  if (first === undefined || last === undefined) return
  const entries = await transaction
    .deleteFrom('album_entry')
    .where('album', '=', album)
    .where('position', '>=', first)
    .where('position', '<=', last)
    .returningAll()
    .execute()
  entries.sort((a, b) => a.position - b.position)
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = entries.slice(start, start + BATCH)
    await transaction
      .insertInto('album_entry')
      .values(batch.map((entry, index) => ({ ...entry, position: to[start + index] ?? 0 })))
      .execute()
  }
}

/** Rows in one insert: SQLite takes 32,766 values. */
const BATCH = 1000
