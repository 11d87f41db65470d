/**
 * Runs a command of this workspace with the pinned Node and pnpm, started by any Node from 20 on.
 *
 * Prism and better-sqlite3 need a newer Node than many machines have.
 *
 * All scripts in package.json start tools through this file, because it turns off their telemetry.
 *
 *   node scripts/with-toolchain.mjs start | test | check | … (see `commands`)  [arguments of the command]
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled, rememberInstalled } from './installed.mjs'
import { toolchainPath } from './toolchain.mjs'

const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const root = file('')

/** The steps of each command. The first failure ends it. The last step gets the arguments. */
const commands = {
  start: [
    install(),
    turbo('build', '--filter=@tintype/server', '--filter=@tintype/mock'),
    ['node', 'scripts/start.mjs', '--build-docs'],
  ],
  build: [turbo('build')],
  generate: [turbo('generate')],
  // One package per core, because the tests of each package run in parallel already.
  test: [
    install(),
    turbo('test', '--continue', '--concurrency=100%'),
    conventions(),
    ['node', 'scripts/test-summary.mjs'],
  ],
  check: [
    install(),
    turbo('check:types', 'check:package', '--continue'),
    ['biome', 'check', '.'],
    conventions(),
    ['node', 'tools/release/src/main.ts', 'diff'],
    ['knip'],
  ],
  conventions: [conventions()],
  'test:powercut': [
    install(),
    turbo('build', '--filter=@tintype/server'),
    ['node', 'apps/server/test/powercut/main.ts'],
  ],
  // Tests of rows and bytes, on the database and the store that the environment names.
  'test:engines': [
    install(),
    turbo('build', '--filter=@tintype/server'),
    [
      ...['pnpm', '--filter', '@tintype/server', 'exec', 'vitest', 'run', '--project', 'postgresAndS3'],
      // Keeps the report of `npm test`, which the summary reads.
      '--outputFile=.reports/engines.json',
    ],
  ],
  release: [
    install(),
    turbo('build', '--filter=@tintype/document', '--filter=@tintype/diff'),
    ['node', 'tools/release/src/main.ts'],
  ],
  ecosystem: [
    install(),
    turbo('build', '--filter=@tintype/document'),
    ['node', 'tools/ecosystem/src/main.ts'],
  ],
  publish: [install(), turbo('build'), ['changeset', 'publish']],
  'new:operation': [['node', 'tools/new-operation/src/main.ts']],
  'tintype-server': [['node', 'apps/server/dist/main.js']],
}

/**
 * pnpm would compare the age of each locked version with the registry, which takes as long as installing them: the commit
 * that is about to run has chosen them. `pnpm install` by hand compares.
 */
function install() {
  const quiet = ['--reporter=append-only', '--loglevel=warn']
  return ['pnpm', 'install', '--frozen-lockfile', '--trust-lockfile', ...quiet]
}

function conventions() {
  return ['node', 'tools/conventions/src/main.ts']
}

function turbo(...args) {
  return ['turbo', 'run', ...args]
}

const [name, ...rest] = process.argv.slice(2)
const steps = commands[name]
if (steps === undefined) {
  console.error(`usage: node scripts/with-toolchain.mjs ${Object.keys(commands).join(' | ')}`)
  process.exit(2)
}

const env = {
  ...process.env,
  PATH: [
    file('scripts/bin'),
    file('node_modules/.bin'),
    toolchainPath({ needsPnpm: name !== 'tintype-server' }),
  ].join(delimiter),
  // Turns off telemetry.
  TURBO_TELEMETRY_DISABLED: '1',
  REDOCLY_TELEMETRY: 'off',
  SCARF_ANALYTICS: 'false',
}

for (const [index, [program, ...args]] of steps.entries()) {
  const last = index === steps.length - 1
  const installs = program === 'pnpm' && args[0] === 'install'
  if (installs && isInstalled()) continue
  const status = await run(program, last ? [...args, ...rest] : args)
  if (status !== 0) process.exit(status)
  if (installs) rememberInstalled()
}

/** Runs one step in the foreground and forwards signals to it. */
function run(program, args) {
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const forward = (signal) => child.kill(signal)
  process.on('SIGINT', forward)
  process.on('SIGTERM', forward)
  // npm sends signals to the shell that started this process. The shell ends without forwarding them, which shows only in
  // another parent process id.
  const parent = process.ppid
  const orphaned = setInterval(() => process.ppid !== parent && forward('SIGTERM'), 500).unref()
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => {
      clearInterval(orphaned)
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      resolve(code ?? 128 + (constants.signals[signal] ?? 1))
    })
  })
}
