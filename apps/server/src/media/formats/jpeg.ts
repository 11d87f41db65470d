import { type Bytes, type Span, slice } from './bytes.ts'
import { occurrences, signature } from './occurrences.ts'
import type { Size } from './size.ts'

/** A marker of a JPEG, with the bytes after its length field. */
export interface Segment {
  marker: number
  body: Bytes
}

export const SOS = 0xda
const EOI = 0xd9

/** Markers without a length: TEM, RST, SOI. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** Frames of any coding. */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
/**
 * Frames that every decoder reads: baseline, extended and progressive. Raws store sensor data in lossless ones (C3).
 */
const isCommonFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2

const SEGMENT_UNITS = 150

/**
 * The segments before the coded picture; the start of scan (SOS) is the last one. If `lenient`, bytes between two
 * segments are skipped, as decoders do with a warning.
 */
export function* jpegSegments(bytes: Bytes, from: number, lenient: boolean): Generator<Segment> {
  for (let at = from + 2; ; ) {
    const head = bytes.read(at, 4)
    const marker = head[1]
    if (marker === undefined) return
    if (head[0] !== 0xff || marker === 0xff || marker === 0) {
      if (!lenient && head[0] !== 0xff) return
      const next = nextMarker(bytes, at)
      if (next === undefined) return
      at = next
    } else if (isBare(marker)) {
      at += 2
    } else {
      bytes.budget.spend(SEGMENT_UNITS)
      const length = head.length < 4 ? 0 : head.readUInt16BE(2)
      if (marker === EOI || length < 2) return
      yield { marker, body: slice(bytes, at + 4, length - 2) }
      if (marker === SOS) return
      at += 2 + length
    }
  }
}

const STEP = 4096

/** Finds the next byte FF that is followed by neither 0 nor FF. */
function nextMarker(bytes: Bytes, from: number): number | undefined {
  for (let start = from; start < bytes.size; start += STEP) {
    const chunk = bytes.read(start, STEP + 1)
    bytes.budget.spend(chunk.length)
    for (let i = 0; i + 1 < chunk.length; i++) {
      if (chunk[i] === 0xff && chunk[i + 1] !== 0xff && chunk[i + 1] !== 0) return start + i
    }
  }
  return undefined
}

/** Precision, height, width, number of components, then three bytes for each. */
export function readFrameSize(frame: Bytes): Size | undefined {
  const head = frame.read(0, 6)
  if (head.length < 6) return undefined
  const [height, width, components] = [head.readUInt16BE(1), head.readUInt16BE(3), head[5] ?? 0]
  return height > 0 && width > 0 && components > 0 && frame.size === 6 + components * 3
    ? { width, height }
    : undefined
}

const START = signature('\xff\xd8\xff')

/** A raw has some five JPEGs inside; more start codes than this are noise. */
const MAX_STARTS = 2_000

/** A preview may have metadata in pieces of 64 kB before its frame. */
const MAX_SEGMENTS = 200

/**
 * Reads the size of the JPEG that begins at `offset`, as stored. Returns undefined if there is none that decoders can
 * show.
 */
export function readJpegFrameSize(bytes: Bytes, offset: number): Size | undefined {
  if (bytes.read(offset, 2).toString('hex') !== 'ffd8') return undefined
  let segments = 0
  for (const { marker, body } of jpegSegments(bytes, offset, false)) {
    if (isFrame(marker))
      return isCommonFrame(marker) && body.read(0, 1)[0] === 8 ? readFrameSize(body) : undefined
    if (++segments === MAX_SEGMENTS) return undefined
  }
  return undefined
}

/** Every JPEG anywhere in the file, up to the file's end: a decoder stops at the end of the JPEG. */
export function* findJpegs(bytes: Bytes): Generator<Span> {
  let found = 0
  for (const { at } of occurrences(bytes, [START])) {
    if (++found > MAX_STARTS) return
    yield { offset: at, length: bytes.size - at }
  }
}
