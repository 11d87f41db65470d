import { readSync } from 'node:fs'
import type { Redaction } from './redaction.ts'

/** A run of bytes inside something larger. */
export type Span = { offset: number; length: number }

/**
 * Bytes read by position, never as a whole. Metadata blocks lie in the file in pieces (Extended XMP in JPEG segments,
 * HEIF items in extents); a block is such a view, and `locate` tells where in the file a range of it lies.
 */
export type Bytes = {
  readonly size: number
  /** Up to `length` bytes from `offset`: fewer where the data ends, none past it. */
  read(offset: number, length: number): Buffer
  /** The ranges of the file behind a range of this view, clipped to the view. */
  locate(offset: number, length: number): Span[]
}

/** Headers of chunks and boxes stand close together: a small read fetches this much, and the next ones are in it. */
const READ_AHEAD = 16 << 10

/**
 * An open file of `size` bytes, read synchronously: parsers run in processes of their own. What `read` gives is shared, so
 * it must not be written to.
 */
export function fileBytes({ fd }: { fd: number }, size: number): Bytes {
  let ahead: { offset: number; data: Buffer } = { offset: 0, data: Buffer.alloc(0) }
  const fetch = (offset: number, length: number): Buffer => {
    const buffer = Buffer.alloc(length)
    let filled = 0
    while (filled < length) {
      const bytesRead = readSync(fd, buffer, filled, length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  }
  return {
    size,
    read(offset, length) {
      const span = clip(offset, length, size)
      if (span.length >= READ_AHEAD) return fetch(span.offset, span.length)
      const from = span.offset - ahead.offset
      if (from >= 0 && from + span.length <= ahead.data.length)
        return ahead.data.subarray(from, from + span.length)
      const block = clip(span.offset, READ_AHEAD, size)
      const data = fetch(block.offset, block.length)
      ahead = { offset: block.offset, data }
      return data.subarray(0, span.length)
    },
    locate(offset, length) {
      const span = clip(offset, length, size)
      return span.length > 0 ? [span] : []
    },
  }
}

/** A whole file in memory; or bytes that stand nowhere in it (an inflated block), which cannot be redacted in place. */
export function memoryBytes(buffer: Buffer): Bytes {
  return {
    size: buffer.length,
    read(offset, length) {
      const span = clip(offset, length, buffer.length)
      return buffer.subarray(span.offset, span.offset + span.length)
    },
    locate: (offset, length) => [clip(offset, length, buffer.length)],
  }
}

/** The given ranges of `parent`, one after the other, as one view. Ranges are clipped to the parent. */
export function pieces(parent: Bytes, spans: readonly Span[]): Bytes {
  const parts: (Span & { at: number })[] = []
  let size = 0
  for (const span of spans) {
    const clipped = clip(span.offset, span.length, parent.size)
    if (clipped.length === 0) continue
    parts.push({ ...clipped, at: size })
    size += clipped.length
  }
  const overlaps = (offset: number, length: number): Span[] => {
    const out: Span[] = []
    for (const part of parts) {
      const from = Math.max(offset, part.at)
      const to = Math.min(offset + length, part.at + part.length)
      if (from < to) out.push({ offset: part.offset + from - part.at, length: to - from })
    }
    return out
  }
  return {
    size,
    read(offset, length) {
      const found = overlaps(offset, length)
      const [only] = found
      if (found.length === 1 && only) return parent.read(only.offset, only.length)
      return Buffer.concat(found.map((span) => parent.read(span.offset, span.length)))
    },
    locate: (offset, length) =>
      overlaps(offset, length).flatMap((span) => parent.locate(span.offset, span.length)),
  }
}

/** One range of `parent` as a view. */
export const slice = (parent: Bytes, offset: number, length: number): Bytes =>
  pieces(parent, [{ offset, length }])

/** Overlays a range of a view with `fill`, in terms of the file. */
export const redact = (bytes: Bytes, offset: number, length: number, fill: number): Redaction[] =>
  bytes.locate(offset, length).map((span) => ({ ...span, fill }))

function clip(offset: number, length: number, size: number): Span {
  const from = Math.min(Math.max(offset, 0), size)
  const to = Math.min(Math.max(offset + length, from), size)
  return { offset: from, length: to - from }
}
