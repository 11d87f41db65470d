import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Compressible files. Images and the files of the search are already compressed. */
export const COMPRESSIBLE = /\.(css|html|js|json|md|svg|txt|xml|yaml)$/

/** Smaller files fit into one packet without compression. */
export const MIN_BYTES = 1024

const brotli = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

/**
 * Writes compressed copies (`.br` and `.gz`) next to every compressible file, which is too slow per request. Brotli's
 * highest level would save 5 % more bytes and take as long as the rest of the build.
 */
export async function compress(folder: URL): Promise<void> {
  const root = fileURLToPath(folder)
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    COMPRESSIBLE.test(name),
  )
  // Several versions of the site have the same file.
  const copiesByHash = new Map<string, Promise<{ br: Buffer; gz: Buffer }>>()
  await Promise.all(
    names.map(async (name) => {
      const path = join(root, name)
      const bytes = readFileSync(path)
      if (bytes.length < MIN_BYTES) return
      const hash = createHash('sha256').update(bytes).digest('hex')
      const copies = copiesByHash.get(hash) ?? compressBoth(bytes)
      copiesByHash.set(hash, copies)
      const { br, gz } = await copies
      writeFileSync(`${path}.br`, br)
      writeFileSync(`${path}.gz`, gz)
    }),
  )
}

async function compressBoth(bytes: Buffer): Promise<{ br: Buffer; gz: Buffer }> {
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    gzipAsync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ])
  return { br, gz }
}
