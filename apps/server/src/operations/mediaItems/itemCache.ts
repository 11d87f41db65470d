/**
 * A cache for the parts of media items that do not change from response to response: their ids, metadata and JSON. Unusual
 * for speed: `pnpm bench catalog` compares a page of 100 with a bare server, read again and read for the first time.
 *
 * A page is always read from the database. The cache only saves presenting a row that was presented before, and compares
 * all its columns: a row that changed, by whichever process, is presented again.
 */
import type { MediaItem, MediaMetadata } from '@tintype/types'
import type { MediaSummary } from '../../catalog/mediaRecords.ts'
import type { MediaId } from '../../domain/ids.ts'
import type { ItemUrls } from '../../tokens/itemUrls.ts'
import { MEDIA_PATH } from '../../tokens/mediaUrls.ts'
import { pagePaths } from '../../tokens/pageLinks.ts'
import { TOKEN_LENGTH } from '../../tokens/tokenCodec.ts'

/** The parts of a media item that depend on nothing but its row. */
export type RowFields = Required<Pick<MediaItem, 'id' | 'mimeType' | 'filename'>> & {
  description: string | undefined
  mediaMetadata: MediaMetadata
}

/** JSON of a media item as UTF-8: all before its product URL, then all after its base URL. */
interface JsonParts {
  bytes: Buffer
  /** Length of the first part. */
  split: number
}

/** Approximate size of a cached row without its JSON and its longest texts, in bytes. */
const ROW_BYTES = 1024

/** Approximate size of the objects of cached JSON, in bytes. */
const JSON_BYTES = 256

/** The presentation of one row. */
export class PresentedRow {
  readonly row: MediaSummary
  readonly fields: RowFields
  /** Whether the row was found in the cache: JSON that is needed once is not worth caching. */
  isRepeated = false
  /** By indentation. */
  #json: Map<number | undefined, JsonParts> | undefined
  readonly #onGrow: ((bytes: number) => void) | undefined

  constructor(row: MediaSummary, fields: RowFields, onGrow?: (bytes: number) => void) {
    this.row = row
    this.fields = fields
    this.#onGrow = onGrow
  }

  /** @param indent spaces before the item; undefined for compact JSON */
  json(indent: number | undefined): JsonParts {
    this.#json ??= new Map()
    const existing = this.#json.get(indent)
    if (existing !== undefined) return existing
    const parts = jsonParts(this.fields, indent)
    this.#json.set(indent, parts)
    this.#onGrow?.(JSON_BYTES + parts.bytes.length)
    return parts
  }
}

function jsonParts({ id, description, ...others }: RowFields, indent: number | undefined): JsonParts {
  const { mimeType, mediaMetadata, filename } = others
  // Without the closing brace of the first, and the opening one of the second.
  const start = jsonAt({ id, description }, indent).slice(0, indent === undefined ? -1 : -2 - indent)
  const end = jsonAt({ mimeType, mediaMetadata, filename }, indent).slice(1)
  const { productUrl } = betweenUrls(indent)
  const bytes = Buffer.from(`${start}${productUrl}",${end}`)
  return { bytes, split: Buffer.byteLength(start + productUrl) }
}

function jsonAt(value: object, indent: number | undefined): string {
  if (indent === undefined) return JSON.stringify(value)
  // A line break in JSON is never part of a string.
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(indent)}`)
}

/** JSON before the product URL, and between it and the base URL. */
function betweenUrls(indent: number | undefined) {
  const [lineBreak, colon] = indent === undefined ? ['', ':'] : [`\n${' '.repeat(indent + 2)}`, ': ']
  return {
    productUrl: `,${lineBreak}"productUrl"${colon}"`,
    baseUrl: `",${lineBreak}"baseUrl"${colon}"`,
  }
}

/** A media item of a response. It has the fields of the API, and writes its JSON faster than `JSON.stringify`. */
export class PresentedItem implements MediaItem {
  readonly id: string
  readonly description: string | undefined
  readonly productUrl: string
  readonly baseUrl: string
  readonly mimeType: string
  readonly mediaMetadata: MediaMetadata
  readonly filename: string
  // Private, so that a copy with other fields is an ordinary object.
  readonly #row: PresentedRow
  readonly #origin: string
  readonly #urls: ItemUrls
  readonly #at: number

  /** @param origin of the URLs, in characters that JSON does not escape; `at` is the place of the item in `urls` */
  constructor(row: PresentedRow, origin: string, urls: ItemUrls, at: number) {
    const { fields } = row
    this.id = fields.id
    this.description = fields.description
    this.productUrl = origin + urls.productUrl(at)
    this.baseUrl = origin + urls.baseUrl(at)
    this.mimeType = fields.mimeType
    this.mediaMetadata = fields.mediaMetadata
    this.filename = fields.filename
    this.#row = row
    this.#origin = origin
    this.#urls = urls
    this.#at = at
  }

  /** Whether it is faster to write the JSON with `writeJson` than with that of the whole response. */
  get isRepeated(): boolean {
    return this.#row.isRepeated
  }

  /** Bytes of the JSON. @param indent spaces before the item; undefined for compact JSON */
  jsonLength(indent: number | undefined, frames: UrlFrames): number {
    const { product, base } = frames(this.#origin, indent)
    return this.#row.json(indent).bytes.length + product.length + base.length + 2 * TOKEN_LENGTH
  }

  /** Writes the JSON. @returns the place after it */
  writeJson(target: Buffer, at: number, indent: number | undefined, frames: UrlFrames): number {
    const { product, base } = frames(this.#origin, indent)
    const { bytes, split } = this.#row.json(indent)
    let end = at + bytes.copy(target, at, 0, split)
    end += product.copy(target, end)
    this.#urls.copyProductUrlToken(this.#at, target, end)
    end += TOKEN_LENGTH
    end += base.copy(target, end)
    this.#urls.copyBaseUrlToken(this.#at, target, end)
    end += TOKEN_LENGTH
    return end + bytes.copy(target, end, split)
  }
}

/** The JSON before the tokens of an item's URLs. */
type UrlFrames = (origin: string, indent: number | undefined) => { product: Buffer; base: Buffer }

/** Creates the frames of one response, whose items have the same origin and indentation. */
export function createUrlFrames(): UrlFrames {
  let last: { origin: string; indent: number | undefined; frames: ReturnType<UrlFrames> } | undefined
  return (origin, indent) => {
    if (last === undefined || last.origin !== origin || last.indent !== indent) {
      const product = Buffer.from(origin + pagePaths.photo)
      const base = Buffer.from(betweenUrls(indent).baseUrl + origin + MEDIA_PATH)
      last = { origin, indent, frames: { product, base } }
    }
    return last.frames
  }
}

/** Presented rows by id. */
export interface ItemCache {
  /** @param present presents the rows that the cache does not have as they are now */
  rows(
    rows: readonly MediaSummary[],
    present: (changed: readonly MediaSummary[]) => RowFields[],
  ): PresentedRow[]
}

/** Places for ids of rows that were presented once. */
const SEEN = 2 ** 15

/**
 * A row is cached when it is presented for the second time, so that a client that reads a whole library replaces nothing.
 *
 * The cache has two generations, because moving each row to the end of a queue would take longer than the lookup. A
 * generation is full at half of `maxBytes`; then the older one is dropped. Rows in use are copied to the newer one.
 */
export function createItemCache(maxBytes: number): ItemCache {
  let recent = new Map<MediaId, PresentedRow>()
  let older = new Map<MediaId, PresentedRow>()
  let bytes = 0
  const seen = new Float64Array(SEEN)

  function grow(by: number): void {
    bytes += by
    if (bytes <= maxBytes / 2) return
    older = recent
    recent = new Map()
    bytes = 0
  }

  function find(row: MediaSummary): PresentedRow | undefined {
    const known = recent.get(row.id) ?? older.get(row.id)
    if (known === undefined || !isSameRow(known.row, row)) return undefined
    known.isRepeated = true
    if (recent.get(row.id) !== known) add(known)
    return known
  }

  function add(presented: PresentedRow): void {
    const { id, filename, description = '' } = presented.row
    recent.set(id, presented)
    grow(ROW_BYTES + 2 * (filename.length + description.length))
  }

  function presentedRow(row: MediaSummary, fields: RowFields): PresentedRow {
    const place = row.id % SEEN
    const isSecondTime = seen[place] === row.id
    seen[place] = row.id
    if (!isSecondTime || maxBytes === 0) return new PresentedRow(row, fields)
    const presented = new PresentedRow(summaryOf(row), fields, grow)
    add(presented)
    return presented
  }

  return {
    rows(rows, present) {
      const found = rows.map(find)
      const changed = rows.filter((_, at) => found[at] === undefined)
      if (changed.length === 0) return found as PresentedRow[]
      const fields = present(changed)
      let next = 0
      return rows.map((row, at) => found[at] ?? presentedRow(row, fields[next++] as RowFields))
    },
  }
}

/** Records have more than a summary, such as the list of redactions, which can be long. */
function summaryOf(row: MediaSummary): MediaSummary {
  return {
    id: row.id,
    kind: row.kind,
    mime: row.mime,
    filename: row.filename,
    description: row.description,
    width: row.width,
    height: row.height,
    takenAt: row.takenAt,
    cameraMake: row.cameraMake,
    cameraModel: row.cameraModel,
    focalLength: row.focalLength,
    apertureFNumber: row.apertureFNumber,
    isoEquivalent: row.isoEquivalent,
    exposureTime: row.exposureTime,
    fps: row.fps,
  }
}

/** Written out: a loop over the names takes as long as presenting the row. */
function isSameRow(one: MediaSummary, other: MediaSummary): boolean {
  return (
    one.description === other.description &&
    one.filename === other.filename &&
    one.kind === other.kind &&
    one.mime === other.mime &&
    one.width === other.width &&
    one.height === other.height &&
    one.takenAt === other.takenAt &&
    one.cameraMake === other.cameraMake &&
    one.cameraModel === other.cameraModel &&
    one.focalLength === other.focalLength &&
    one.apertureFNumber === other.apertureFNumber &&
    one.isoEquivalent === other.isoEquivalent &&
    one.exposureTime === other.exposureTime &&
    one.fps === other.fps
  )
}
