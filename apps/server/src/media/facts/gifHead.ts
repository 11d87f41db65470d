import type { Bytes } from '../formats/bytes.ts'
import { gifPackets } from '../formats/gifPackets.ts'
import { noBlocks } from '../formats/metadataBlocks.ts'
import type { Size } from '../formats/size.ts'
import type { PhotoHead } from './photoHead.ts'

const [EXTENSION, IMAGE] = [0x21, 0x2c]
const HEADER = 13
const BLOCK_UNITS = 100

/** The size of the screen, or of the first frame where that is larger. Undefined for a file without a frame. */
export function readGifHead(bytes: Bytes): PhotoHead | undefined {
  const head = bytes.read(0, HEADER)
  if (head.length < HEADER) return undefined
  let at = HEADER + tableSize(head[10] ?? 0)
  for (;;) {
    const block = bytes.read(at, 9)
    bytes.budget.spend(BLOCK_UNITS)
    if (block[0] === EXTENSION) {
      at = skipSubBlocks(bytes, at + 2)
    } else if (block[0] === IMAGE && block.length === 9) {
      const [left, top, width, height] = [1, 3, 5, 7].map((field) => block.readUInt16LE(field)) as Four
      const screen = screenSize(head)
      const size = {
        width: Math.max(screen.width, left + width),
        height: Math.max(screen.height, top + height),
      }
      return size.width > 0 && size.height > 0
        ? { size, blocks: { ...noBlocks(), xmp: firstPacket(bytes) } }
        : undefined
    } else {
      return undefined
    }
  }
}

/** Sizes of displays: programs wrote those into GIFs, and decoders ignore them. */
const DISPLAYS = new Set(['640x480', '800x600', '1024x768', '1280x1024', '1600x1200'])
const MAX_SCREEN = 2048

/** Returns 0x0 where the screen is not credible: then the frame is the picture, as in libnsgif and so in libvips. */
function screenSize(head: Buffer): Size {
  const [width, height] = [head.readUInt16LE(6), head.readUInt16LE(8)]
  const isMeant = Math.min(width, height) > 0 && Math.max(width, height) <= MAX_SCREEN
  return isMeant && !DISPLAYS.has(`${width}x${height}`) ? { width, height } : { width: 0, height: 0 }
}

type Four = [number, number, number, number]

/** Three bytes a color. The first bit says whether there is a table. */
const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

function skipSubBlocks(bytes: Bytes, from: number): number {
  let at = from
  for (;;) {
    const length = bytes.read(at, 1)[0] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
}

function firstPacket(bytes: Bytes): Bytes[] {
  for (const { body } of gifPackets(bytes)) return [body]
  return []
}
