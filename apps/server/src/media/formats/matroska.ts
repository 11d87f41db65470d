import { type Bytes, slice } from './bytes.ts'

/** An element of Matroska (RFC 9559): where it begins and ends, and its content as a view. */
export interface Element {
  id: number
  at: number
  end: number
  body: Bytes
}

const ELEMENT_UNITS = 200

/**
 * The elements of a view, up to the first damage. In live recordings the segment and its clusters have no size: their
 * children follow as if they were the view's own.
 */
export function* elements(bytes: Bytes): Generator<Element> {
  let at = 0
  while (at < bytes.size) {
    const head = bytes.read(at, 12)
    const idLength = Math.clz32(head[0] ?? 0) - 23
    const sizeLength = Math.clz32(head[idLength] ?? 0) - 23
    if (idLength > 4 || sizeLength > 8 || idLength + sizeLength > head.length) return
    bytes.budget.spend(ELEMENT_UNITS)
    const id = head.readUIntBE(0, idLength)
    const size = dataSize(head.subarray(idLength, idLength + sizeLength))
    const start = at + idLength + sizeLength
    const end = size === undefined ? start : Math.min(start + size, bytes.size)
    if (size !== undefined) yield { id, at, end, body: slice(bytes, start, size) }
    at = end
  }
}

/** The first set bit of a number only encodes its length. If all other bits are set, the size is unknown. */
function dataSize(bytes: Buffer): number | undefined {
  let size = (bytes[0] ?? 0) & (0xff >> bytes.length)
  let allSet = size === 0xff >> bytes.length
  for (const byte of bytes.subarray(1)) {
    size = size * 256 + byte
    allSet &&= byte === 0xff
  }
  return allSet ? undefined : size
}
