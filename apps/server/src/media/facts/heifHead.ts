import { boxes, findBox } from '../formats/boxes.ts'
import type { Bytes } from '../formats/bytes.ts'
import { exifInItem, heifItems, isXmp, locateItems } from '../formats/heifItems.ts'
import { noBlocks } from '../formats/metadataBlocks.ts'
import type { Size } from '../formats/size.ts'
import { findXmpBoxes } from '../formats/xmpBoxes.ts'
import type { PhotoHead } from './photoHead.ts'

/**
 * The size of the primary item, with its own transformations applied: nothing else rotates it, and EXIF's orientation
 * does not count. For a sequence without items, the size of its first track. Undefined for a file without either.
 */
export function readHeifHead(bytes: Bytes): PhotoHead | undefined {
  const meta = findBox(bytes, 'meta')
  if (!meta) return readSequenceHead(bytes)
  const blocks = noBlocks()
  const places = locateItems(bytes, meta)
  let items = 0
  for (const item of heifItems(meta)) {
    items++
    const bodies = places.get(item.id) ?? []
    if (item.type === 'Exif') blocks.exif.push(...bodies.map((body) => exifInItem(body)))
    else if (isXmp(item)) blocks.xmp.push(...bodies)
  }
  blocks.xmp.push(...findXmpBoxes(bytes))
  return items === 0 ? readSequenceHead(bytes) : { size: primarySize(meta), blocks }
}

/** `tkhd` ends with width and height, as fixed-point numbers of 16 and 16 bits. */
function readSequenceHead(bytes: Bytes): PhotoHead | undefined {
  const moov = findBox(bytes, 'moov')
  const track = moov && findBox(moov, 'trak')
  const header = track && findBox(track, 'tkhd')
  if (!header) return undefined
  const data = header.read(header.size - 8, 8)
  const [width, height] = data.length < 8 ? [0, 0] : [data.readUInt16BE(0), data.readUInt16BE(4)]
  return {
    size: width > 0 && height > 0 ? { width, height } : undefined,
    blocks: { ...noBlocks(), xmp: findXmpBoxes(bytes) },
  }
}

function primarySize(meta: Bytes): Size | undefined {
  const primary = primaryItem(meta)
  const properties = findBox(meta, 'iprp', 4)
  const container = properties && findBox(properties, 'ipco')
  const associations = properties && findBox(properties, 'ipma')
  if (primary === undefined || !container || !associations) return undefined
  const all = [...boxes(container)]
  let size: Size | undefined
  for (const index of propertiesOf(associations, primary)) {
    const property = all[index - 1]
    if (property?.type === 'ispe') size = extents(property.body)
    else if (property && size) size = transformed(size, property.type, property.body)
  }
  return size
}

function primaryItem(meta: Bytes): number | undefined {
  const head = findBox(meta, 'pitm', 4)?.read(0, 8)
  if (head === undefined || head.length < 6) return undefined
  if (head[0] === 0) return head.readUInt16BE(4)
  return head.length < 8 ? undefined : head.readUInt32BE(4)
}

const ASSOCIATION_UNITS = 40

/** `ipma`: the indexes of an item's properties, in the order in which they apply. */
function propertiesOf(associations: Bytes, item: number): number[] {
  const data = associations.read(0, associations.size)
  if (data.length < 8) return []
  const idSize = data[0] === 0 ? 2 : 4
  const indexSize = (data[3] ?? 0) & 1 ? 2 : 1
  let at = 8
  while (at + idSize + 1 <= data.length) {
    associations.budget.spend(ASSOCIATION_UNITS)
    const id = data.readUIntBE(at, idSize)
    const count = data[at + idSize] ?? 0
    at += idSize + 1
    if (id === item) {
      const field = (i: number) => data.subarray(at + i * indexSize, at + (i + 1) * indexSize)
      // The first bit says whether a reader may ignore the property.
      const index = (bytes: Buffer) =>
        bytes.length < indexSize ? 0 : bytes.readUIntBE(0, indexSize) & (indexSize === 2 ? 0x7fff : 0x7f)
      return Array.from({ length: count }, (_, i) => index(field(i)))
    }
    at += count * indexSize
  }
  return []
}

function extents(body: Bytes): Size | undefined {
  const data = body.read(4, 8)
  if (data.length < 8) return undefined
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)]
  return width > 0 && height > 0 ? { width, height } : undefined
}

function transformed(size: Size, type: string, body: Bytes): Size {
  if (type === 'irot')
    return ((body.read(0, 1)[0] ?? 0) & 1) === 1 ? { width: size.height, height: size.width } : size
  if (type === 'clap') return cropped(size, body)
  return size
}

/** Clean aperture: width and height as fractions. */
function cropped(size: Size, body: Bytes): Size {
  const data = body.read(0, 16)
  if (data.length < 16) return size
  const [width, height] = [0, 8].map((at) =>
    Math.round(data.readUInt32BE(at) / data.readUInt32BE(at + 4)),
  ) as [number, number]
  const fits = width > 0 && height > 0 && width <= size.width && height <= size.height
  return fits ? { width, height } : size
}
