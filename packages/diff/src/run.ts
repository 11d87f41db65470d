import { execFile } from 'node:child_process'

/**
 * Runs a program to its end and returns its standard output.
 * @throws Error with all its output when it fails
 */
export function run(program: string, args: string[], { cwd }: { cwd: string }): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env, maxBuffer: 1e9 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`${stdout}${stderr}`.trim() || error.message))
    })
  })
}
