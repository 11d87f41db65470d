import sharp, { type Exif } from 'sharp'

const MCU = 16
/** What a unit of 16×16 pixels is that looks as the one before: with the standard tables, 32 bits whatever the colour. */
const SAME_AGAIN = '00101000101000101000101000000000'

/**
 * A JPEG of one colour, of any size: its first unit is encoded, the others repeat it. Encoding them all would take as
 * long as for any large picture.
 */
export async function plainJpeg(width: number, height: number, color: string, exif: Exif): Promise<Buffer> {
  const unit = await sharp({ create: { width: MCU, height: MCU, channels: 3, background: color } })
    .withExif(exif)
    .jpeg({ optimiseCoding: false, chromaSubsampling: '4:2:0' })
    .toBuffer()
  const frame = unit.indexOf(Buffer.from([0xff, 0xc0]))
  unit.writeUInt16BE(height, frame + 5)
  unit.writeUInt16BE(width, frame + 7)
  const scan = unit.lastIndexOf(Buffer.from([0xff, 0xda]))
  const data = scan + 2 + unit.readUInt16BE(scan + 2)
  // A unit ends in zeros, and is filled up with ones.
  const first = bitsOf(unit.subarray(data, -2)).replace(/1+$/, '')
  const units = Math.ceil(width / MCU) * Math.ceil(height / MCU)
  return Buffer.concat([unit.subarray(0, data), packed(first, units - 1), unit.subarray(-2)])
}

const bitsOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')

/** The first unit and so many like it, as bytes; the pattern has a whole number of them, wherever it begins. */
function packed(first: string, repeats: number): Buffer {
  const whole = first.length - (first.length % 8)
  const rest = first.slice(whole)
  const head = bytesOf(first.slice(0, whole))
  if (head.includes(0xff)) throw new Error('The colour needs bytes that JPEG escapes: choose another.')
  const turned = bytesOf(rest + SAME_AGAIN.slice(0, SAME_AGAIN.length - rest.length))
  const next = bytesOf(
    SAME_AGAIN.slice(SAME_AGAIN.length - rest.length) + SAME_AGAIN.slice(0, SAME_AGAIN.length - rest.length),
  )
  const body = Buffer.concat([turned, Buffer.alloc(Math.max(repeats - 1, 0) * 4, next)])
  const tail = SAME_AGAIN.slice(SAME_AGAIN.length - rest.length)
  return Buffer.concat([head, body, bytesOf(tail.padEnd(8, '1').slice(0, tail.length > 0 ? 8 : 0))])
}

function bytesOf(bits: string): Buffer {
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
}
