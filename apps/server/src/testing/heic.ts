interface HeicOptions {
  /** Pixels. */
  width: number
  height: number
  /** An EXIF block as TIFF has it. */
  exif: Buffer
}

const TILE = 64

/**
 * The same file with its one tile repeated in a grid, cut to another size, and with other EXIF: a large HEIC of few
 * bytes. Offsets are those of the file below.
 */
export function largeHeic({ width, height, exif }: HeicOptions): Buffer {
  const file = heicPhoto()
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)]
  const tiles = columns * rows
  const growth = (tiles - 1) * 2
  file.set([rows - 1, columns - 1], file.indexOf('idat') + 6)
  file.writeUInt16BE(width, file.indexOf('idat') + 8)
  file.writeUInt16BE(height, file.indexOf('idat') + 10)
  const extent = file.lastIndexOf('ispe') + 8
  file.writeUInt32BE(width, extent)
  file.writeUInt32BE(height, extent + 4)

  const references = file.indexOf('dimg')
  for (const at of [file.indexOf('meta') - 4, file.indexOf('iref') - 4, references - 4]) grow(file, at, growth)
  file.writeUInt16BE(tiles, references + 6)
  // The places of tile and EXIF, which come behind the list that grows.
  const places = file.indexOf('iloc')
  grow(file, places + 18, growth)
  grow(file, places + 58, growth)
  file.writeUInt32BE(exif.length + 4, places + 68)

  const end = references + 8
  const data = file.indexOf('mdat')
  const tile = file.subarray(data + 4, data + 4 + TILE_BYTES)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + tile.length + 4 + exif.length)
  head.write('mdat', 4, 'latin1')
  const repeated = Buffer.alloc(tiles * 2).fill(Buffer.from([0, 1]))
  return Buffer.concat([
    file.subarray(0, end),
    repeated,
    file.subarray(end + 2, data - 4),
    head,
    tile,
    Buffer.alloc(4),
    exif,
  ])
}

const TILE_BYTES = 64

function grow(file: Buffer, at: number, by: number): void {
  file.writeUInt32BE(file.readUInt32BE(at) + by, at)
}

/**
 * A HEIC as phones make them, of one HEVC tile in a grid: 64×48, the left half red and the right white; taken by an
 * "Example" "Box 1" on 2024-08-17 at 48.858306 N, 2.294444 W. Nothing on npm can write one.
 */
export const heicPhoto = (): Buffer => Buffer.from(BASE64, 'base64')

const BASE64 = `
AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAeFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRt
AAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAAExpbG9jAQAAAERAAAMAAQAAAAAAAAIFAAEAAAAAAAAAQAACAAEAAAAAAAAAAQAAAAAAAAAIAAMA
AAAAAAACRQABAAAAAAAAAYQAAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAAAAACAABncmlkAAAAABVpbmZl
AgAAAQADAABFeGlmAAAAANVpcHJwAAAAs2lwY28AAABzaHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgAAA8DIAABABhAAQwB//8DcAAAAwCQAAAD
AAADAB66AkAhAAEAJ0IBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubAgAAADACAAAAMAISIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAA
AEAAAAAUaXNwZQAAAAAAAABAAAAAMAAAABBwaXhpAAAAAAMICAgAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAAChpcmVmAAAAAAAAAA5k
aW1nAAIAAQABAAAADmNkc2MAAwABAAIAAAHMbWRhdAAAADwoAa9Y5vTqv//uHX/+xKSHzc7IbAFQ7I9TVlD7X+8EeZp80njF9JEW+f61rj86
di+A5qIClJZhq6Z8s8AAAAAASUkqAAgAAAAJAA8BAgAIAAAAkAAAABABAgAGAAAAigAAABIBAwABAAAAAQAAABoBBQABAAAAegAAABsBBQAB
AAAAggAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAGmHBAABAAAAmAAAACWIBAABAAAABgEAAAAAAAA4YwAA6AMAADhjAADoAwAAQm94IDEA
RXhhbXBsZQAHAACQBwAEAAAAMDIxMAOQAgAUAAAA8gAAAAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAQAAA
AAOgBAABAAAAMAAAAAAAAAAyMDI0OjA4OjE3IDEwOjMwOjAwAAUAAQACAAIAAABOAAAAAgAFAAMAAABgAQAAAwACAAIAAABXAAAABAAFAAMA
AABIAQAABgAFAAEAAAB4AQAAAAAAAAIAAAABAAAAEQAAAAEAAAA+nAAA6AMAADAAAAABAAAAMwAAAAEAAADOdAAA6AMAACMAAAABAAAA`
