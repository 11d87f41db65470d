const TAGS: Record<string, { tag: number; type: 'ascii' | 'short' | 'rational' }> = {
  Make: { tag: 0x010f, type: 'ascii' },
  Model: { tag: 0x0110, type: 'ascii' },
  ExposureTime: { tag: 0x829a, type: 'rational' },
  FNumber: { tag: 0x829d, type: 'rational' },
  ISOSpeedRatings: { tag: 0x8827, type: 'short' },
  DateTimeOriginal: { tag: 0x9003, type: 'ascii' },
  OffsetTimeOriginal: { tag: 0x9011, type: 'ascii' },
  FocalLength: { tag: 0x920a, type: 'rational' },
  SubSecTimeOriginal: { tag: 0x9291, type: 'ascii' },
  GPSLatitudeRef: { tag: 1, type: 'ascii' },
  GPSLatitude: { tag: 2, type: 'rational' },
  GPSLongitudeRef: { tag: 3, type: 'ascii' },
  GPSLongitude: { tag: 4, type: 'rational' },
  GPSAltitude: { tag: 6, type: 'rational' },
}
const TYPES = { ascii: 2, short: 3, rational: 5 }

type Entry = { tag: number; type: number; count: number; field: Buffer }

/** EXIF tags by directory, in sharp's format: IFD2 is the EXIF directory, IFD3 the GPS directory. */
export interface ExifTexts {
  IFD0: Record<string, string>
  IFD2: Record<string, string>
  IFD3: Record<string, string>
}

/** Adds EXIF to a little-endian TIFF by appending a new first directory with the existing and the new entries. */
export function tiffWithExif(tiff: Buffer, exif: ExifTexts, orientation?: number): Buffer {
  const parts: Buffer[] = [tiff]
  let size = tiff.length
  const append = (data: Buffer): number => {
    const padding = Buffer.alloc(size % 2)
    const at = size + padding.length
    parts.push(padding, data)
    size = at + data.length
    return at
  }
  const entries = (texts: Record<string, string>): Entry[] =>
    Object.entries(texts).map(([name, text]) => entry(name, text, append))
  const pointer = (tag: number, list: Entry[]): Entry[] =>
    list.length === 0 ? [] : [{ tag, type: 4, count: 1, field: u32(append(directory(list))) }]

  const main = [
    ...existing(tiff).filter(({ tag }) => tag !== 0x0112 || orientation === undefined),
    ...(orientation ? [{ tag: 0x0112, type: 3, count: 1, field: u32(orientation) }] : []),
    ...entries(exif.IFD0),
    ...pointer(0x8769, entries(exif.IFD2)),
    ...pointer(0x8825, entries(exif.IFD3)),
  ]
  const first = append(directory(main))
  const out = Buffer.concat(parts)
  out.writeUInt32LE(first, 4)
  return out
}

function existing(tiff: Buffer): Entry[] {
  const at = tiff.readUInt32LE(4)
  return Array.from({ length: tiff.readUInt16LE(at) }, (_, i) => {
    const entryAt = at + 2 + i * 12
    return {
      tag: tiff.readUInt16LE(entryAt),
      type: tiff.readUInt16LE(entryAt + 2),
      count: tiff.readUInt32LE(entryAt + 4),
      field: tiff.subarray(entryAt + 8, entryAt + 12),
    }
  })
}

function entry(name: string, text: string, append: (data: Buffer) => number): Entry {
  const definition = TAGS[name]
  if (!definition) throw new Error(`${name} is missing in TAGS of tiffWithExif.ts.`)
  const { tag, type } = definition
  const value = encode(type, text)
  const count = type === 'rational' ? value.length / 8 : type === 'short' ? 1 : value.length
  const field =
    value.length <= 4 ? Buffer.concat([value, Buffer.alloc(4 - value.length)]) : u32(append(value))
  return { tag, type: TYPES[type], count, field }
}

function encode(type: 'ascii' | 'short' | 'rational', text: string): Buffer {
  if (type === 'ascii') return Buffer.from(`${text}\0`, 'latin1')
  if (type === 'short') return u32(Number(text)).subarray(0, 2)
  return Buffer.concat(text.split(/[ /]/).map((part) => u32(Number(part))))
}

function directory(entries: Entry[]): Buffer {
  const sorted = [...entries].sort((a, b) => a.tag - b.tag)
  const out = Buffer.alloc(2 + sorted.length * 12 + 4)
  out.writeUInt16LE(sorted.length, 0)
  for (const [i, { tag, type, count, field }] of sorted.entries()) {
    const at = 2 + i * 12
    out.writeUInt16LE(tag, at)
    out.writeUInt16LE(type, at + 2)
    out.writeUInt32LE(count, at + 4)
    field.copy(out, at + 8)
  }
  return out
}

function u32(value: number): Buffer {
  const out = Buffer.alloc(4)
  out.writeUInt32LE(value)
  return out
}
