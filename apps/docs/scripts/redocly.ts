import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ApiDocument, documentFile } from '@tintype/document'
import { places } from 'tintype-release/places'
import { differenceText } from './difference.ts'
import { sortedOperations } from './operations.ts'

const command = fileURLToPath(new URL('../node_modules/.bin/redocly', import.meta.url))
const configFile = fileURLToPath(new URL('../redocly.yaml', import.meta.url))
const { released } = places(fileURLToPath(new URL('../../..', import.meta.url)))

/** Runs redocly without telemetry, and returns its output. */
async function redocly(...args: string[]): Promise<string> {
  const child = spawn(command, args, {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const out: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (chunk) => out.push(chunk))
  child.stderr.on('data', (chunk) => errors.push(chunk))
  const [status] = await once(child, 'close')
  const output = Buffer.concat(out).toString()
  if (status !== 0) throw new Error(`redocly ${args[0]} failed:\n${output}${Buffer.concat(errors)}`)
  return output
}

/** Builds Redoc into one file that contains its scripts and the document, and loads no other files. */
export async function buildReference(document: URL, page: URL): Promise<void> {
  const files = [fileURLToPath(document), '-o', fileURLToPath(page)]
  await redocly(
    'build-docs',
    ...files,
    '--inlineBundle',
    '--config',
    configFile,
    '--title',
    'Google Photos Library API: reference',
  )
  writeFileSync(page, removeExternalRequests(readFileSync(page, 'utf8')))
}

/** The colors of the guides. The contrast of Redoc's own colors is too low for small text. */
const colors = `
html:root { --link-color-primary-palette: #1f6f78; --input-content-placeholder-color: #5f616d }
html:root.dark { --link-color-primary-palette: #a9dde2; --input-content-placeholder-color: #b4b6c0 }`

/**
 * Removes requests to other hosts: Redoc loads a logo from its vendor and sends traces there. The line with the logo is
 * hidden, because it has no other content.
 */
function removeExternalRequests(html: string): string {
  const logoLine = 'div:has(> span > a[href="https://redocly.com/redoc/"]) { display: none }'
  const emptyImage = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E'
  return html
    .replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, emptyImage)
    .replace('<html', '<html lang="en"')
    .replace('</head>', `<style>${logoLine}${colors}</style></head>`)
    .replaceAll('https://otel.cloud.redocly.com/v1/traces', 'about:blank')
}

/** Lists the changes of the document since the last release as Markdown, by operation. */
export async function documentDifference(document: ApiDocument, base: string = released): Promise<string> {
  const { version } = JSON.parse(readFileSync(base, 'utf8')).info
  const args = [base, documentFile('json'), '--format', 'json', '--fail-on', 'none']
  const ids = sortedOperations(document).map(
    ({ id, method, path }) => [`${path}/${method.toLowerCase()}`, id] as const,
  )
  const { changes } = JSON.parse(await redocly('diff', ...args))
  return `Compared with ${version}:\n\n${differenceText(changes, new Map(ids))}`
}
