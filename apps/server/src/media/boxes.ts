import { type Bytes, slice } from './bytes.ts'

/** A box of the ISO base media format (MP4, MOV, HEIC, AVIF, CR3): where it starts, and its content as a view. */
export type Box = { type: string; at: number; body: Bytes }

/** Boxes at one level. A fragmented video has two a fragment: 20 GB at one a second are some tens of thousands. */
const MAX_BOXES = 200_000

/** The boxes of a view, from `from` on; stops at the first that cannot be one. Only heads are read. */
export function* boxes(bytes: Bytes, from = 0): Generator<Box> {
  let at = from
  for (let n = 0; n < MAX_BOXES && at + 8 <= bytes.size; n++) {
    const head = bytes.read(at, 16)
    if (head.length < 8) return
    let size = head.readUInt32BE(0)
    let headSize = 8
    if (size === 1) {
      if (head.length < 16) return
      size = Number(head.readBigUInt64BE(8))
      headSize = 16
    } else if (size === 0) {
      size = bytes.size - at
    }
    if (size < headSize) return
    yield { type: head.toString('latin1', 4, 8), at, body: slice(bytes, at + headSize, size - headSize) }
    at += size
  }
}

/** The first box of that type among the view's boxes. */
export function child(bytes: Bytes, type: string, from = 0): Bytes | null {
  for (const box of boxes(bytes, from)) if (box.type === type) return box.body
  return null
}

/**
 * Where the boxes inside a `meta` box begin: behind version and flags (ISO), or at once, since QuickTime's is no full
 * box.
 */
export function metaStart(meta: Bytes): number {
  const head = meta.read(0, 8)
  return head.toString('latin1', 4, 8) === 'hdlr' ? 0 : 4
}
