/**
 * Runs the API server with the documentation under /docs, and the mock, until Ctrl-C. `npm start` calls it after building
 * both; with --build-docs, the documentation is built while they run. Flags other than --mock-port go to the server:
 * `npm start -- --port 9000`.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { writePlaceholder } from '../apps/docs/scripts/placeholder.ts'

const address = (path) => new URL(`../${path}`, import.meta.url)
const file = (path) => fileURLToPath(address(path))
const buildsDocs = process.argv[2] === '--build-docs'
const { mockPort, serverFlags } = splitFlags(process.argv.slice(buildsDocs ? 3 : 2))

// The last file of a build.
const hasDocs = existsSync(address('apps/docs/dist/versions.json'))
if (!hasDocs) writePlaceholder(address('apps/docs/dist/'))

const programs = [
  [file('packages/mock/dist/main.js'), '--quiet', ...(mockPort ? ['--port', mockPort] : [])],
  [
    file('apps/server/dist/main.js'),
    'serve',
    '--docs',
    file('apps/docs/dist'),
    ...(process.env.TINTYPE_LOG_LEVEL ? [] : ['--log-level', 'warn']),
    ...serverFlags,
  ],
]

const children = programs.map((args) => spawn(process.execPath, args, { stdio: 'inherit' }))
if (buildsDocs) children.push(buildDocs())
// A signal from the terminal reaches the children, too; one to this process alone has to be forwarded.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopAll(signal))

let status = 0
let isStopping = false
for (const child of children.slice(0, programs.length)) {
  child.on('exit', (code) => {
    if (code) status = code
    process.exitCode = status
    // If one ends, the other has to end as well.
    stopAll('SIGTERM')
  })
}

/** The server does not wait for the documentation, which takes longer to build than all else. */
function buildDocs() {
  const turbo = spawn('turbo', ['run', 'build', '--filter=@tintype/docs', '--output-logs=errors-only'], {
    cwd: file(''),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (turbo.pid) setPriority(turbo.pid, 10)
  if (!hasDocs) console.log('Building the documentation. It is complete in a few seconds.')
  let output = ''
  for (const stream of [turbo.stdout, turbo.stderr]) stream.on('data', (text) => (output += text))
  turbo.on('error', (error) => (output += error.message))
  turbo.on('close', (code, signal) => {
    if (signal !== null || isStopping) return
    if (code !== 0)
      console.error(`The documentation could not be built. The server runs without it.\n${output}`)
    else if (!hasDocs) console.log('The documentation is complete.')
  })
  return turbo
}

function stopAll(signal) {
  isStopping = true

  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal)
}

function splitFlags(flags) {
  const at = flags.findIndex((flag) => flag === '--mock-port' || flag.startsWith('--mock-port='))
  if (at === -1) return { serverFlags: flags }
  const [, inline] = flags[at].split('=')
  return {
    mockPort: inline ?? flags[at + 1],
    serverFlags: flags.filter((_flag, index) => index !== at && (inline !== undefined || index !== at + 1)),
  }
}
