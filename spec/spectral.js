/**
 * Checks every edition with Spectral, whose 200 packages this workspace does not install: with the pinned versions below,
 * in a temporary folder.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TOOLS = { '@stoplight/spectral-cli': '6.16.3', '@stoplight/spectral-owasp-ruleset': '2.0.1' }

const dist = fileURLToPath(new URL('dist/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tintype-spectral-'))
try {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: TOOLS }))
  copyFileSync(new URL('spectral.yaml', import.meta.url), join(folder, 'spectral.yaml'))
  const files = readdirSync(dist).filter((name) => /^openapi.*\.json$/.test(name))
  for (const name of files) copyFileSync(join(dist, name), join(folder, name))
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'])
  const spectral = join(folder, 'node_modules/@stoplight/spectral-cli/dist/index.js')
  run(process.execPath, [spectral, 'lint', ...files, '--ruleset', 'spectral.yaml', '--fail-severity=hint'])
} finally {
  rmSync(folder, { recursive: true })
}

function run(command, args) {
  const env = { ...process.env, SCARF_ANALYTICS: 'false' }
  const { status } = spawnSync(command, args, { cwd: folder, env, stdio: 'inherit' })
  process.exitCode ||= status ?? 1
}
