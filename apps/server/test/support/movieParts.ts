import { box, u32, zeros } from '../../src/testing/movie.ts'

/** `©xyz` as cameras write it: length, language, text. */
export function place(text: string): Buffer {
  return box('\xa9xyz', Buffer.from([0, text.length, 0x15, 0xc7]), text)
}

/** The smallest file that is an MP4 by its magic: a movie header made at `created`, seconds since 1904, and `boxes`. */
export function bareMovie(created: number, ...boxes: Buffer[]): Buffer {
  const header = box('mvhd', u32(0, created, created, 1000, 2000), zeros(80))
  return Buffer.concat([
    box('ftyp', 'isom', u32(0x200), 'isommp42'),
    box('mdat', 'frames'),
    box('moov', header, ...boxes),
  ])
}

/** An element of Matroska, its size in 8 bytes. */
function element(id: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)))
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(2n ** 56n + BigInt(body.length))
  return Buffer.concat([Buffer.from(id, 'hex'), size, body])
}

/** `Tags` with one tag of each name, and a checksum that readers ignore. */
export function matroskaTags(values: Record<string, string>): Buffer {
  const tags = Object.entries(values).map(([name, value]) =>
    element('7373', element('bf', zeros(4)), element('67c8', element('45a3', name), element('4487', value))),
  )
  return element('1254c367', ...tags)
}

/** Puts elements at the end of the segment of a file that `makeVideo` made: mediabunny has its size in 6 bytes. */
export function withinSegment(movie: Buffer, ...elements: Buffer[]): Buffer {
  const added = Buffer.concat(elements)
  const out = Buffer.concat([movie, added])
  const size = movie.indexOf(Buffer.from('18538067', 'hex')) + 4
  out.writeUInt32BE(movie.readUInt32BE(size + 2) + added.length, size + 2)
  return out
}
