import { type Bytes, slice } from './bytes.ts'
import { signature } from './occurrences.ts'

/** A Photoshop image resource. JPEG stores them in APP13, TIFF in a tag, and ImageMagick in text chunks of PNG. */
export interface ImageResource {
  id: number
  at: number
  end: number
  body: Bytes
}

export const PHOTOSHOP = signature('Photoshop 3.0\0', 'p 3.0\0')

/** Resources that contain metadata blocks which other programs store by themselves. */
export const RESOURCE = { iptc: 0x0404, exif: 0x0422, exif3: 0x0423, xmp: 0x0424 } as const

const RESOURCE_UNITS = 150

/** A signature, an id, a name of even length, a length, and that much data, padded to even length. */
export function* imageResources(bytes: Bytes): Generator<ImageResource> {
  for (let at = 0; ; ) {
    const head = bytes.read(at, 7)
    if (head.length < 7 || head.toString('latin1', 0, 4) !== '8BIM') return
    bytes.budget.spend(RESOURCE_UNITS)
    const sizeAt = at + 6 + ((1 + (head[6] ?? 0) + 1) & ~1)
    const size = bytes.read(sizeAt, 4)
    if (size.length < 4) return
    const length = size.readUInt32BE(0)
    const end = Math.min(sizeAt + 4 + length + (length % 2), bytes.size)
    yield { id: head.readUInt16BE(4), at, end, body: slice(bytes, sizeAt + 4, length) }
    at = end
  }
}
