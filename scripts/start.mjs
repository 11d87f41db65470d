/**
 * Runs the API server with the documentation under /docs, and the mock, until Ctrl-C. `npm start` calls it after the
 * build. Flags other than --mock-port go to the server: `npm start -- --port 9000`.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const { mockPort, serverFlags } = splitFlags(process.argv.slice(2))

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
// A signal from the terminal reaches the children, too; one to this process alone has to be forwarded.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopAll(signal))

let status = 0
for (const child of children) {
  child.on('exit', (code) => {
    if (code) status = code
    process.exitCode = status
    // If one ends, the other has to end as well.
    stopAll('SIGTERM')
  })
}

function stopAll(signal) {
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
