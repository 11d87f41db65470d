/** Compares the costs of the client with its budgets: bytes in a bundle, instantiations of the type checker. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const list = `await photos.albums.list({ pageSize: 50 })`
const get = `await photos.albums.get({ albumId: 'x' })`

/** The parts that uploads and media need. Only the bytes that they add to it count. */
const base = `import { assemble } from '../src/api/core.ts'
  import { explain } from '../src/http/explain.ts'
  import { isPhotosError } from '../src/http/isPhotosError.ts'
  import { failedItems } from '../src/api/batchErrors.ts'
  export const parts = { ...assemble({ auth: 'x' }, explain), now: Date.now }
  export { failedItems, isPhotosError };`

/** Programs, and their maximum size in bytes: bundled with all dependencies, minified, gzip. */
const SIZES: Record<string, { bytes: number; source: string; base?: string }> = {
  'core, one list and one get': {
    bytes: 6_800,
    source: `import { createPhotosCore } from '@tintype/client'
      const photos = createPhotosCore({ auth: 'x' }); ${list}; ${get}`,
  },
  'client, one list and one get': {
    // Includes uploads, media, hints, the log of TINTYPE_LOG and openapi-fetch.
    bytes: 21_750,
    source: `import { createPhotosClient } from '@tintype/client'
      const photos = createPhotosClient({ auth: 'x' }); ${list}; ${get}`,
  },
  'uploads, in addition to the rest': {
    bytes: 4_750,
    source: `${base} import { createUploads } from '../src/uploads/upload.ts'
      export const upload = createUploads(parts)`,
    base,
  },
  'media, in addition to the rest': {
    bytes: 1_300,
    source: `${base} import { createMedia } from '../src/media/download.ts'
      export const download = createMedia(parts)`,
    base,
  },
}

/** Maximum number of instantiations for a file with one call. */
const TYPES = {
  instantiations: 15_000,
  source: `import { createPhotosClient } from '@tintype/client'
    const photos = createPhotosClient({ auth: 'x' }); export const { albums } = ${list}`,
}

// Inside the package, so that the programs can import it by its name.
const folder = mkdtempSync(join(import.meta.dirname, '../.budgets-'))

async function bundledBytes(source: string): Promise<number> {
  const input = join(folder, 'program.mjs')
  writeFileSync(input, source)
  const bundle = await rolldown({ input, platform: 'browser', logLevel: 'silent' })
  const { output } = await bundle.generate({ minify: true })
  return gzipSync(output[0].code, { level: 9 }).length
}

function instantiations(source: string): number {
  writeFileSync(join(folder, 'program.ts'), source)
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  const report = execFileSync(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  return Number(/^Instantiations:\s+(\d+)/m.exec(report)?.[1])
}

let isOver = false
function check(cost: string, actual: number, budget: number): void {
  if (!(actual <= budget)) isOver = true
  process.stdout.write(`${actual <= budget ? 'ok  ' : 'OVER'} ${cost}: ${actual} of ${budget}\n`)
}

try {
  for (const [name, { bytes, source, base }] of Object.entries(SIZES)) {
    const baseBytes = base === undefined ? 0 : await bundledBytes(base)
    check(`${name}, bytes (gzip)`, (await bundledBytes(source)) - baseBytes, bytes)
  }
  check('type-checking one call, instantiations', instantiations(TYPES.source), TYPES.instantiations)
} finally {
  rmSync(folder, { recursive: true })
}
process.exitCode = isOver ? 1 : 0
