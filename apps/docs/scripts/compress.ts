import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Files that grow smaller. Images and the files of the search are compressed already. */
export const COMPRESSIBLE = /\.(css|html|js|json|md|svg|txt|xml|yaml)$/

/** Smaller files are sent in one packet either way. */
export const MIN_BYTES = 1024

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * Writes a compressed copy next to every file that gains by it: `.br` and `.gz`, at the highest level, which is too slow
 * for a server to do for each request.
 */
export async function compress(folder: URL): Promise<void> {
  const root = fileURLToPath(folder)
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    COMPRESSIBLE.test(name),
  )
  // The same file stands in several versions of the site.
  const known = new Map<string, Promise<{ br: Buffer; gz: Buffer }>>()
  await Promise.all(
    names.map(async (name) => {
      const path = join(root, name)
      const bytes = readFileSync(path)
      if (bytes.length < MIN_BYTES) return
      const hash = createHash('sha256').update(bytes).digest('hex')
      const copies = known.get(hash) ?? both(bytes)
      known.set(hash, copies)
      const { br, gz } = await copies
      writeFileSync(`${path}.br`, br)
      writeFileSync(`${path}.gz`, gz)
    }),
  )
}

async function both(bytes: Buffer): Promise<{ br: Buffer; gz: Buffer }> {
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    gzipped(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ])
  return { br, gz }
}
