const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' })
const integer = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const fiveDigits = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 5 })

/** `17 August 2024`. @param ms milliseconds since 1970 UTC */
export const formatDay = (ms: number) => day.format(ms)

/** `Saturday, 17 August 2024, 10:30 UTC`. @param ms milliseconds since 1970 UTC */
export const formatTime = (ms: number) => `${weekday.format(ms)}, ${day.format(ms)}, ${time.format(ms)} UTC`

/** `1 item`, `20,000 items`. */
export const formatItemCount = (count: number) => `${integer.format(count)} ${count === 1 ? 'item' : 'items'}`

/** `3.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  const units = ['kB', 'MB', 'GB', 'TB']
  let [size, unit] = [bytes / 1000, 0]
  while (size >= 999.95 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1]
  return `${oneDigit.format(size)} ${units[unit]}`
}

/** `4,032 × 3,024 pixels`. */
export const formatPixels = (width: number, height: number) =>
  `${integer.format(width)} × ${integer.format(height)} pixels`

/** `1/125 s`, `2.5 s`. */
export function formatExposureTime(seconds: number): string {
  if (seconds > 0 && seconds < 0.4) return `1/${integer.format(1 / seconds)} s`
  return `${oneDigit.format(seconds)} s`
}

/** `64.25389° N, 15.20821° W`. */
export function formatCoordinates({
  latitude = 0,
  longitude = 0,
}: {
  latitude?: number
  longitude?: number
}): string {
  const degrees = (value: number, positive: string, negative: string) =>
    `${fiveDigits.format(Math.abs(value))}° ${value < 0 ? negative : positive}`
  return `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`
}

/** `f/2.8`. */
export const formatAperture = (fNumber: number) => `f/${oneDigit.format(fNumber)}`

/** `35 mm`. */
export const formatFocalLength = (millimeters: number) => `${oneDigit.format(millimeters)} mm`
