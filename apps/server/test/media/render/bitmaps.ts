export interface BitmapOptions {
  width: number
  /** Negative: rows from the top. */
  height: number
  bits: 1 | 4 | 8 | 16 | 24 | 32
  /** Red, green, blue and optional alpha of a pixel, by position. A gray gradient by default. */
  pixel?: (x: number, y: number) => readonly number[]
  /** Specifies the bits of the colors: 5-6-5 with 16, with an alpha channel with 32. */
  masks?: boolean
}

/** A Windows bitmap. With a palette it has 2, 16 or 256 grays, and only the red of a color is used. */
export function bmp({ width, height, bits, pixel = gray, masks = false }: BitmapOptions): Buffer {
  const rows = Math.abs(height)
  const palette = Buffer.alloc(bits <= 8 ? 2 ** bits * 4 : 0)
  for (let i = 0; i < palette.length / 4; i++) palette.fill((i * 255) / (2 ** bits - 1), i * 4, i * 4 + 3)
  const info = Buffer.alloc(masks ? 56 : 40)
  info.writeUInt32LE(info.length, 0)
  info.writeInt32LE(width, 4)
  info.writeInt32LE(height, 8)
  info.writeUInt16LE(1, 12)
  info.writeUInt16LE(bits, 14)
  if (masks) {
    info.writeUInt32LE(3, 16)
    const values = bits === 16 ? [0xf800, 0x07e0, 0x001f, 0] : [0xff0000, 0xff00, 0xff, 0xff000000]
    for (const [i, mask] of values.entries()) info.writeUInt32LE(mask, 40 + i * 4)
  }
  const stride = Math.ceil((width * bits) / 32) * 4
  const pixels = Buffer.alloc(stride * rows)
  for (let y = 0; y < rows; y++) {
    const row = pixels.subarray((height < 0 ? y : rows - 1 - y) * stride)
    for (let x = 0; x < width; x++) put(row, x, bits, masks, pixel(x, y))
  }
  const head = Buffer.alloc(14)
  head.write('BM')
  head.writeUInt32LE(14 + info.length + palette.length + pixels.length, 2)
  head.writeUInt32LE(14 + info.length + palette.length, 10)
  return Buffer.concat([head, info, palette, pixels])
}

const gray = (x: number, y: number) => Array<number>(4).fill((x * 37 + y * 11) % 256)

function put(row: Buffer, x: number, bits: number, masks: boolean, color: readonly number[]): void {
  const [red = 0, green = 0, blue = 0, alpha = 0] = color
  if (bits <= 8) {
    const shift = 8 - bits - ((x * bits) % 8)
    row[Math.floor((x * bits) / 8)] = (row[Math.floor((x * bits) / 8)] ?? 0) | ((red >> (8 - bits)) << shift)
  } else if (bits === 16) {
    const value = masks
      ? ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3)
      : ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)
    row.writeUInt16LE(value, x * 2)
  } else {
    row.set(bits === 24 ? [blue, green, red] : [blue, green, red, alpha], (x * bits) / 8)
  }
}

/** An icon with these pictures: PNGs, or bitmaps without a file header and with twice their height. */
export function icon(pictures: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(6 + pictures.length * 16)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [i, picture] of pictures.entries()) {
    const at = 6 + i * 16
    const isPng = picture[0] === 0x89
    head[at] = isPng ? picture.readUInt32BE(16) : picture.readInt32LE(4)
    head[at + 1] = isPng ? picture.readUInt32BE(20) : picture.readInt32LE(8) / 2
    head.writeUInt16LE(isPng ? 32 : picture.readUInt16LE(14), at + 6)
    head.writeUInt32LE(picture.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += picture.length
  }
  return Buffer.concat([head, ...pictures])
}
