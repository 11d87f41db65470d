import type { Budget } from './budget.ts'
import { type Bytes, memoryBytes, slice } from './bytes.ts'
import { inflate } from './inflate.ts'
import type { PngChunk } from './png.ts'

/** The keyword of an XMP packet. */
const PNG_XMP = 'XML:com.adobe.xmp'
const PROFILE = 'Raw profile type '
const MAX_KEYWORD = 79
const MAX_LANGUAGES = 512

/** A text chunk. */
export interface PngText {
  keyword: string
  /** The text in its stored form. */
  stored: Bytes
  /** Where the chunk's compression flag is; undefined for types without one. */
  flagAt: number | undefined
  isDeflated: boolean
}

/** Parses a `tEXt`, `zTXt` or `iTXt` chunk. Returns undefined for other chunks and damaged ones. */
export function readPngText({ type, body }: PngChunk): PngText | undefined {
  if (type !== 'tEXt' && type !== 'zTXt' && type !== 'iTXt') return undefined
  const head = body.read(0, MAX_KEYWORD + 1)
  const end = head.indexOf(0)
  if (end < 0) return undefined
  const keyword = head.toString('latin1', 0, end)
  const from = (at: number) => slice(body, at, body.size - at)
  if (type === 'tEXt') return { keyword, stored: from(end + 1), flagAt: undefined, isDeflated: false }
  if (type === 'zTXt') return { keyword, stored: from(end + 2), flagAt: undefined, isDeflated: true }
  // Keyword, compression flag, method, language, translated keyword, text (PNG third edition, 11.3.3.4).
  const flagAt = end + 1
  const details = body.read(flagAt, MAX_LANGUAGES)
  const language = details.indexOf(0, 2)
  const translated = language < 0 ? -1 : details.indexOf(0, language + 1)
  if (translated < 0) return undefined
  return { keyword, stored: from(flagAt + translated + 1), flagAt, isDeflated: details[0] !== 0 }
}

export const isXmp = ({ keyword }: PngText): boolean => keyword === PNG_XMP
/** ImageMagick stores EXIF, IPTC and XMP this way. */
export const isRawProfile = ({ keyword }: PngText): boolean => keyword.startsWith(PROFILE)

/** Returns the text, inflated; undefined when it is damaged. @throws OutOfBudgetError */
export function readTextContent({ stored, isDeflated }: PngText, budget: Budget): Bytes | undefined {
  if (!isDeflated) return stored
  const inflated = inflate(stored.read(0, stored.size), budget)
  return inflated && memoryBytes(inflated, budget)
}
