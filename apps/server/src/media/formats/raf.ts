import type { Bytes, Span } from './bytes.ts'
import type { Size } from './size.ts'
import { KIB } from './units.ts'

/** A RAF begins with a table of offsets: at 84 that of its JPEG preview, at 92 that of its metadata. */
const [PREVIEW_PLACE, HEADER_PLACE] = [84, 92]

/** Tags of a size: the part that the camera shows, and the whole sensor. Height first. */
const [CROPPED_SIZE, FULL_SIZE] = [0x0111, 0x0100]
const MAX_HEADER = 64 * KIB

export function locateRafPreview(bytes: Bytes): Span | undefined {
  return place(bytes, PREVIEW_PLACE)
}

/** The size of a Fujifilm raw, as stored. */
export function readRafSize(bytes: Bytes): Size | undefined {
  const at = place(bytes, HEADER_PLACE)
  if (at === undefined) return undefined
  const header = bytes.read(at.offset, Math.min(at.length, MAX_HEADER))
  const sizes = new Map<number, Size>()
  for (let entry = 4; entry + 8 <= header.length; entry += 4 + header.readUInt16BE(entry + 2)) {
    const [height, width] = [header.readUInt16BE(entry + 4), header.readUInt16BE(entry + 6)]
    if (width > 0 && height > 0) sizes.set(header.readUInt16BE(entry), { width, height })
  }
  return sizes.get(CROPPED_SIZE) ?? sizes.get(FULL_SIZE)
}

function place(bytes: Bytes, at: number): Span | undefined {
  const table = bytes.read(at, 8)
  if (table.length < 8) return undefined
  return { offset: table.readUInt32BE(0), length: table.readUInt32BE(4) }
}
