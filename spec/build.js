/**
 * Lints the document, bundles it, and writes its editions into `dist/`. The two commands of Redocly run at the same time, because most of
 * their time is start-up.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { dump, load } from 'js-yaml'
import { editionsOf } from './editions/index.js'

const folder = fileURLToPath(new URL('.', import.meta.url))
const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js')
const draft = 'dist/draft/openapi.json'

rmSync(`${folder}dist`, { recursive: true, force: true })
mkdirSync(`${folder}dist/draft`, { recursive: true })
const results = await Promise.all([run('lint'), run('bundle', '--output', draft)])
const failed = results.find(({ status }) => status !== 0)
try {
  if (failed) throw new Error(failed.output)
  const editions = editionsOf(JSON.parse(readFileSync(`${folder}${draft}`, 'utf8')))
  for (const [name, edition] of Object.entries(editions)) {
    writeFileSync(`${folder}dist/${name}.json`, JSON.stringify(edition, null, 2))
    writeFileSync(`${folder}dist/${name}.yaml`, dump(edition, { noRefs: true, lineWidth: -1 }))
  }
  writeFileSync(`${folder}dist/workflows.json`, JSON.stringify(workflows(), null, 2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
rmSync(`${folder}dist/draft`, { recursive: true })

/** The Arazzo files by name, for programs without a parser for YAML. */
function workflows() {
  const files = readdirSync(`${folder}workflows`).filter((name) => /-.*\.yaml$/.test(name))
  const parsed = files.sort().map((name) => [name, load(readFileSync(`${folder}workflows/${name}`, 'utf8'))])
  return Object.fromEntries(parsed)
}

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
