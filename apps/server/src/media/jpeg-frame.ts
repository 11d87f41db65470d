import type { Bytes, Span } from './bytes.ts'
import type { Size } from './fit.ts'
import { occurrences } from './occurrences.ts'

/** Frames that every decoder reads: baseline, extended and progressive. Raws hold lossless ones (C3), which are data. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
/** Markers without a length: TEM, RST, SOI. */
const bare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
/** Segments before the frame: metadata in pieces of 64 kB. */
const MAX_SEGMENTS = 200
const START = Buffer.from('ffd8ff', 'hex')
/** A raw has some five JPEGs inside; more starts of one than this are noise. */
const MAX_STARTS = 2_000

/** The size of the JPEG that begins at `offset`, as stored; null when there is none that can be shown. */
export function jpegFrame(bytes: Bytes, offset: number): Size | null {
  if (bytes.read(offset, 2).toString('hex') !== 'ffd8') return null
  let at = offset + 2
  for (let n = 0; n < MAX_SEGMENTS; n++) {
    const head = bytes.read(at, 9)
    const marker = head[1] ?? 0
    if (head.length < 9 || head[0] !== 0xff) return null
    if (marker === 0xff) {
      at += 1
    } else if (bare(marker)) {
      at += 2
    } else if (FRAMES.has(marker)) {
      const [height, width] = [head.readUInt16BE(5), head.readUInt16BE(7)]
      return head[4] === 8 && width > 0 && height > 0 ? { width, height } : null
    } else if (marker >= 0xc3 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return null
    } else {
      at += 2 + head.readUInt16BE(2)
    }
  }
  return null
}

/** Every JPEG anywhere in the file, as far as the file's end: a decoder stops at its own. */
export function* jpegsWithin(bytes: Bytes): Generator<Span> {
  let found = 0
  for (const { at } of occurrences(bytes, [START])) {
    if (++found > MAX_STARTS) return
    yield { offset: at, length: bytes.size - at }
  }
}
