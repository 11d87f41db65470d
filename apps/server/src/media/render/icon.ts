import { findLargestIcon, PNG } from '../formats/icon.ts'
import { decodeIconBitmap, type Pixels } from './bitmap.ts'

/** Returns the pixels of the largest picture, or the PNG that it is stored as. @throws Error when it is neither */
export function decodeIcon(file: Buffer, maxPixels: number): Pixels | { png: Buffer } {
  const entry = findLargestIcon(file)
  if (entry === undefined) throw new Error('The icon has no picture.')
  const { offset, length } = entry
  if (file.subarray(offset, offset + PNG.length).equals(PNG)) {
    return { png: file.subarray(offset, offset + length) }
  }
  return decodeIconBitmap(file, offset, maxPixels)
}
