import type { Bytes } from './bytes.ts'
import { elements } from './matroska.ts'
import { startsAt } from './startsAt.ts'

/** Detects MPEG program, elementary and transport streams, Matroska, ASF, and icons. */
export function streamKind(bytes: Bytes, head: Buffer): string | undefined {
  if (startsAt(head, 0, '\x1a\x45\xdf\xa3')) return matroskaKind(bytes)
  if (startsAt(head, 0, ASF_HEADER)) return asfKind(bytes)
  if (startsAt(head, 0, '\0\0\x01\xba') || startsAt(head, 0, '\0\0\x01\xb3')) return 'video/mpeg'
  // Camcorders and Blu-ray put four bytes of time before each packet.
  if (hasPackets(head, 188, 0) || hasPackets(head, 192, 4)) return 'video/mp2t'
  // Icons, and the cursors that have the same structure.
  if (startsAt(head, 0, '\0\0\x01\0') || startsAt(head, 0, '\0\0\x02\0')) return 'image/x-icon'
  return undefined
}

/** Whether the first packets begin with their sync byte; a short file has two. */
function hasPackets(head: Buffer, length: number, first: number): boolean {
  const isSync = (packet: number) => head[first + packet * length] === 0x47
  return isSync(0) && isSync(1) && (isSync(2) || head.length <= first + 2 * length)
}

const [EBML_HEADER, DOC_TYPE] = [0x1a45dfa3, 0x4282]

function matroskaKind(bytes: Bytes): string | undefined {
  const [header] = elements(bytes)
  if (header?.id !== EBML_HEADER) return undefined
  for (const { id, body } of elements(header.body)) {
    if (id !== DOC_TYPE) continue
    const type = body.read(0, 64).toString('latin1').split('\0')[0]
    if (type === 'webm') return 'video/webm'
    return type === 'matroska' ? 'video/x-matroska' : undefined
  }
  return undefined
}

const ASF_HEADER = '\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9'
const STREAM_PROPERTIES = '9107dcb7b7a9cf118ee600c00c205365'
const VIDEO_STREAM = 'c0ef19bc4d5bcf11a8fd00805f5c442b'
/** Of a header. */
const MAX_OBJECTS = 512

/** ASF with sound alone is not a video. Where no stream is described, it is assumed to be one. */
function asfKind(bytes: Bytes): string | undefined {
  let streams = 0
  let from = 30
  for (let n = 0; n < MAX_OBJECTS; n++) {
    const object = bytes.read(from, 40)
    if (object.length < 24) break
    if (object.toString('hex', 0, 16) === STREAM_PROPERTIES) {
      if (object.toString('hex', 24, 40) === VIDEO_STREAM) return 'video/x-ms-wmv'
      streams++
    }
    const size = Number(object.readBigUInt64LE(16))
    if (size < 24) break
    from += size
  }
  return streams === 0 ? 'video/x-ms-wmv' : undefined
}
