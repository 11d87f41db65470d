/**
 * Milliseconds UTC of an EXIF time such as `2024:08:17 10:30:00` with its zone such as `+02:00`; a time without a zone
 * is UTC (api-facts 13.22), never the machine's own zone. `fraction` is SubSecTimeOriginal, decimals of a second.
 * Null for what is not a date: `0000:00:00 00:00:00`, the 31st of June, blanks.
 */
export function exifTime(time: string | null, offset: string | null, fraction: string | null): number | null {
  const match = /^(\d{4})[:\-/](\d{2})[:\-/](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(time ?? '')
  if (!match) return null
  const utc = utcTime(match.slice(1).map(Number))
  if (utc === null) return null
  const zone = offsetMs(offset) ?? 0
  const digits = /^\d{1,9}$/.exec(fraction ?? '')?.[0]
  return utc - zone + (digits ? Math.floor(Number(`0.${digits}`) * 1000) : 0)
}

/** Milliseconds UTC of an ISO 8601 time, as QuickTime tags have it: `2019-06-12T10:22:11+0200`. No zone means UTC. */
export function isoTime(text: string | null): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text?.trim() ?? '',
  )
  if (!match) return null
  return exifTime(`${match[1]} ${match[2]}`, match[4] ?? null, match[3]?.slice(0, 9) ?? null)
}

/** Seconds between 1904-01-01 (QuickTime's and MP4's epoch) and 1970-01-01. */
const SECONDS_1904_TO_1970 = 2_082_844_800

/** Milliseconds UTC of a movie header's time; null when the writer left it 0, or wrote a time before 1971. */
export function movieTime(secondsSince1904: number): number | null {
  const ms = (secondsSince1904 - SECONDS_1904_TO_1970) * 1000
  // A camera whose clock was never set counts from 1904 or 1970: no capture time.
  return ms >= Date.UTC(1971, 0) && ms < Date.UTC(2200, 0) ? ms : null
}

function utcTime(parts: number[]): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  // Date.UTC reads years below 100 as 19xx; no camera is that old, nor any real capture time.
  if (year < 1000) return null
  const ms = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59))
  const date = new Date(ms)
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
  return real && second <= 60 ? ms : null
}

function offsetMs(text: string | null): number | null {
  const trimmed = text?.trim()
  if (trimmed === 'Z') return 0
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(trimmed ?? '')
  if (!match) return null
  const minutes = Number(match[2]) * 60 + Number(match[3])
  // The widest zones in use are UTC-12 and UTC+14; beyond that the tag is damage.
  if (Number(match[3]) > 59 || minutes > 14 * 60) return null
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000
}
