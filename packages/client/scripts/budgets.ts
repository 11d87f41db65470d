/** Holds what the client costs those who use it against its budgets: bytes in a bundle, work for the type checker. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const list = `await photos.albums.list({ pageSize: 50 })`
const get = `await photos.albums.get({ albumId: 'x' })`

/** What uploads and media stand on, and both of them on top of it: of these, the difference counts. */
const ground = `import { assemble } from '../src/api/core.ts'
  import { explain } from '../src/http/explain.ts'
  import { isPhotosError } from '../src/http/isPhotosError.ts'
  import { failedItems } from '../src/api/batchErrors.ts'
  export const parts = { ...assemble({ auth: 'x' }, explain), now: Date.now }
  export { failedItems, isPhotosError };`

/**
 * Programs that someone might write, and how many bytes they may have: minified, gzip, everything in it. About a tenth
 * of each keeps bytes and tokens from going wrong: what is no bytes, an id that is another address, a token that a
 * header cannot carry, an upload session or a redirect elsewhere, errors that quote a secret.
 */
const SIZES: Record<string, { bytes: number; source: string; beside?: string }> = {
  'core, one list and one get': {
    bytes: 6_750,
    source: `import { createPhotosCore } from '@tintype/client'
      const photos = createPhotosCore({ auth: 'x' }); ${list}; ${get}`,
  },
  'client, one list and one get': {
    // With everything that hangs on it: uploads, media, hints and openapi-fetch.
    bytes: 21_000,
    source: `import { createPhotosClient } from '@tintype/client'
      const photos = createPhotosClient({ auth: 'x' }); ${list}; ${get}`,
  },
  'uploads, beside the rest': {
    bytes: 4_750,
    source: `${ground} import { createUploads } from '../src/uploads/upload.ts'
      export const upload = createUploads(parts)`,
    beside: ground,
  },
  'media, beside the rest': {
    bytes: 1_300,
    source: `${ground} import { createMedia } from '../src/media/download.ts'
      export const download = createMedia(parts)`,
    beside: ground,
  },
}

/** What one call costs the type checker: instantiations, beside the same file without it. */
const TYPES = {
  instantiations: 15_000,
  source: `import { createPhotosClient } from '@tintype/client'
    const photos = createPhotosClient({ auth: 'x' }); export const { albums } = ${list}`,
}

// Inside the package, which may import itself by its name.
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
  const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
  const report = execFileSync(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  return Number(/^Instantiations:\s+(\d+)/m.exec(report)?.[1])
}

let isOver = false
function hold(what: string, spent: number, budget: number): void {
  if (!(spent <= budget)) isOver = true
  process.stdout.write(`${spent <= budget ? 'ok  ' : 'OVER'} ${what}: ${spent} of ${budget}\n`)
}

try {
  for (const [name, { bytes, source, beside }] of Object.entries(SIZES)) {
    const others = beside === undefined ? 0 : await bundledBytes(beside)
    hold(`${name}, bytes (gzip)`, (await bundledBytes(source)) - others, bytes)
  }
  hold('type-checking one call, instantiations', instantiations(TYPES.source), TYPES.instantiations)
} finally {
  rmSync(folder, { recursive: true })
}
process.exitCode = isOver ? 1 : 0
