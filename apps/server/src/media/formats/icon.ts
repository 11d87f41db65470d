import type { Size } from './size.ts'

/** One image of an icon file, and where it is stored. */
interface Entry extends Size {
  bits: number
  offset: number
  length: number
}

const HEAD = 6
const ENTRY = 16

/** Real files have some ten. */
const MAX_ENTRIES = 256

/** The part of a file that lists its images. */
export const ICON_HEAD = HEAD + ENTRY * MAX_ENTRIES
export const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

/** Returns the largest image of an icon file: of equally large ones, the one with the most colors. */
export function findLargestIcon(file: Buffer): Entry | undefined {
  let largest: Entry | undefined
  const count = file.length < HEAD ? 0 : Math.min(file.readUInt16LE(4), MAX_ENTRIES)
  for (let at = HEAD; at + ENTRY <= file.length && at < HEAD + count * ENTRY; at += ENTRY) {
    const entry: Entry = {
      // A byte of 0 means 256.
      width: file[at] || 256,
      height: file[at + 1] || 256,
      bits: file.readUInt16LE(at + 6),
      length: file.readUInt32LE(at + 8),
      offset: file.readUInt32LE(at + 12),
    }
    if (largest === undefined || weight(entry) > weight(largest)) largest = entry
  }
  return largest
}

/** Colors are at most 65,535, so they never outweigh a pixel. */
const weight = ({ width, height, bits }: Entry) => width * height * 65_536 + bits
