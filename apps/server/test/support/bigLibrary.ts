import { sql } from 'kysely'
import type { MediaSearch, TimelinePosition } from '../../src/catalog/mediaKeys.ts'
import type { Catalog } from '../../src/catalog/schema.ts'
import { categoryBits, categoryNumber } from '../../src/library/contentCategories.ts'

/** When the items of a filled library were taken: evenly over these years, and in the library within some weeks. */
export const SPAN = [Date.UTC(2000, 0), Date.UTC(2025, 0)] as const

const ARRIVAL = 30 * 86_400_000

const CHUNK = 100_000

/** Of how many items one has the mark: 1 in 20 is a favourite. */
const EACH = { favorite: 20, archived: 25, video: 25, foreign: 2, PETS: 20, FOOD: 10, TRAVEL: 3 } as const

/**
 * Fills an empty catalog with `items` of one owner, alike at every size: equal shares of kinds, marks and categories. The
 * indexes are made again afterwards, so that a million takes seconds. No blobs: nothing here reads bytes.
 */
export async function fillLibrary(
  catalog: Catalog,
  items: number,
  progress: (done: number) => void = () => {},
): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(catalog)
  const indexes = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'index' and tbl_name = 'media' and sql is not null`.execute(
    catalog,
  )
  await run('PRAGMA foreign_keys = OFF')
  await run(`INSERT INTO user (name) VALUES ('owner')`)
  await run(`INSERT INTO client (name) VALUES ('app'), ('other')`)
  for (const { name } of indexes.rows) await run(`DROP INDEX ${name}`)
  for (let done = 0; done < items; done += CHUNK) {
    await run(insertItems(done, Math.min(done + CHUNK, items), items))
    progress(done)
  }
  for (const index of indexes.rows) await run(index.sql)
  for (const category of ['PETS', 'FOOD', 'TRAVEL'] as const) {
    await run(`INSERT INTO media_category SELECT owner, ${categoryNumber(category)}, taken_at, id FROM media
      WHERE categories & ${categoryBits([category])} ORDER BY taken_at, id`)
  }
  await run('PRAGMA foreign_keys = ON')
  progress(items)
}

/** Each number times a large one, of which the last 32 bits are spread evenly: the same library in every run. */
function insertItems(from: number, to: number, items: number): string {
  const [first, last] = [SPAN[0] + ARRIVAL, SPAN[1] - ARRIVAL]
  const spread = (multiplier: number) => `((n * ${multiplier}) % 4294967296)`
  const oneIn = (count: number, salt: number) =>
    `((${spread(2_246_822_519 + salt * 7_654_322)} >> 9) % ${count} = 0)`
  const bits = (['PETS', 'FOOD', 'TRAVEL'] as const)
    .map((category, at) => `${oneIn(EACH[category], 2 * at)} * ${categoryBits([category])}`)
    .join(' + ')
  return `
    WITH RECURSIVE numbers (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${to - 1})
    INSERT INTO media (owner, client, sha256, bytes, kind, mime, filename, width, height, taken_at, has_capture_date,
      added_at, camera_make, camera_model, focal_length, aperture_f_number, iso_equivalent, exposure_time, redactions,
      favorite, archived, categories)
    SELECT 1, 1 + ${oneIn(EACH.foreign, 10)}, randomblob(32), 3000000 + n,
      CASE WHEN ${oneIn(EACH.video, 20)} THEN 'video' ELSE 'photo' END, 'image/jpeg', 'IMG_' || n || '.jpg', 4032, 3024,
      CAST((${first} + n * ${(last - first) / items} + ${spread(2_654_435_769)} * ${(2 * ARRIVAL) / 2 ** 32} - ${ARRIVAL}) / 1000 AS INTEGER) * 1000, 1, 0,
      'Example', 'Box 1', 4.25, 1.8, 100, 0.008, '[[1024,64]]',
      ${oneIn(EACH.favorite, 30)}, ${oneIn(EACH.archived, 40)}, ${bits}
    FROM numbers`
}

/** A search, and the statement by which one would read the same page by hand. */
export interface Shape {
  name: string
  search: MediaSearch
  /** Every page starts here, somewhere in the library. */
  after?: TimelinePosition
  size: number
  bare: string
}

const NUMBERS = { PETS: categoryNumber('PETS'), FOOD: categoryNumber('FOOD') }
const OLDEST_FIRST = { oldestFirst: true } as const

/** Every way in which a search can read, for a page that starts at `time`. */
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
  const after = [time, 0] as const
  const shape = (name: string, search: Omit<MediaSearch, 'owner'>, bare: string): Shape => {
    return { name, search: { owner: 1, ...search }, ...(search.intervals || { after }), size: 100, bare }
  }
  return [
    shape('everything', {}, `${media} AND archived = 0 AND ${page}`),
    shape(
      'everything, archive included',
      { withArchived: true },
      `SELECT * FROM (${media} AND archived = 0 UNION ALL ${media} AND archived = 1) WHERE ${page}`,
    ),
    shape('favourites', { favorite: true }, `${media} AND favorite = 1 AND archived = 0 AND ${page}`),
    shape('app-created', { client: 1 }, `${media} AND client = 1 AND archived = 0 AND ${page}`),
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
      { client: 1, kind: 'video', excluded: categoryBits(['TRAVEL', 'FOOD']), dated: true },
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
