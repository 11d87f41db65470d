import { sql } from 'kysely'
import type { Catalog } from '../../src/catalog/catalog.ts'
import type { MediaSearch, TimelineCursor } from '../../src/catalog/search/queryPlan.ts'
import { categoryBits, categoryNumber } from '../../src/domain/contentCategories.ts'
import { id } from './ids.ts'

/** Capture times are spread evenly over these years, in nearly the order of ids. */
export const SPAN = [Date.UTC(2000, 0), Date.UTC(2025, 0)] as const

/** Start times of pages, late enough that a library of 10,000 items has a full page after each. */
export const STARTS = Array.from({ length: 10 }, (_, at) => SPAN[1] - at * 120 * 86_400_000)

const ARRIVAL = 30 * 86_400_000

const CHUNK = 100_000

/** One of this many items has the mark: 1 in 20 is a favorite. */
const EACH = { favorite: 20, archived: 25, video: 25, foreign: 2, PETS: 20, FOOD: 10, TRAVEL: 3 } as const

/**
 * Fills an empty catalog with `items` of one owner, with the same proportions of kinds, marks and categories at every
 * size. Creates the indexes afterwards, so that a million items take seconds. Adds no blobs.
 */
export async function fillLibrary(
  catalog: Catalog,
  items: number,
  progress: (done: number) => void = () => {},
): Promise<void> {
  const { begin, indexes, bytes, end } = catalog.dialect.name === 'postgres' ? POSTGRES : SQLITE
  await catalog.db.connection().execute(async (connection) => {
    const run = async (statements: readonly string[]) => {
      for (const statement of statements) await sql.raw(statement).execute(connection)
    }
    const { rows } = await sql.raw<{ name: string; sql: string }>(indexes).execute(connection)
    await run([
      ...begin,
      `INSERT INTO "user" (name) VALUES ('owner')`,
      `INSERT INTO client (name) VALUES ('app'), ('other')`,
      ...rows.map(({ name }) => `DROP INDEX ${name}`),
    ])
    for (let done = 0; done < items; done += CHUNK) {
      await run([insertItems(done, Math.min(done + CHUNK, items), items, bytes)])
      progress(done)
    }
    await run(rows.map((index) => index.sql))
    for (const category of ['PETS', 'FOOD', 'TRAVEL'] as const) {
      await run([
        `INSERT INTO media_category SELECT owner, ${categoryNumber(category)}, taken_at, id FROM media
          WHERE categories & ${categoryBits([category])} <> 0 ORDER BY taken_at, id`,
      ])
    }
    await run(end)
  })
  progress(items)
}

/** SQL in the dialect of each database: for rows without blobs, for indexes, for 32 bytes of number `n`, and for the end. */
const SQLITE = {
  begin: ['PRAGMA foreign_keys = OFF'],
  indexes: `select name, sql from sqlite_schema where type = 'index' and tbl_name = 'media' and sql is not null`,
  bytes: 'randomblob(32)',
  end: ['PRAGMA foreign_keys = ON'],
}
const POSTGRES = {
  begin: ['SET session_replication_role = replica', 'SET statement_timeout = 0'],
  indexes: `select indexname as name, indexdef as sql from pg_indexes
    where tablename = 'media' and schemaname = current_schema() and indexname <> 'media_pkey'`,
  bytes: 'sha256(n::text::bytea)',
  end: [
    'SET session_replication_role = DEFAULT',
    'RESET statement_timeout',
    'VACUUM ANALYZE media',
    'VACUUM ANALYZE media_category',
  ],
}

/** Multiplicative hashing of row numbers distributes the properties evenly, and equally in every run. */
function insertItems(from: number, to: number, items: number, bytes: string): string {
  const [first, last] = [SPAN[0] + ARRIVAL, SPAN[1] - ARRIVAL]
  const spread = (multiplier: number) => `((n * ${multiplier}) % 4294967296)`
  const oneIn = (count: number, salt: number) =>
    `CASE WHEN (${spread(2_246_822_519 + salt * 7_654_322)} >> 9) % ${count} = 0 THEN 1 ELSE 0 END`
  const bits = (['PETS', 'FOOD', 'TRAVEL'] as const)
    .map((category, at) => `(${oneIn(EACH[category], 2 * at)}) * ${categoryBits([category])}`)
    .join(' + ')
  return `
    WITH RECURSIVE numbers (n) AS (SELECT CAST(${from} AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < ${to - 1})
    INSERT INTO media (owner, client, sha256, bytes, kind, mime, filename, width, height, taken_at, has_capture_date,
      added_at, camera_make, camera_model, focal_length, aperture_f_number, iso_equivalent, exposure_time, redactions,
      favorite, archived, categories)
    SELECT 1, 1 + (${oneIn(EACH.foreign, 10)}), ${bytes}, 3000000 + n,
      CASE ${oneIn(EACH.video, 20)} WHEN 1 THEN 'video' ELSE 'photo' END, 'image/jpeg', 'IMG_' || n || '.jpg', 4032, 3024,
      CAST(floor((${first} + n * ${(last - first) / items} + ${spread(2_654_435_769)} * ${(2 * ARRIVAL) / 2 ** 32} - ${ARRIVAL}) / 1000) AS BIGINT) * 1000, 1, 0,
      'Example', 'Box 1', 4.25, 1.8, 100, 0.008, '[[1024,64]]',
      ${oneIn(EACH.favorite, 30)}, ${oneIn(EACH.archived, 40)}, ${bits}
    FROM numbers`
}

/** A search, and a hand-written statement that reads the same page. */
export interface Shape {
  name: string
  search: MediaSearch
  /** Every page starts here, somewhere in the library. */
  after?: TimelineCursor
  size: number
  bare: string
}

const NUMBERS = { PETS: categoryNumber('PETS'), FOOD: categoryNumber('FOOD') }
const OLDEST_FIRST = { oldestFirst: true } as const

/** A search for each access path, for a page that starts at `time`. */
export function shapes(time: number): Shape[] {
  const year = new Date(time).getUTCFullYear()
  const inYear = [[Date.UTC(year, 0), Date.UTC(year + 1, 0)]] as const
  const summers = Array.from(
    { length: 25 },
    (_, at) => [Date.UTC(2000 + at, 6), Date.UTC(2000 + at, 7)] as const,
  )
  const page = `taken_at < ${time} ORDER BY taken_at DESC, id DESC LIMIT 101`
  const media = 'SELECT * FROM media WHERE owner = 1'
  const dated = `taken_at >= ${inYear[0][0]} AND taken_at < ${inYear[0][1]}`
  const after: TimelineCursor = { takenAt: time }
  const shape = (name: string, search: Omit<MediaSearch, 'owner'>, bare: string): Shape => {
    return { name, search: { owner: id(1), ...search }, ...(search.intervals || { after }), size: 100, bare }
  }
  return [
    shape('everything', {}, `${media} AND archived = 0 AND ${page}`),
    shape(
      'everything, archive included',
      { withArchived: true },
      `SELECT * FROM (${media} AND archived = 0 UNION ALL ${media} AND archived = 1) WHERE ${page}`,
    ),
    shape('favorites', { favorite: true }, `${media} AND favorite = 1 AND archived = 0 AND ${page}`),
    shape('app-created', { client: id(1) }, `${media} AND client = 1 AND archived = 0 AND ${page}`),
    shape('videos', { kind: 'video' }, `${media} AND kind = 'video' AND archived = 0 AND ${page}`),
    shape('one category', { included: [NUMBERS.PETS] }, inCategories(time, NUMBERS.PETS)),
    shape(
      'several categories',
      { included: [NUMBERS.PETS, NUMBERS.FOOD] },
      inCategories(time, NUMBERS.PETS, NUMBERS.FOOD),
    ),
    shape(
      'a category excluded',
      { excluded: categoryBits(['TRAVEL']) },
      `${media} AND archived = 0 AND categories & ${categoryBits(['TRAVEL'])} = 0 AND ${page}`,
    ),
    shape(
      'a year',
      { intervals: inYear, dated: true },
      `${media} AND archived = 0 AND has_capture_date = 1 AND ${dated} ORDER BY taken_at DESC, id DESC LIMIT 101`,
    ),
    shape(
      'a year, oldest first',
      { intervals: inYear, dated: true, ...OLDEST_FIRST },
      `${media} AND archived = 0 AND has_capture_date = 1 AND ${dated} ORDER BY taken_at, id LIMIT 101`,
    ),
    shape(
      'July of every year',
      { intervals: summers, dated: true },
      `${summers
        .map(([from, to]) => `${media} AND archived = 0 AND taken_at >= ${from} AND taken_at < ${to}`)
        .join(' UNION ALL ')} ORDER BY taken_at DESC, id DESC LIMIT 101`,
    ),
    shape(
      'a rare mixture',
      { client: id(1), kind: 'video', excluded: categoryBits(['TRAVEL', 'FOOD']), dated: true },
      `SELECT * FROM (${media} AND client = 1 AND archived = 0 AND taken_at < ${time}
        ORDER BY taken_at DESC, id DESC LIMIT 4000) WHERE kind = 'video' AND has_capture_date = 1
          AND categories & ${categoryBits(['TRAVEL', 'FOOD'])} = 0 LIMIT 101`,
    ),
  ]
}

function inCategories(time: number, ...numbers: number[]): string {
  const keys = numbers.map(
    (number) => `SELECT taken_at, media AS id FROM media_category WHERE owner = 1 AND category = ${number}
      AND taken_at < ${time}`,
  )
  return `SELECT media.* FROM (
      ${keys.join(' UNION ')} ORDER BY taken_at DESC, id DESC LIMIT 110
    ) AS found CROSS JOIN media ON media.id = found.id WHERE archived = 0 LIMIT 101`
}
