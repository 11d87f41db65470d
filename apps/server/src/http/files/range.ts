/** A part of a representation: its first and its last byte. */
export interface Range {
  start: number
  end: number
}

/**
 * Parses a `Range` header (RFC 9110, 14). The header is ignored where the standard allows it: for other units, invalid
 * syntax, and several satisfiable ranges.
 * @returns undefined for the whole representation
 */
export function requestedRange(header: string, length: number): Range | 'unsatisfiable' | undefined {
  const ranges = parse(header)
  if (ranges === undefined) return undefined
  const satisfiable = ranges.flatMap((range) => clamp(range, length) ?? [])
  if (satisfiable.length === 0) return 'unsatisfiable'
  return satisfiable.length === 1 ? satisfiable[0] : undefined
}

interface Spec {
  /** Absent in a suffix range. */
  first?: number
  /** In a suffix range the number of bytes. */
  last?: number
}

/** The unit is case-insensitive; a list may have empty elements, and spaces around its commas. */
const BYTES = /^bytes=(.*)$/i
const INT_RANGE = /^(\d+)-(\d*)$/
const SUFFIX = /^-(\d+)$/

/** @returns undefined for another unit, and if any range is invalid */
function parse(header: string): Spec[] | undefined {
  const [, set] = BYTES.exec(header.trim()) ?? []
  const specs = set?.split(',').map((one) => one.trim())
  const ranges = specs?.filter((one) => one !== '').map(parseSpec)
  if (ranges === undefined || ranges.length === 0) return undefined
  return ranges.some((range) => range === undefined) ? undefined : (ranges as Spec[])
}

function parseSpec(text: string): Spec | undefined {
  const [, suffix] = SUFFIX.exec(text) ?? []
  if (suffix !== undefined) return { last: Number(suffix) }
  const [, first, last] = INT_RANGE.exec(text) ?? []
  if (first === undefined) return undefined
  if (last === undefined || last === '') return { first: Number(first) }
  return Number(last) < Number(first) ? undefined : { first: Number(first), last: Number(last) }
}

/** @returns undefined for a range outside of the representation */
function clamp({ first, last }: Spec, length: number): Range | undefined {
  if (first === undefined) {
    // A suffix longer than the representation means all of it.
    const bytes = Math.min(last ?? 0, length)
    return bytes === 0 ? undefined : { start: length - bytes, end: length - 1 }
  }
  return first < length ? { start: first, end: Math.min(last ?? length - 1, length - 1) } : undefined
}
