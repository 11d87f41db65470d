import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface CommandResult {
  status: number | null
  stdout: string
  stderr: string
}

export interface ServerProcess {
  url: string
  /** Standard output until the server was ready. */
  greeting: string
  /** Standard error until then. */
  complaints: string
  child: ChildProcess
  /** Resolves when the process has ended. */
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface ProcessOptions {
  /** A module of the tests that Node loads before the server, for example to make system calls fail. */
  preload?: URL | undefined
  /** Limit of open files and connections. */
  openFiles?: number
  /** Variables to add to the test's own. */
  env?: Record<string, string>
}

export interface ServerCommand {
  /** Runs the command to its end. */
  run(
    args: string[],
    env?: Record<string, string>,
    options?: ProcessOptions & { input?: string },
  ): Promise<CommandResult>
  /** Starts the server over a folder, on a free port. */
  serve(data: string, args?: string[], options?: ProcessOptions): Promise<ServerProcess>
}

/**
 * The built command `tintype-server`, which runs in a process of its own.
 * @param from the `import.meta.url` of a module whose package depends on the server or is the server
 */
export function serverCommand(from: string): ServerCommand {
  const manifest = createRequire(from).resolve('@tintype/server/package.json')
  const main = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin['tintype-server'])

  return {
    async run(args, env, { preload, input } = {}) {
      const child = spawn(process.execPath, [...preloading(preload), main, ...args], {
        env: { ...process.env, ...env },
      })
      child.stdin.end(input)
      const result: CommandResult = { status: null, stdout: '', stderr: '' }
      child.stdout.on('data', (text) => (result.stdout += text))
      child.stderr.on('data', (text) => (result.stderr += text))
      const [status] = await once(child, 'close')
      return { ...result, status }
    },

    async serve(data, args = [], { preload, openFiles, env } = {}) {
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
        const event = await Promise.race([
          once(child.stdout, 'data').then(() => 'data' as const),
          once(child, 'close').then(() => 'close' as const),
        ])
        if (event === 'close') throw new Error(`The server did not start: ${complaints}`)
      }
      return {
        url: /http:\/\/localhost:\d+/.exec(greeting)?.[0] ?? '',
        greeting,
        complaints,
        child,
        kill: (signal) => end(child, signal),
      }
    },
  }
}

const preloading = (preload?: URL) => (preload ? ['--import', preload.href] : [])

const limiting = (openFiles?: number) =>
  openFiles === undefined ? [] : ['sh', '-c', `ulimit -n ${openFiles} && exec "$0" "$@"`]

/** Sends a signal to a process and waits for its end. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}
