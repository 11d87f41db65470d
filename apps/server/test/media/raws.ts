/** Contents of a synthetic raw file. Its sensor data is noise, because nothing decodes it. */
export interface RawOptions {
  /** A JPEG in a separate directory. */
  preview?: Buffer
  /** A smaller one in the first directory. */
  thumbnail?: Buffer
  orientation?: number
  /** How the preview is stored: as the strip of a picture (DNG, CR2), or as a thumbnail (NEF, ARW). */
  as?: 'strip' | 'thumbnail'
}

/** A DNG with the layout of most raws: a first directory, and below it those of the sensor and the preview. */
export function rawFile({ preview, thumbnail, orientation = 1, as = 'strip' }: RawOptions): Buffer {
  const parts: Buffer[] = [Buffer.from('49492a0000000000', 'hex')]
  let size = 8
  const append = (data: Buffer): number => {
    const at = size
    const padded = Buffer.concat([data, Buffer.alloc(data.length % 2)])
    parts.push(padded)
    size += padded.length
    return at
  }
  const directory = (entries: readonly (readonly [tag: number, type: 1 | 3 | 4, ...values: number[]])[]) => {
    const sorted = [...entries].sort((a, b) => a[0] - b[0])
    const out = Buffer.alloc(2 + sorted.length * 12 + 4)
    out.writeUInt16LE(sorted.length, 0)
    for (const [i, [tag, type, ...values]] of sorted.entries()) {
      const at = 2 + i * 12
      out.writeUInt16LE(tag, at)
      out.writeUInt16LE(type, at + 2)
      out.writeUInt32LE(values.length, at + 4)
      const inline = values.length === 1 || type === 1
      const list = Buffer.alloc(values.length * 4)
      for (const [n, value] of values.entries()) list.writeUInt32LE(value, n * 4)
      if (type === 1) out.set(values, at + 8)
      else out.writeUInt32LE(inline ? (values[0] ?? 0) : append(list), at + 8)
    }
    return out
  }
  const jpegAt = (jpeg: Buffer, tags: readonly [number, number]) =>
    [
      [tags[0], 4, append(jpeg)],
      [tags[1], 4, jpeg.length],
    ] as const
  const sensor = append(
    directory([
      [0x0100, 4, 4000],
      [0x0101, 4, 3000],
      [0x0103, 3, 7],
      // Lossless JPEG, as in DNG, which viewers cannot show.
      ...jpegAt(Buffer.from('ffd8ffc3000b0e0bb80fa00101110000', 'hex'), [0x0111, 0x0117]),
    ]),
  )
  const shown =
    preview &&
    append(
      directory([[0x0103, 3, 7], ...jpegAt(preview, as === 'strip' ? [0x0111, 0x0117] : [0x0201, 0x0202])]),
    )
  const first = append(
    directory([
      [0x0112, 3, orientation],
      [0x014a, 4, sensor, ...(shown ? [shown] : [])],
      [0xc612, 1, 1, 4, 0, 0],
      ...(thumbnail ? jpegAt(thumbnail, [0x0201, 0x0202]) : []),
    ]),
  )
  const out = Buffer.concat(parts)
  out.writeUInt32LE(first, 4)
  return out
}

export interface MakerRawOptions {
  make: string
  model: string
  preview: Buffer
  /** Where the sensor data is: in the first directory (Pentax), or in one below it (the others). */
  sensor?: 'first' | 'below'
}

/** A maker's raw based on TIFF: sensor data of 600x400, and a preview in the second directory of the chain. */
export function makerRaw({ make, model, preview, sensor = 'below' }: MakerRawOptions): Buffer {
  const texts = Buffer.from(`${make}\0${model}\0`)
  const [textsAt, previewAt] = [8, 8 + texts.length]
  const data: Entry[] = [
    [0x0100, 4, 600],
    [0x0101, 4, 400],
    [0x0103, 3, 65535],
    // A color filter array.
    [0x0106, 3, 32803],
  ]
  const pointers: Entry[] = [
    [0x010f, 2, textsAt, make.length + 1],
    [0x0110, 2, textsAt + make.length + 1, model.length + 1],
  ]
  const below = previewAt + preview.length
  const second = below + (sensor === 'below' ? sizeOf(data.length) : 0)
  const shown: Entry[] = [
    [0x0103, 3, 6],
    [0x0201, 4, previewAt],
    [0x0202, 4, preview.length],
  ]
  const first = second + sizeOf(shown.length)
  const main: Entry[] =
    sensor === 'first'
      ? [...data, ...pointers]
      : [[0x0100, 4, 64], [0x0101, 4, 48], ...pointers, [0x014a, 4, below]]
  const head = Buffer.from('49492a0000000000', 'hex')
  head.writeUInt32LE(first, 4)
  return Buffer.concat([
    ...[head, texts, preview],
    ...(sensor === 'below' ? [littleIfd(data, 0)] : []),
    ...[littleIfd(shown, 0), littleIfd(main, second)],
  ])
}

type Entry = readonly [tag: number, type: number, value: number, count?: number]

const sizeOf = (entries: number): number => 2 + entries * 12 + 4

function littleIfd(entries: readonly Entry[], next: number): Buffer {
  const out = Buffer.alloc(sizeOf(entries.length))
  out.writeUInt16LE(entries.length, 0)
  for (const [i, [tag, type, value, count = 1]] of entries.entries()) {
    out.writeUInt16LE(tag, 2 + i * 12)
    out.writeUInt16LE(type, 4 + i * 12)
    out.writeUInt32LE(count, 6 + i * 12)
    out.writeUInt32LE(value, 10 + i * 12)
  }
  out.writeUInt32LE(next, out.length - 4)
  return out
}
