import { type Bytes, slice } from './bytes.ts'

/** A box of the ISO base media format (MP4, MOV, HEIC, AVIF, CR3): where it begins and ends, and its content as a view. */
export interface Box {
  type: string
  at: number
  end: number
  body: Bytes
}

/** Real files go some eight deep. */
export const MAX_BOX_DEPTH = 16

/** The boxes of a view, from `from` on; stops at the first that cannot be one. Only heads are read. */
export function* boxes(bytes: Bytes, from = 0): Generator<Box> {
  for (let at = from; at + 8 <= bytes.size; ) {
    const box = boxAt(bytes, at)
    if (box === undefined) return
    yield box
    at = box.end
  }
}

function boxAt(bytes: Bytes, at: number): Box | undefined {
  const head = bytes.read(at, 16)
  if (head.length < 8) return undefined
  let size = head.readUInt32BE(0)
  let headSize = 8
  if (size === 1) {
    if (head.length < 16) return undefined
    size = Number(head.readBigUInt64BE(8))
    headSize = 16
  } else if (size === 0) {
    size = bytes.size - at
  }
  if (size < headSize) return undefined
  bytes.budget.spend(BOX_UNITS)
  const end = Math.min(at + size, bytes.size)
  return {
    type: head.toString('latin1', 4, 8),
    at,
    end,
    body: slice(bytes, at + headSize, end - at - headSize),
  }
}

/** Its name and its view. */
const BOX_UNITS = 150

/** The first box of that type among the view's boxes. */
export function findBox(bytes: Bytes, type: string, from = 0): Bytes | undefined {
  for (const box of boxes(bytes, from)) if (box.type === type) return box.body
  return undefined
}

/**
 * Where the boxes inside a `meta` box begin: behind version and flags (ISO), or at once, since QuickTime's is no full
 * box.
 */
export function metaStart(meta: Bytes): number {
  const head = meta.read(0, 8)
  return head.toString('latin1', 4, 8) === 'hdlr' ? 0 : 4
}
