import { parseTime } from './captureTime.ts'

/** What camcorders write beside their pictures (AVCHD). */
export const RECORDER = Buffer.from('17ee8c60f84d11d98cd60800200c9a664d44504d', 'hex')
export const [YEAR_AND_MONTH, DAY_AND_TIME] = [0x18, 0x19]

/** When a supplementary message says that the picture was recorded; null for any other message. */
export function readAvchdTime(message: Buffer): number | undefined {
  const at = message.indexOf(RECORDER)
  if (at < 0) return undefined
  const fields = new Map<number, Buffer>()
  const count = message[at + RECORDER.length] ?? 0
  for (let i = 0; i < count; i++) {
    const field = at + RECORDER.length + 1 + i * 5
    const data = message.subarray(field + 1, field + 5)
    if (data.length === 4) fields.set(message[field] ?? 0, data)
  }
  const [date, time] = [fields.get(YEAR_AND_MONTH), fields.get(DAY_AND_TIME)]
  if (!date || !time) return undefined
  // Decimal digits, two a byte.
  const [, century, year, month] = [...date].map(twoDigits)
  const [day, ...clock] = [...time].map(twoDigits)
  return parseTime(`${century}${year}-${month}-${day} ${clock.join(':')}`, { zone: zoneOf(date[0] ?? 0) })
}

export const twoDigits = (byte: number): string => byte.toString(16).padStart(2, '0')

/** Half hours in the first five bits, and the sign. */
export const zoneOf = (byte: number): string =>
  `${byte & 0x20 ? '-' : '+'}${String((byte >> 1) & 15).padStart(2, '0')}:${byte & 1 ? '30' : '00'}`
