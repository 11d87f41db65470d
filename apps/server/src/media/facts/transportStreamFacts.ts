import type { Bytes } from '../formats/bytes.ts'
import { readSequence, type Sequence, unescaped } from '../formats/h264.ts'
import { MIB } from '../formats/units.ts'
import { readAvchdTime } from './avchdTime.ts'
import type { VideoFacts } from './fileFacts.ts'

const PACKET = 188
const SYNC = 0x47

/** The first seconds: tables and the first group of pictures. */
const MAX_READ = 4 * MIB
const BYTE_UNITS = 4
const H264 = 0x1b

/**
 * Reads the H.264 stream of an MPEG transport stream: its size, which counts the fields of interlaced pictures, its
 * rate, and when a camcorder recorded it.
 */
export function readTransportStreamFacts(bytes: Bytes): Partial<VideoFacts> {
  const data = bytes.read(0, MAX_READ)
  bytes.budget.spend(data.length * BYTE_UNITS)
  const stream = joinH264Stream([...payloads(data)])
  if (stream === undefined) return {}
  let sequence: Sequence | undefined
  let takenAt: number | undefined
  for (const { type, unit } of units(stream)) {
    if (type === 7) sequence ??= readSequence(unescaped(unit))
    else if (type === 6) takenAt ??= readAvchdTime(unescaped(unit))
    if (sequence && takenAt !== undefined) break
  }
  if (sequence === undefined) return { takenAt }
  const { size, fps, isInterlaced } = sequence
  const facts: Partial<VideoFacts> = { ...size, takenAt }
  // Counting the packets of interlaced pictures may count fields: no rate is better than twice the rate.
  if (fps !== undefined || isInterlaced) facts.fps = fps
  return facts
}

interface Payload {
  pid: number
  isStart: boolean
  data: Buffer
}

/** Payloads of packets of 188 bytes, or of 192 with a time before each. */
function* payloads(data: Buffer): Generator<Payload> {
  const [step, first] = data[0] === SYNC && data[PACKET] === SYNC ? [PACKET, 0] : [PACKET + 4, 4]
  for (let at = first; at + PACKET <= data.length; at += step) {
    if (data[at] !== SYNC) continue
    const flags = data[at + 3] ?? 0
    const start = at + 4 + (flags & 0x20 ? 1 + (data[at + 4] ?? 0) : 0)
    if ((flags & 0x10) === 0 || start >= at + PACKET) continue
    const head = data.readUInt16BE(at + 1)
    yield { pid: head & 0x1fff, isStart: (head & 0x4000) !== 0, data: data.subarray(start, at + PACKET) }
  }
}

/** The bytes of the first H.264 stream, without the headers of its packets. */
function joinH264Stream(all: readonly Payload[]): Buffer | undefined {
  const map = tableOf(all, 0)
  for (let at = 0; at + 4 <= (map?.length ?? 0); at += 4) {
    // Each entry is a program and its table; program 0 is the network's.
    const pid =
      map && map.readUInt16BE(at) !== 0
        ? streamIn(tableOf(all, map.readUInt16BE(at + 2) & 0x1fff))
        : undefined
    if (pid !== undefined) return Buffer.concat(all.filter((one) => one.pid === pid).map(withoutHead))
  }
  return undefined
}

/** The content of a table in a packet of its own, between its header and its checksum. */
function tableOf(all: readonly Payload[], pid: number): Buffer | undefined {
  const first = all.find((one) => one.pid === pid && one.isStart)?.data
  const section = first?.subarray(1 + (first[0] ?? 0))
  if (section === undefined || section.length < 12) return undefined
  return section.subarray(8, 3 + (section.readUInt16BE(1) & 0xfff) - 4)
}

/** The id of the H.264 stream in a program's map. */
function streamIn(map: Buffer | undefined): number | undefined {
  if (map === undefined || map.length < 4) return undefined
  for (let at = 4 + (map.readUInt16BE(2) & 0xfff); at + 5 <= map.length; ) {
    if (map[at] === H264) return map.readUInt16BE(at + 1) & 0x1fff
    at += 5 + (map.readUInt16BE(at + 3) & 0xfff)
  }
  return undefined
}

/** A packet of the elementary stream begins with a header of its own. */
const withoutHead = ({ isStart, data }: Payload): Buffer =>
  isStart ? data.subarray(9 + (data[8] ?? 0)) : data

const START = Buffer.from('000001', 'hex')

/** The units of a stream, with their types. Each follows a start code. */
function* units(stream: Buffer): Generator<{ type: number; unit: Buffer }> {
  for (let at = stream.indexOf(START); at >= 0; ) {
    const next = stream.indexOf(START, at + 3)
    yield { type: (stream[at + 3] ?? 0) & 31, unit: stream.subarray(at + 4, next < 0 ? stream.length : next) }
    at = next
  }
}
