import { type Bytes, slice } from '../formats/bytes.ts'
import { parseTime } from './captureTime.ts'
import type { VideoFacts } from './fileFacts.ts'
import { positive } from './values.ts'

interface Chunk {
  type: string
  /** The type of a LIST. */
  list: string
  body: Bytes
}

const CHUNK_UNITS = 150

/** The chunks of RIFF, padded to even length. */
function* chunks(bytes: Bytes, from: number): Generator<Chunk> {
  for (let at = from; ; ) {
    const head = bytes.read(at, 12)
    if (head.length < 8) return
    bytes.budget.spend(CHUNK_UNITS)
    const [type, length] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)]
    const isList = type === 'LIST'
    const list = isList ? head.toString('latin1', 8, 12) : ''
    yield { type, list, body: slice(bytes, at + (isList ? 12 : 8), isList ? length - 4 : length) }
    at += 8 + length + (length % 2)
  }
}

/** Reads the header of an AVI: `avih` in its first hundred bytes, and the recording time where a camera wrote one. */
export function readAviFacts(bytes: Bytes): Partial<VideoFacts> {
  const facts: Partial<VideoFacts> = {}
  for (const { list, body } of chunks(bytes, 12)) {
    if (list === 'hdrl') readHeaders(body, facts)
    else if (list === 'INFO') readInfo(body, facts)
    // The frames. Only an index follows them.
    else if (list === 'movi') break
  }
  return facts
}

function readHeaders(headers: Bytes, facts: Partial<VideoFacts>): void {
  for (const { type, body } of chunks(headers, 0)) {
    if (type === 'avih') Object.assign(facts, headerFacts(body.read(0, 40)))
    else if (type === 'IDIT') facts.takenAt ??= recordingTime(body)
  }
}

/** Microseconds a frame, at 16 the number of frames, at 32 the size. */
function headerFacts(head: Buffer): Partial<VideoFacts> {
  if (head.length < 40) return {}
  const [microseconds, frames] = [head.readUInt32LE(0), head.readUInt32LE(16)]
  return {
    width: positive(head.readUInt32LE(32)),
    height: positive(head.readUInt32LE(36)),
    fps: microseconds === 0 ? undefined : positive(Math.round(1_000_000_000 / microseconds) / 1000),
    durationMs: positive(Math.round((frames * microseconds) / 1000)),
  }
}

function readInfo(info: Bytes, facts: Partial<VideoFacts>): void {
  for (const { type, body } of chunks(info, 0)) {
    if (type === 'ICRD') facts.takenAt ??= parseTime(body.read(0, 64).toString('latin1'))
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Cameras write `Sun Mar 04 05:06:07 2018`, or a date like EXIF's. */
function recordingTime(body: Bytes): number | undefined {
  const text = body.read(0, 64).toString('latin1').split('\0')[0] ?? ''
  const match = /^\w{3} (\w{3})\s+(\d{1,2}) (\d{2}:\d{2}:\d{2}) (\d{4})/.exec(text)
  if (!match) return parseTime(text)
  const month = MONTHS.findIndex((name) => name.toLowerCase() === match[1]?.toLowerCase()) + 1
  const twoDigits = (value: number | string | undefined) => String(value ?? '').padStart(2, '0')
  return parseTime(`${match[4]}-${twoDigits(month)}-${twoDigits(match[2])} ${match[3]}`)
}
