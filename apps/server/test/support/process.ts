import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface CommandResult {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the built command to its end. */
export async function run(
  args: string[],
  env: Record<string, string> = {},
  { preload, input }: ProcessOptions & { input?: string } = {},
): Promise<CommandResult> {
  const child = spawn(process.execPath, [...preloading(preload), main, ...args], {
    env: { ...process.env, ...env },
  })
  child.stdin.end(input)
  const result: CommandResult = { status: null, stdout: '', stderr: '' }
  child.stdout.on('data', (text) => (result.stdout += text))
  child.stderr.on('data', (text) => (result.stderr += text))
  const [status] = await once(child, 'close')
  return { ...result, status }
}

const preloading = (preload?: URL) => (preload ? ['--import', preload.href] : [])

const limiting = (openFiles?: number) =>
  openFiles === undefined ? [] : ['sh', '-c', `ulimit -n ${openFiles} && exec "$0" "$@"`]

export interface ServerProcess {
  url: string
  /** Everything that was printed until it was ready. */
  greeting: string
  /** What was printed on the standard error until then. */
  complaints: string
  child: ChildProcess
  /** Resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface ProcessOptions {
  /** A module of the tests that is loaded before the server: what it does to Node, it does to the server. */
  preload?: URL | undefined
  /** How many files and connections the process may have open. */
  openFiles?: number
  /** Variables beside those of the tests. */
  env?: Record<string, string>
}

/** Starts the built server over a folder, on a free port. */
export async function serve(
  data: string,
  args: string[] = [],
  { preload, openFiles, env }: ProcessOptions = {},
): Promise<ServerProcess> {
  const settings = ['--port', '0', '--data', data, '--log-level', 'warn', ...args]
  const [command = '', ...first] = [...limiting(openFiles), process.execPath]
  const child = spawn(command, [...first, ...preloading(preload), main, 'serve', ...settings], {
    env: { ...process.env, ...env },
  })
  let greeting = ''
  let complaints = ''
  child.stderr.on('data', (text) => (complaints += text))
  child.stdout.on('data', (text) => (greeting += text))
  while (!greeting.includes('/v1/albums')) {
    const over = await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'close').then(() => 'over' as const),
    ])
    if (over === 'over') throw new Error(`The server did not start: ${complaints}`)
  }
  return {
    url: /http:\/\/localhost:\d+/.exec(greeting)?.[0] ?? '',
    greeting,
    complaints,
    child,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'close')
      child.kill(signal)
      await gone
    },
  }
}
