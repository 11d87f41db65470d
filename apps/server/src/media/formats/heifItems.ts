import { boxes, findBox } from './boxes.ts'
import { type Bytes, type Span, slice, sliceRanges } from './bytes.ts'
import { MIB } from './units.ts'

/** An item of a HEIF file: the picture itself, a tile of it, a thumbnail, or metadata. */
export interface HeifItem {
  id: number
  type: string
  /** Set for items of type `mime`. */
  contentType: string
}

export const isXmp = ({ type, contentType }: HeifItem): boolean =>
  type === 'mime' && contentType === 'application/rdf+xml'

const ENTRY_UNITS = 300

/** `iinf`: the type of each item. */
export function* heifItems(meta: Bytes): Generator<HeifItem> {
  const table = findBox(meta, 'iinf', 4)
  if (!table) return
  const version = table.read(0, 1)[0] ?? 0
  for (const { type, body } of boxes(table, version === 0 ? 6 : 8)) {
    if (type !== 'infe') continue
    const entry = body.read(0, 256)
    body.budget.spend(ENTRY_UNITS)
    const entryVersion = entry[0]
    if (entry.length < 12 || (entryVersion !== 2 && entryVersion !== 3)) continue
    const at = entryVersion === 2 ? 8 : 10
    const kind = entry.toString('latin1', at, at + 4)
    const [, contentType = ''] = kind === 'mime' ? entry.toString('latin1', at + 4).split('\0') : []
    yield { id: entryVersion === 2 ? entry.readUInt16BE(4) : entry.readUInt32BE(4), type: kind, contentType }
  }
}

/** A 48 MP photo in 512-pixel tiles has 200 items; its table is some kB. */
const MAX_TABLE = 4 * MIB

/**
 * `iloc`: where the bytes of each item are, in the file or in the meta box's `idat`. Ranges may overlap or repeat, and
 * an item may be listed again; each read of them is paid from the budget.
 */
export function locateItems(bytes: Bytes, meta: Bytes): Map<number, Bytes[]> {
  const places = new Map<number, Bytes[]>()
  const table = findBox(meta, 'iloc', 4)
  if (!table) return places
  const idat = findBox(meta, 'idat', 4)
  for (const { id, method, extents } of itemExtents(table)) {
    table.budget.spend(ENTRY_UNITS)
    const source = method === 0 ? bytes : method === 1 ? idat : undefined
    if (!source) continue
    const place = sliceRanges(source, wholeOrParts(source, extents))
    const others = places.get(id)
    if (others) others.push(place)
    else places.set(id, [place])
  }
  return places
}

interface ItemExtents {
  id: number
  /** 0: in the file, 1: in `idat`. */
  method: number
  extents: Span[]
}

function* itemExtents(table: Bytes): Generator<ItemExtents> {
  const next = reader(table)
  const version = next(1)
  next(3)
  const fieldSizes = next(2)
  const sizeAt = (shift: number) => (fieldSizes >> shift) & 15
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizeAt(12), sizeAt(8), sizeAt(4), sizeAt(0)]
  const count = next(version < 2 ? 2 : 4)
  for (let n = 0; n < count && !next.done(); n++) {
    const id = next(version < 2 ? 2 : 4)
    const method = version > 0 ? next(2) & 15 : 0
    next(2)
    const base = next(baseSize)
    const extents: Span[] = []
    const extentCount = next(2)
    for (let e = 0; e < extentCount && !next.done(); e++) {
      if (version > 0) next(indexSize)
      const offset = base + next(offsetSize)
      extents.push({ offset, length: next(lengthSize) })
    }
    yield { id, method, extents }
  }
}

/** A single extent without a length reaches to the end of its source. */
function wholeOrParts(source: Bytes, extents: Span[]): Span[] {
  const [only] = extents
  return only !== undefined && extents.length === 1 && only.length === 0
    ? [{ offset: only.offset, length: source.size }]
    : extents
}

const NUMBER_UNITS = 40

/** Reads big-endian numbers in sequence. Past the end it reads zeros. */
function reader(table: Bytes) {
  const data = table.read(0, MAX_TABLE)
  let at = 0
  const next = (size: number): number => {
    table.budget.spend(NUMBER_UNITS)
    let value = 0
    for (let i = 0; i < size; i++) value = value * 256 + (data[at + i] ?? 0)
    at += size
    return value
  }
  return Object.assign(next, { done: () => at >= data.length })
}

/**
 * The first four bytes are the offset of the TIFF header after them: 0, or 6 with JPEG's `Exif\0\0` (ISO 23008-12).
 */
export function exifInItem(body: Bytes): Bytes {
  const head = body.read(0, 4)
  const start = head.length < 4 ? body.size : 4 + head.readUInt32BE(0)
  return slice(body, start, body.size)
}
