import { parseTime } from './captureTime.ts'

/** Identifies the metadata that camcorders write next to their pictures (AVCHD). */
const RECORDER = Buffer.from('17ee8c60f84d11d98cd60800200c9a664d44504d', 'hex')
const [YEAR_AND_MONTH, DAY_AND_TIME] = [0x18, 0x19]

/** Reads the recording time from a supplementary message. Returns undefined for any other message. */
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
  // Binary-coded decimal: two digits a byte.
  const [, century, year, month] = [...date].map(twoDigits)
  const [day, ...clock] = [...time].map(twoDigits)
  return parseTime(`${century}${year}-${month}-${day} ${clock.join(':')}`, { zone: zoneOf(date[0] ?? 0) })
}

const twoDigits = (byte: number): string => byte.toString(16).padStart(2, '0')

/** The number of half hours is in the first five bits, then the sign. */
const zoneOf = (byte: number): string =>
  `${byte & 0x20 ? '-' : '+'}${String((byte >> 1) & 15).padStart(2, '0')}:${byte & 1 ? '30' : '00'}`
