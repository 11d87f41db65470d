import { readFile } from 'node:fs/promises'
import type { Pixels } from './bitmap.ts'
import { checkPixels } from './pixelLimit.ts'

/**
 * Decodes the first picture of a HEIC file, rotated as it is seen, on the calling thread: some 100 ns and up to ten
 * bytes of memory a pixel. libvips as it comes with sharp reads the container, but not HEVC.
 * @throws Error any error of libheif
 */
export async function decodeHeic(input: string | Buffer, maxPixels: number): Promise<Pixels> {
  // Two megabytes of WebAssembly, which most processes never need.
  const { default: decode } = await import('heic-decode')
  const pictures = await decode.all({ buffer: typeof input === 'string' ? await readFile(input) : input })
  try {
    const [first] = pictures
    if (first === undefined) throw new Error('The file has no picture.')
    checkPixels(first, maxPixels)
    const { data, width, height } = await first.decode()
    return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height, channels: 4 }
  } finally {
    pictures.dispose()
  }
}
