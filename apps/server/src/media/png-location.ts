import { crc32, inflateSync } from 'node:zlib'
import { type Bytes, memoryBytes, redact, slice } from './bytes.ts'
import { applyRedactions, type Redaction, tidy } from './redaction.ts'
import { tiffLocation } from './tiff-location.ts'
import { xmpLocation } from './xmp-location.ts'

type Chunk = { type: string; at: number; length: number }

/** A photo cut into chunks of 8 kB has 25,000 of them at 200 MB (api-facts 5.3). */
const MAX_CHUNKS = 100_000
/** EXIF and XMP of real pictures are some kB; a text chunk above this is left alone as no metadata of ours. */
const MAX_TEXT = 16 << 20
const MAX_INFLATED = 16 << 20

/**
 * Where a PNG tells the location: `eXIf`, XMP in `iTXt`, in `zTXt` (as libvips writes it), and
 * ImageMagick's "Raw profile type" texts. Each changed chunk gets its checksum anew, byte by byte, since readers drop a chunk with a wrong one.
 */
export function pngLocation(bytes: Bytes): Redaction[] {
  const out: Redaction[] = []
  for (const chunk of chunks(bytes)) {
    const found = chunkLocation(bytes, chunk)
    if (found.length > 0) out.push(...found, ...checksum(bytes, chunk, found))
  }
  return out
}

function* chunks(bytes: Bytes): Generator<Chunk> {
  let offset = 8
  for (let n = 0; n < MAX_CHUNKS; n++) {
    const head = bytes.read(offset, 8)
    if (head.length < 8) return
    const length = head.readUInt32BE(0)
    yield { type: head.toString('latin1', 4, 8), at: offset + 8, length }
    offset += length + 12
  }
}

function chunkLocation(bytes: Bytes, chunk: Chunk): Redaction[] {
  const body = slice(bytes, chunk.at, chunk.length)
  if (chunk.type === 'eXIf') {
    const prefixed = body.read(0, 6).toString('latin1') === 'Exif\0\0'
    return tiffLocation(prefixed ? slice(body, 6, body.size - 6) : body)
  }
  if (!['tEXt', 'zTXt', 'iTXt'].includes(chunk.type) || chunk.length > MAX_TEXT) return []
  const keyword = body.read(0, 80).toString('latin1').split('\0')[0] ?? ''
  const text = keyword.length + 1
  if (chunk.type === 'iTXt') return keyword === XMP ? internationalXmp(body, text) : []
  if (keyword !== XMP && !keyword.startsWith('Raw profile type ')) return []
  const value = slice(body, text, body.size - text)
  if (chunk.type === 'tEXt') {
    if (keyword === XMP) return xmpLocation(value)
    return profileTells(value.read(0, value.size)) ? redact(value, 0, value.size, 0x20) : []
  }
  const inflated = inflate(value.read(1, value.size))
  if (!inflated) return []
  const tells = keyword === XMP ? xmpTells(inflated) : profileTells(inflated)
  // What is deflated goes as a whole: zTXt becomes tEXt, whose text may be blanks.
  return tells ? [...asPlainText(bytes, chunk), ...redact(value, 0, value.size, 0x20)] : []
}

const XMP = 'XML:com.adobe.xmp'

/** Overlays the first two letters of `zTXt`. */
const asPlainText = (bytes: Bytes, chunk: Chunk): Redaction[] =>
  [...Buffer.from('tE')].flatMap((byte, i) => redact(bytes, chunk.at - 4 + i, 1, byte))

const xmpTells = (packet: Buffer): boolean => xmpLocation(memoryBytes(packet)).length > 0

/** iTXt: keyword, compressed flag, method, language, translated keyword, text (PNG third edition, 11.3.3.4). */
function internationalXmp(body: Bytes, flagAt: number): Redaction[] {
  const head = body.read(flagAt, 512)
  const language = head.indexOf(0, 2)
  const translated = language < 0 ? -1 : head.indexOf(0, language + 1)
  if (translated < 0) return []
  const text = flagAt + translated + 1
  const packet = slice(body, text, body.size - text)
  if (head[0] === 0) return xmpLocation(packet)
  const inflated = inflate(packet.read(0, packet.size))
  if (inflated && !xmpTells(inflated)) return []
  // A deflated packet cannot be patched in place: it becomes an empty uncompressed one.
  return [...redact(body, flagAt, 1, 0), ...redact(packet, 0, packet.size, 0x20)]
}

/** A raw profile is `\n<name>\n<length>\n<hexadecimal>`. */
function profileTells(text: Buffer): boolean {
  const match = /^\s*\S+\s+\d+\s+/.exec(text.toString('latin1', 0, 200))
  if (!match) return false
  const profile = Buffer.from(text.toString('latin1', match[0].length).replace(/\s+/g, ''), 'hex')
  const exif = profile.indexOf('Exif\0\0')
  const block = memoryBytes(exif >= 0 ? profile.subarray(exif + 6) : profile)
  return tiffLocation(block).length > 0 || xmpTells(profile)
}

/** Null for damaged or bomb-like data. */
function inflate(data: Buffer): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: MAX_INFLATED })
  } catch {
    return null
  }
}

/** The chunk's CRC over type and data as they will be, as four ranges of one byte. */
function checksum(bytes: Bytes, chunk: Chunk, found: readonly Redaction[]): Redaction[] {
  const patches = tidy(found)
  const from = chunk.at - 4
  const end = chunk.at + chunk.length
  if (end + 4 > bytes.size) return []
  let crc = 0
  for (let at = from; at < end; ) {
    const data = bytes.read(at, Math.min(1 << 20, end - at))
    if (data.length === 0) return []
    const base = bytes.locate(at, data.length)[0]?.offset ?? at
    crc = crc32(applyRedactions(data, base, patches), crc)
    at += data.length
  }
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc)
  return [...sum].flatMap((byte, i) => redact(bytes, end + i, 1, byte))
}
