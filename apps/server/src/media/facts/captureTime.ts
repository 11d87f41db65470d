/** Parts of a time that are in fields of their own. */
export interface TimeDetails {
  /** Such as `+02:00`. A zone in the text itself has precedence. */
  zone?: string | undefined
  /** Decimals of a second. */
  fraction?: string | undefined
}

/**
 * Parses a date with or without a time, in the format of EXIF (`2024:08:17 10:30:00`), ISO 8601
 * (`2019-06-12T10:22:11.5+0200`), or between them. Returns milliseconds UTC; a time without a zone is UTC (facts
 * 13.22), never the machine's own zone. Returns undefined for anything else: `0000:00:00 00:00:00`, the 31st of June,
 * blanks, a year alone.
 */
export function parseTime(
  text: string | undefined,
  { zone, fraction }: TimeDetails = {},
): number | undefined {
  const match = TIME.exec(text?.trim() ?? '')
  if (!match) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', decimals, ownZone] = match
  const utc = utcTime([year, month, day, hour, minute, second].map(Number))
  if (utc === undefined) return undefined
  const offset = parseZoneOffset(ownZone) ?? parseZoneOffset(zone) ?? 0
  const digits = decimals ?? /^\d{1,9}$/.exec(fraction ?? '')?.[0]
  return utc - offset + (digits ? Math.floor(Number(`0.${digits}`) * 1000) : 0)
}

const TIME =
  /^(\d{4})[:\-/.](\d{2})[:\-/.](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?\s{0,4}(Z|[+-]\d{2}:?\d{2})?|\s*$)/

/** Seconds between 1904-01-01 (QuickTime's and MP4's epoch) and 1970-01-01. */
const SECONDS_1904_TO_1970 = 2_082_844_800

/**
 * Converts the clock of a movie to milliseconds UTC. It counts seconds since 1904, or since 1970 with some writers:
 * then the time is between 1971 and now. Returns undefined for a clock that is 0 or was never set, and so counts from
 * its epoch.
 */
export function parseMovieClock(seconds: number, now: number): number | undefined {
  for (const origin of [SECONDS_1904_TO_1970, 0]) {
    const ms = (seconds - origin) * 1000
    if (ms >= Date.UTC(1971, 0) && ms < (origin === 0 ? now : Date.UTC(2200, 0))) return ms
  }
  return undefined
}

function utcTime(parts: number[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  // Date.UTC reads years below 100 as 19xx; no camera is that old, nor any real capture time.
  if (year < 1000) return undefined
  const ms = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59))
  const date = new Date(ms)
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60
  return real && second <= 60 ? ms : undefined
}

/** Milliseconds of a zone such as `+02:00`; undefined for other texts. */
export function parseZoneOffset(text: string | undefined): number | undefined {
  const trimmed = text?.trim()
  if (trimmed === 'Z') return 0
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(trimmed ?? '')
  if (!match) return undefined
  const minutes = Number(match[2]) * 60 + Number(match[3])
  // The widest zones in use are UTC-12 and UTC+14; beyond that the tag is damaged.
  if (Number(match[3]) > 59 || minutes > 14 * 60) return undefined
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000
}
