import sharp, { type Exif } from 'sharp'

const MCU = 16
/** A unit of 16×16 pixels that repeats the previous one: with the standard tables, 32 bits for every color. */
const REPEATED_UNIT = '00101000101000101000101000000000'

/**
 * A JPEG of one color and any size. Only the first unit is encoded, and the others repeat it: encoding all of them would
 * be slow for large pictures.
 */
export async function plainJpeg(width: number, height: number, color: string, exif: Exif): Promise<Buffer> {
  const unit = await sharp({ create: { width: MCU, height: MCU, channels: 3, background: color } })
    .withExif(exif)
    .jpeg({ optimizeCoding: false, chromaSubsampling: '4:2:0' })
    .toBuffer()
  const frame = unit.indexOf(Buffer.from([0xff, 0xc0]))
  unit.writeUInt16BE(height, frame + 5)
  unit.writeUInt16BE(width, frame + 7)
  const scan = unit.lastIndexOf(Buffer.from([0xff, 0xda]))
  const data = scan + 2 + unit.readUInt16BE(scan + 2)
  // A unit ends in zeros, and its last byte is padded with ones.
  const first = bitsOf(unit.subarray(data, -2)).replace(/1+$/, '')
  const units = Math.ceil(width / MCU) * Math.ceil(height / MCU)
  return Buffer.concat([unit.subarray(0, data), packed(first, units - 1), unit.subarray(-2)])
}

const bitsOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')

/** The first unit and its repeats as bytes. The pattern has whole bytes at any offset. */
function packed(first: string, repeats: number): Buffer {
  const whole = first.length - (first.length % 8)
  const rest = first.slice(whole)
  const head = bytesOf(first.slice(0, whole))
  if (head.includes(0xff)) throw new Error('This color needs bytes that JPEG escapes. Choose another.')
  const joint = bytesOf(rest + REPEATED_UNIT.slice(0, REPEATED_UNIT.length - rest.length))
  const next = bytesOf(
    REPEATED_UNIT.slice(REPEATED_UNIT.length - rest.length) +
      REPEATED_UNIT.slice(0, REPEATED_UNIT.length - rest.length),
  )
  const body = Buffer.concat([joint, Buffer.alloc(Math.max(repeats - 1, 0) * 4, next)])
  const tail = REPEATED_UNIT.slice(REPEATED_UNIT.length - rest.length)
  return Buffer.concat([head, body, bytesOf(tail.padEnd(8, '1').slice(0, tail.length > 0 ? 8 : 0))])
}

function bytesOf(bits: string): Buffer {
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
}
