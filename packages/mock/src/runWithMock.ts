import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { openMock } from './openMock.ts'
import { startPrismProcess } from './prismProcess.ts'
import { violationReport } from './violation.ts'

/** The environment variable with the URL of the mock. */
const VARIABLE = 'TINTYPE_MOCK_URL'

/**
 * Runs a command with a mock on a free port, and forwards signals to it.
 * @returns the exit code: that of the command, or 1 if the command succeeded but the document was violated
 */
export async function runWithMock([command = '', ...args]: readonly string[]): Promise<number> {
  const prism = startPrismProcess()
  let works = true
  Promise.resolve(prism.url).catch((error: unknown) => {
    works = false
    console.error('Prism did not start:', error)
  })
  const mock = await openMock({}, prism)
  const code = await run(command, args, mock.url)
  await mock.stop()
  if (mock.violations.length > 0) {
    const github = process.env.GITHUB_ACTIONS === 'true'
    const color = process.stderr.isTTY && process.env.NO_COLOR === undefined
    // GitHub Actions reads its commands from stderr too.
    console.error(violationReport(mock.violations, { color, github }))
  }
  const hasProblem = !works || mock.violations.length > 0
  return code === 0 && hasProblem ? 1 : code
}

function run(command: string, args: readonly string[], url: string): Promise<number> {
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, [VARIABLE]: url },
    // On Windows npm and npx are scripts.
    shell: process.platform === 'win32',
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  return new Promise((resolve) => {
    const done = (code: number) => {
      for (const signal of signals) process.off(signal, forward)
      resolve(code)
    }
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      done(127)
    })
    child.on('exit', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
