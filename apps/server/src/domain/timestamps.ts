/**
 * Formats milliseconds since 1970 as RFC 3339 in UTC, without a fraction if it is zero (facts 13.14). Formatted by
 * hand because a page has a hundred of them: `Date.toISOString` takes twice as long (`pnpm bench catalog`).
 */
export function timestamp(ms: number): string {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  if (ms % 1000 !== 0 || year < 1000 || year > 9999) return date.toISOString().replace('.000Z', 'Z')
  const day = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}Z`
}

const two = (number: number) => TWO_DIGITS[number]

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** Formats seconds as a google.protobuf.Duration in JSON, such as `0.008333333s`: up to nine fractional digits. */
export function duration(seconds: number): string {
  const plain = String(seconds)
  // Short numbers need no rounding: toFixed takes ten times as long (`pnpm bench catalog`).
  if (/^\d+(\.\d{1,9})?$/.test(plain)) return `${plain}s`
  return `${seconds.toFixed(9).replace(/\.?0+$/, '')}s`
}
