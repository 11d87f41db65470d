import { closeSync, fstatSync, openSync } from 'node:fs'
import { boxes } from './boxes.ts'
import { withinBudget } from './budget.ts'
import { type Bytes, fileBytes, type Span } from './bytes.ts'
import { isHeif, isRaw } from './kind.ts'
import { occurrences, signature } from './occurrences.ts'

export const FTYP = signature('ftyp')

/**
 * Finds the clip of a motion photo, which is a whole MP4 inside its file. Returns undefined for a photo without one.
 */
export async function findMotionClip(path: string, mime: string): Promise<Span | undefined> {
  const fd = openSync(path, 'r')
  try {
    const bytes = fileBytes({ fd }, fstatSync(fd).size)
    return findMotionClipIn(bytes, mime)
  } finally {
    closeSync(fd)
  }
}

export function findMotionClipIn(bytes: Bytes, mime: string): Span | undefined {
  return withinBudget(() => findClipOfKind(bytes, mime), undefined)
}

/** HEIC has a box for the clip; phones append it to files of any type, and put it into boxes of their own. */
function findClipOfKind(bytes: Bytes, mime: string): Span | undefined {
  if (!mime.startsWith('image/') || isRaw(mime)) return undefined
  return (isHeif(mime) ? findBoxedClip(bytes) : undefined) ?? findAppendedClip(bytes)
}

/** The clip inside a photo whose `ftyp` is at `at`: from the length field before it to the end of the file. */
export function readClipAt(bytes: Bytes, at: number): Span | undefined {
  const head = bytes.read(at - 4, 12)
  // The first `ftyp` of a file is its own brand.
  if (at <= 4 || head.length < 12) return undefined
  const size = head.readUInt32BE(0)
  const brand = head.toString('latin1', 8, 12)
  if (size < 16 || size > 512 || size % 4 !== 0 || !/^[\w ]{4}$/.test(brand)) return undefined
  return { offset: at - 4, length: bytes.size - at + 4 }
}

function findAppendedClip(bytes: Bytes): Span | undefined {
  for (const { at } of occurrences(bytes, [FTYP])) {
    const clip = readClipAt(bytes, at)
    if (clip !== undefined) return clip
  }
  return undefined
}

function findBoxedClip(bytes: Bytes): Span | undefined {
  for (const { type, body } of boxes(bytes)) {
    if (type === 'mpvd') return body.locate(0, body.size)[0]
  }
  return undefined
}
