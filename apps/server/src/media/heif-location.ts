import { boxes, child } from './boxes.ts'
import { type Bytes, pieces, type Span, slice } from './bytes.ts'
import { movieLocation } from './movie-location.ts'
import type { Redaction } from './redaction.ts'
import { tiffLocation } from './tiff-location.ts'
import { xmpLocation } from './xmp-location.ts'

/** A 48 MP photo in 512-pixel tiles has 200 items; its tables are some kB. */
const MAX_TABLE = 4 << 20

type Item = { id: number; kind: 'exif' | 'xmp' }

/** Where a HEIC, HEIF or AVIF tells the location: its Exif and XMP items, and the clip of a motion photo (`mpvd`). */
export function heifLocation(bytes: Bytes): Redaction[] {
  const out = movieLocation(bytes)
  const meta = child(bytes, 'meta')
  if (meta) {
    const places = itemPlaces(bytes, meta)
    for (const item of metadataItems(meta)) {
      const body = places.get(item.id)
      if (!body) continue
      out.push(...(item.kind === 'xmp' ? xmpLocation(body) : exifItemLocation(body)))
    }
  }
  const clip = child(bytes, 'mpvd')
  return clip ? [...out, ...movieLocation(clip)] : out
}

/** The first four bytes tell how far behind them the TIFF header stands: 0, or 6 with JPEG's `Exif\0\0` (ISO 23008-12). */
function exifItemLocation(body: Bytes): Redaction[] {
  const head = body.read(0, 4)
  if (head.length < 4) return []
  const start = 4 + head.readUInt32BE(0)
  return tiffLocation(slice(body, start, body.size - start))
}

/** `iinf`: the items whose type is Exif, or mime with XMP's content type. */
function metadataItems(meta: Bytes): Item[] {
  const table = child(meta, 'iinf', 4)
  if (!table || table.size > MAX_TABLE) return []
  const version = table.read(0, 1)[0] ?? 0
  const items: Item[] = []
  for (const { type, body } of boxes(table, version === 0 ? 6 : 8)) {
    if (type !== 'infe') continue
    const entry = body.read(0, 256)
    const entryVersion = entry[0]
    if (entry.length < 12 || (entryVersion !== 2 && entryVersion !== 3)) continue
    const id = entryVersion === 2 ? entry.readUInt16BE(4) : entry.readUInt32BE(4)
    const at = entryVersion === 2 ? 8 : 10
    const kind = entry.toString('latin1', at, at + 4)
    if (kind === 'Exif') items.push({ id, kind: 'exif' })
    if (kind === 'mime' && entry.includes('application/rdf+xml')) items.push({ id, kind: 'xmp' })
  }
  return items
}

/** `iloc`: where each item's bytes are, in the file or in the meta box's `idat`. */
function itemPlaces(bytes: Bytes, meta: Bytes): Map<number, Bytes> {
  const places = new Map<number, Bytes>()
  const table = child(meta, 'iloc', 4)
  if (!table || table.size > MAX_TABLE) return places
  const idat = child(meta, 'idat', 4)
  const next = reader(table.read(0, MAX_TABLE))
  const version = next(1)
  next(3)
  const sizes = next(2)
  const [offsetSize, lengthSize, baseSize, indexSize] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    sizes & 15,
  ]
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
    if (method === 0) places.set(id, pieces(bytes, extents))
    if (method === 1 && idat) places.set(id, pieces(idat, extents))
  }
  return places
}

/** Reads big-endian numbers one after the other; zeros past the end. */
function reader(data: Buffer) {
  let at = 0
  const next = (size: number): number => {
    let value = 0
    for (let i = 0; i < size; i++) value = value * 256 + (data[at + i] ?? 0)
    at += size
    return value
  }
  return Object.assign(next, { done: () => at >= data.length })
}
