import { readFile } from 'node:fs/promises'
import type { Pixels } from './bitmap.ts'

/**
 * Decodes the first picture of a HEIC file, turned as it is seen: some 100 ns a pixel, and up to ten bytes a pixel of
 * memory, on the calling thread. libvips as it comes with sharp knows the container but not HEVC.
 * @throws whatever libheif does
 */
export async function decodeHeic(input: string | Buffer, maxPixels: number): Promise<Pixels> {
  // Two megabytes of WebAssembly, which most processes never need.
  const { default: decode } = await import('heic-decode')
  const pictures = await decode.all({ buffer: typeof input === 'string' ? await readFile(input) : input })
  try {
    const [first] = pictures
    if (first === undefined) throw new Error('This file has no picture.')
    if (first.width * first.height > maxPixels) throw new Error('The picture has too many pixels.')
    const { data, width, height } = await first.decode()
    return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height, channels: 4 }
  } finally {
    pictures.dispose()
  }
}
