import { type Bytes, slice } from './bytes.ts'

/**
 * A box of the ISO base media format (MP4, MOV, HEIC, AVIF, CR3): where it begins and ends, and its content as a view.
 */
export interface Box {
  type: string
  at: number
  end: number
  body: Bytes
}

/** Real files are some eight levels deep. */
export const MAX_BOX_DEPTH = 16

/** The boxes of a view, starting at `from`. Stops where no box can be. Only box headers are read. */
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

/** For the type and the view of a box. */
const BOX_UNITS = 150

/** Returns the content of the view's first box of that type. */
export function findBox(bytes: Bytes, type: string, from = 0): Bytes | undefined {
  for (const box of boxes(bytes, from)) if (box.type === type) return box.body
  return undefined
}

/**
 * Where the boxes inside a `meta` box begin: after version and flags in ISO files, at 0 in QuickTime files, where
 * `meta` is no full box.
 */
export function metaStart(meta: Bytes): number {
  const head = meta.read(0, 8)
  return head.toString('latin1', 4, 8) === 'hdlr' ? 0 : 4
}
