import { open, readFile } from 'node:fs/promises'
import sharp, { type Metadata } from 'sharp'

// libvips caches opened files by name; ours are opened about once, and a name in a temporary folder may be reused.
sharp.cache(false)
// No SVG is ever rendered, so an SVG that passes for another image must not be opened.
sharp.block({ operation: ['VipsForeignLoadSvgFile'] })

/** Reads the head alone. `failOn: 'none'` because `'error'` rejects real photos. */
export const readHeader = (input: string | Buffer): Promise<Metadata> =>
  sharp(input, { failOn: 'none', limitInputPixels: false }).metadata()

/** Brands by which libvips recognizes a HEIF or AVIF file; it does not look at the compatible brands. */
const BRANDS = new Set([
  'avif',
  'heic',
  'heix',
  'hevc',
  'hevx',
  'mif1',
  'msf1',
  'heim',
  'heis',
  'hevm',
  'hevs',
])

/**
 * A HEIF or AVIF file in a form that libvips accepts: its path, or all of it under a brand that libvips recognizes.
 */
export async function heifInput(path: string, mime: string): Promise<string | Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BRAND.end), 0, BRAND.end, 0)
    if (bytesRead < BRAND.end || BRANDS.has(buffer.toString('latin1', BRAND.at, BRAND.end))) return path
  } finally {
    await file.close()
  }
  const bytes = await readFile(path)
  bytes.write(mime === 'image/avif' ? 'avif' : 'mif1', BRAND.at, 'latin1')
  return bytes
}

const BRAND = { at: 8, end: 12 }
