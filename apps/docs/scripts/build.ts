import 'tintype-package-support/plainErrors'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { loadDocument } from '@tintype/document'
import { compress } from './compress.ts'
import { renderDiagrams } from './diagrams.ts'
import { generate } from './generate.ts'
import { documentFiles, documentPath, hashOf } from './pages/machines.ts'
import { writePlaceholder } from './placeholder.ts'
import { buildReference } from './redocly.ts'
import { referenceDocument } from './referenceDocument.ts'
import { makeUrlsRelative } from './relativeUrls.ts'
import { samples } from './samples.ts'
import { layOutVersions } from './versions.ts'

/**
 * Builds the site into `dist/`: `latest/` and an index. For publishing, `TINTYPE_DOCS_ARCHIVE` names an earlier `dist/`,
 * whose released versions are copied; the released version then has its own folder, too.
 */
const app = new URL('../', import.meta.url)
const dist = new URL('dist/', app)
const latest = new URL('latest/', dist)
const work = new URL('generated/', app)

rmSync(dist, { recursive: true, force: true })
writePlaceholder(dist)
const document = loadDocument()
await Promise.all([reference(), guides()])

mkdirSync(new URL('reference/', latest))
copyFileSync(new URL('reference.html', work), new URL('reference/index.html', latest))
for (const file of documentFiles) copyFileSync(documentPath(file), new URL(file, latest))
const hashes = documentFiles.map((file) => `${hashOf(file)}  ${file}\n`)
writeFileSync(new URL('hashes.txt', latest), hashes.join(''))
const archive = process.env.TINTYPE_DOCS_ARCHIVE
layOutVersions(dist, document.json.info.version, archive ? pathToFileURL(`${archive}/`) : undefined)
await compress(dist)

async function reference(): Promise<void> {
  const decisions = readFileSync(new URL('src/content/docs/decisions.md', app), 'utf8')
  const section = decisions.replace(/^---\s+title: (.*)\n[\s\S]*?\n---\n/, '## $1\n')
  const copy = new URL('reference.json', work)
  mkdirSync(work, { recursive: true })
  writeFileSync(copy, JSON.stringify(referenceDocument(document, samples, [section])))
  await buildReference(copy, new URL('reference.html', work))
}

async function guides(): Promise<void> {
  await generate()
  const astro = fileURLToPath(new URL('node_modules/.bin/astro', app))
  const child = spawn(astro, ['build', '--silent'], {
    cwd: fileURLToPath(app),
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error('astro build failed')
  makeUrlsRelative(latest, renderDiagrams())
}
