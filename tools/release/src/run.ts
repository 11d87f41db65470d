import { type SpawnOptions, spawn } from 'node:child_process'

export interface RunOptions extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** Exit statuses that are not a failure; `[0]` by default. */
  expect?: number[]
}

/** Turns off the telemetry of all tools. */
const QUIET = { TURBO_TELEMETRY_DISABLED: '1', REDOCLY_TELEMETRY: 'off', SCARF_ANALYTICS: 'false' }

/**
 * Runs a program to its end and returns its standard output.
 * @throws Error with all its output when it exits with an unexpected status
 */
export function run(program: string, args: string[], options: RunOptions = {}): Promise<string> {
  const { cwd, env = process.env, expect = [0] } = options
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...env, ...QUIET },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let out = ''
    let all = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      all += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      all += text
    })
    child.on('error', reject)
    child.on('close', (status) => {
      if (expect.includes(status ?? -1)) resolve(out)
      else reject(new Error(`${[program, ...args].join(' ')} exited with status ${status}:\n${all}`))
    })
  })
}
