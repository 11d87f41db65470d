import type { Size } from './size.ts'

/** One picture of an icon file, and where it stands. */
type Entry = Size & { bits: number; offset: number; length: number }

const HEAD = 6
const ENTRY = 16

/** Real files have some ten. */
const MAX_ENTRIES = 256

/** How much of a file tells its sizes. */
export const ICON_HEAD = HEAD + ENTRY * MAX_ENTRIES
export const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

/** The largest picture of an icon file, of the most colours where several are as large; null when there is none. */
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

/** Colours are at most 65,535, so they never outweigh a pixel. */
const weight = ({ width, height, bits }: Entry) => width * height * 65_536 + bits
