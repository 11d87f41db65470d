/**
 * Lints the document and bundles it into `dist/`. The three commands of Redocly run at the same time, because most of
 * their time is start-up.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js')
const draft = (format) => `dist/draft/openapi.${format}`
const formats = ['yaml', 'json']

rmSync(`${folder}dist`, { recursive: true, force: true })
mkdirSync(`${folder}dist/draft`, { recursive: true })
const results = await Promise.all([
  run('lint'),
  ...formats.map((format) => run('bundle', '--output', draft(format))),
])
const failed = results.find(({ status }) => status !== 0)
if (failed) {
  console.error(failed.output)
  process.exitCode = 1
} else {
  for (const format of formats) renameSync(`${folder}${draft(format)}`, `${folder}dist/openapi.${format}`)
}
rmSync(`${folder}dist/draft`, { recursive: true })

async function run(command, ...args) {
  const child = spawn(
    process.execPath,
    [redocly, command, 'openapi.yaml', '--config', 'redocly.yaml', ...args],
    { cwd: folder, env: { ...process.env, REDOCLY_TELEMETRY: 'off' }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  const [status] = await once(child, 'close')
  return { status, output }
}
