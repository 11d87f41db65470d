import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { median, ms, printTable, ratio } from 'tintype-test-support/measure'
import { freePort } from './bytes/nginx.ts'

const ROUNDS = 10
const IDLE_MS = 5000
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))

const BARE = `require('node:http').createServer((_request, response) => response.end('ok')).listen(process.argv[1])`

/**
 * Measures the built command from its start until `/readyz` responds with 200, with an existing library, and its resident
 * memory after five idle seconds, next to a server of node:http with one line.
 */
export async function benchStart(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'tintype-bench-start-'))
  const commands = {
    'tintype-server serve': (port: string) => [
      MAIN,
      'serve',
      '--data',
      data,
      '--port',
      port,
      '--log-level',
      'warn',
    ],
    "node -e 'http server'": (port: string) => ['-e', BARE, port],
  }
  const results = Object.entries(commands).map(([name, command]) => ({
    name,
    command,
    times: [] as number[],
    memory: Number.NaN,
  }))
  try {
    // The first start creates the library.
    await startOnce(commands['tintype-server serve'])
    for (let round = 0; round < ROUNDS; round++) {
      for (const result of results) {
        const idle = round === ROUNDS - 1 ? IDLE_MS : 0
        const { time, memory } = await startOnce(result.command, idle)
        result.times.push(time)
        result.memory = memory
      }
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
  const [, bare] = results
  printTable(
    ['start', 'until ready, ms', 'of node', 'memory at rest, MB', 'of node'],
    results.map(({ name, times, memory }) => [
      name,
      ms(median(times)),
      ratio(median(times), median(bare?.times ?? [])),
      memory.toFixed(0),
      ratio(memory, bare?.memory ?? Number.NaN),
    ]),
  )
}

async function startOnce(command: (port: string) => string[], idleMs = 0) {
  const port = String(await freePort())
  const start = performance.now()
  const child = spawn(process.execPath, command(port), { stdio: ['ignore', 'ignore', 'inherit'] })
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('The server did not start.')
    await pause(2)
  }
  const time = performance.now() - start
  if (idleMs > 0) await pause(idleMs)
  const memory = residentMegabytes(child.pid)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { time, memory }
}

function isReady(port: string): Promise<boolean> {
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    }).on('error', () => resolve(false))
  })
}

/** Linux only. */
function residentMegabytes(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1]) / 1024
}
