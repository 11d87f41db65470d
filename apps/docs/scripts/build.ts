import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { referenceDocument } from './referenceDocument.ts'

const require = createRequire(import.meta.url)
const dist = new URL('../dist/', import.meta.url)
const page = new URL('index.html', dist)
const copy = new URL('reference.json', dist)

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })
for (const format of ['json', 'yaml']) {
  copyFileSync(require.resolve(`@tintype/spec/openapi.${format}`), new URL(`openapi.${format}`, dist))
}
const document = JSON.parse(readFileSync(require.resolve('@tintype/spec/openapi.json'), 'utf8'))
const decisions = readFileSync(new URL('../content/decisions.md', import.meta.url), 'utf8')
writeFileSync(copy, JSON.stringify(referenceDocument(document, [decisions])))
buildPage()
rmSync(copy)
writeFileSync(page, withoutOutside(readFileSync(page, 'utf8')))

/** Redoc with its scripts and the document inside: one file that loads nothing. */
function buildPage(): void {
  const redocly = new URL('../node_modules/.bin/redocly', import.meta.url)
  const args = ['build-docs', fileURLToPath(copy), '-o', fileURLToPath(page), '--inlineBundle']
  const built = spawnSync(
    fileURLToPath(redocly),
    [...args, '--title', 'Google Photos Library API: reference'],
    {
      encoding: 'utf8',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
      shell: process.platform === 'win32',
    },
  )
  if (built.status !== 0) throw new Error(`redocly build-docs failed:\n${built.stdout}${built.stderr}`)
}

/**
 * Redoc's page asks its makers for a logo and has an address for traces; neither is ours to send readers to. The
 * line that the logo stands in says nothing without it.
 */
function withoutOutside(html: string): string {
  const hidden = '<style>div:has(> span > a[href="https://redocly.com/redoc/"]) { display: none }</style>'
  const nothing = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E'
  return html
    .replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, nothing)
    .replace('</head>', `${hidden}</head>`)
    .replaceAll('https://otel.cloud.redocly.com/v1/traces', 'about:blank')
}
