import type { Bytes } from '../formats/bytes.ts'
import { KIB } from '../formats/units.ts'
import { parseTime } from './captureTime.ts'

/** Record 2: the time when the picture was created (IIM 4.2). */
const [DATE_CREATED, TIME_CREATED] = [55, 60]
const DATASET_UNITS = 60
/** Records have some ten datasets, and up to some hundred keywords. */
const MAX_LENGTH = 64 * KIB

/** The time when the picture of an IPTC record was created: a date as `CCYYMMDD`, a time as `HHMMSS±HHMM`. */
export function readIptcTime(bytes: Bytes): number | undefined {
  const data = bytes.read(0, MAX_LENGTH)
  let [date, time] = ['', '']
  for (let at = 0; at + 5 <= data.length && data[at] === 0x1c; ) {
    bytes.budget.spend(DATASET_UNITS)
    const length = data.readUInt16BE(at + 3)
    const text = data.toString('latin1', at + 5, at + 5 + Math.min(length, 16))
    if (data[at + 1] === 2 && data[at + 2] === DATE_CREATED) date ||= text
    if (data[at + 1] === 2 && data[at + 2] === TIME_CREATED) time ||= text
    at += 5 + length
  }
  const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const clock = time.replace(/^(\d{2})(\d{2})(\d{2})([+-]\d{4})?$/, '$1:$2:$3$4')
  return parseTime(`${day} ${clock}`) ?? parseTime(day)
}
