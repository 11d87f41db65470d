/** RFC 3339 in UTC; without a fraction where there is none, as in the API's own answers (api-facts 13.14). */
export function timestamp(ms: number): string {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  if (ms % 1000 !== 0 || year < 1000 || year > 9999) return date.toISOString().replace('.000Z', 'Z')
  // A page has a hundred of them, and put together by hand they take half as long.
  const day = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}Z`
}

const two = (number: number) => TWO_DIGITS[number]

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** Seconds as a google.protobuf.Duration in JSON, such as `0.008333333s`: up to nine digits. */
export function duration(seconds: number): string {
  const plain = String(seconds)
  // Most are short, and then their digits are those of toFixed, which takes ten times as long.
  if (/^\d+(\.\d{1,9})?$/.test(plain)) return `${plain}s`
  return `${seconds.toFixed(9).replace(/\.?0+$/, '')}s`
}
