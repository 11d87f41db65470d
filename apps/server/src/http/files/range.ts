/** A part of a representation: the first and the last byte of it. */
export interface Range {
  start: number
  end: number
}

/**
 * The one range that a `Range` header asks for (RFC 9110, 14). The header is ignored where the standard allows it: other
 * units, invalid syntax, and several ranges that can be satisfied.
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
  /** Left out of a suffix. */
  first?: number
  /** Of a suffix: how many bytes. */
  last?: number
}

/** The unit is in any case; a list may have empty elements, and blanks around its commas. */
const BYTES = /^bytes=(.*)$/i
const INT_RANGE = /^(\d+)-(\d*)$/
const SUFFIX = /^-(\d+)$/

/** @returns undefined for another unit, and when any of the ranges is invalid */
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

/** @returns undefined for a range that holds nothing of the representation */
function clamp({ first, last }: Spec, length: number): Range | undefined {
  if (first === undefined) {
    // A suffix longer than the representation is all of it.
    const bytes = Math.min(last ?? 0, length)
    return bytes === 0 ? undefined : { start: length - bytes, end: length - 1 }
  }
  return first < length ? { start: first, end: Math.min(last ?? length - 1, length - 1) } : undefined
}
