import { type BitReader, bitReader } from './bitReader.ts'
import type { Size } from './size.ts'

/** Properties of the pictures in an H.264 stream. */
export interface Sequence {
  size: Size
  isInterlaced: boolean
  /** Frames a second; undefined where the stream does not specify it. */
  fps: number | undefined
}

/** Profiles whose parameters begin with the color format (7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])

/** Removes the bytes that keep a NAL unit from looking like a start code. */
export const unescaped = (unit: Buffer): Buffer =>
  Buffer.from(unit.toString('latin1').replaceAll('\0\0\x03', '\0\0'), 'latin1')

/** Reads a sequence parameter set (7.3.2.1), without its type byte. Returns undefined for damage. */
export function readSequence(data: Buffer): Sequence | undefined {
  const reader = bitReader(data)
  const profile = reader.bits(8)
  reader.bits(16)
  reader.unsigned()
  const chroma = HIGH_PROFILES.has(profile) ? readColors(reader) : 1
  reader.unsigned()
  readOrder(reader)
  reader.unsigned()
  reader.bit()
  const [columns, rows] = [reader.unsigned() + 1, reader.unsigned() + 1]
  // If pictures may be fields, rows are counted per field, and a frame has twice as many.
  const fields = reader.bit() === 1 ? 1 : 2
  if (fields === 2) reader.bit()
  reader.bit()
  const crop = reader.bit() === 1 ? [1, 2, 3, 4].map(() => reader.unsigned()) : [0, 0, 0, 0]
  const [left = 0, right = 0, top = 0, bottom = 0] = crop
  const unit = { x: chroma === 1 || chroma === 2 ? 2 : 1, y: (chroma === 1 ? 2 : 1) * fields }
  const size = {
    width: columns * 16 - (left + right) * unit.x,
    height: rows * 16 * fields - (top + bottom) * unit.y,
  }
  const isPlausible = size.width > 0 && size.height > 0 && size.width <= 16_384 && size.height <= 16_384
  return isPlausible
    ? { size, isInterlaced: fields === 2, fps: reader.bit() === 1 ? readRate(reader) : undefined }
    : undefined
}

/** Skips the color format, bit depths and scaling lists; returns the color format. */
function readColors(reader: BitReader): number {
  const chroma = reader.unsigned()
  if (chroma === 3) reader.bit()
  reader.unsigned()
  reader.unsigned()
  reader.bit()
  if (reader.bit() === 0) return chroma
  for (let i = 0; i < (chroma === 3 ? 12 : 8); i++)
    if (reader.bit() === 1) skipScaling(reader, i < 6 ? 16 : 64)
  return chroma
}

function skipScaling(reader: BitReader, size: number): void {
  let [last, next] = [8, 8]
  for (let i = 0; i < size; i++) {
    if (next !== 0) next = (last + reader.signed() + 256) % 256
    if (next !== 0) last = next
  }
}

function readOrder(reader: BitReader): void {
  const type = reader.unsigned()
  if (type === 0) reader.unsigned()
  if (type !== 1) return
  reader.bit()
  reader.signed()
  reader.signed()
  const count = Math.min(reader.unsigned(), 255)
  for (let i = 0; i < count; i++) reader.signed()
}

/** Reads the clock of the video usability information (E.1.1): two ticks a frame. */
function readRate(reader: BitReader): number | undefined {
  const EXTENDED_RATIO = 255
  if (reader.bit() === 1 && reader.bits(8) === EXTENDED_RATIO) reader.bits(32)
  if (reader.bit() === 1) reader.bit()
  if (reader.bit() === 1) {
    reader.bits(4)
    if (reader.bit() === 1) reader.bits(24)
  }
  if (reader.bit() === 1) {
    reader.unsigned()
    reader.unsigned()
  }
  if (reader.bit() === 0) return undefined
  const [ticks, scale] = [reader.bits(32), reader.bits(32)]
  const rate = Math.round((scale / (2 * ticks)) * 1000) / 1000
  return rate > 0 && rate <= 1000 ? rate : undefined
}
