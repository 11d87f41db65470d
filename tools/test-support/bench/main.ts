/**
 * `pnpm bench build`: how long a build takes after a change of the document, after none, and with nothing built, in a copy
 * of the workspace. For each: its tasks in the order in which they start, and the chain of tasks that decides when it ends.
 *
 * The reference is a bare `node -e 0` of the same run: its time and CPU time on this machine.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyWorkspace } from '../src/copyWorkspace.ts'
import { median, printTable } from '../src/measure.ts'

interface Task {
  taskId: string
  cache: { status: string }
  execution?: { startTime: number; endTime: number }
}

interface Run {
  execution: { startTime: number; endTime: number }
  tasks: Task[]
}

interface Cost {
  seconds: number
  cpu: number
}

const [name, ...unknown] = process.argv.slice(2)
if (name !== 'build' || unknown.length > 0) {
  console.error('usage: pnpm bench build')
  process.exit(2)
}

const ROUNDS = 3
const copy = await copyWorkspace({ hasPackages: false })
const env = { ...process.env, TURBO_CACHE_DIR: join(copy.root, '.turbo/cache') }
const runs = join(copy.root, '.turbo/runs')
try {
  execute('pnpm', 'install', '--frozen-lockfile', '--trust-lockfile', '--prefer-offline')
  const node = Array.from({ length: 9 }, () => execute('node', '-e', '0'))
  const reference = middle(node)
  console.log(`node -e 0: ${(reference.seconds * 1000).toFixed(0)} ms\n`)

  report('nothing built', [build()])
  // A text that no build has seen, so that no cache has its output.
  report(
    'document changed',
    Array.from({ length: ROUNDS }, (_, round) => {
      describe(`Edition ${'abc'[round]}.`)
      return build()
    }),
  )
  report('nothing changed', Array.from({ length: ROUNDS }, build))

  function report(what: string, costs: readonly Cost[]): void {
    const { seconds, cpu } = middle(costs)
    const relative = (seconds / reference.seconds).toFixed(0)
    console.log(`${what}: ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU, ${relative} × node -e 0`)
    printTasks(lastRun())
  }
} finally {
  copy.remove()
}

function build(): Cost {
  rmSync(runs, { recursive: true, force: true })
  return execute('pnpm', 'build', '--summarize')
}

/** Runs a command, and returns its time and the CPU time of all processes that it started. */
function execute(command: string, ...args: string[]): Cost {
  const start = performance.now()
  // `times` prints the CPU times of the shell and, in the last line, of its children: `0m1.5s 0m0.3s`.
  const script = '"$@"; status=$?; times >&2; exit $status'
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', command, ...args], {
    cwd: copy.root,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  const seconds = (performance.now() - start) / 1000
  const times = stderr.trim().split('\n').at(-1) ?? ''
  const parts = [...times.matchAll(/(\d+)m([\d.]+)s/g)]
  return {
    seconds,
    cpu: parts.reduce((sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest), 0),
  }
}

/** The cost with the median time. */
function middle(costs: readonly Cost[]): Cost {
  const seconds = median(costs.map((each) => each.seconds))
  return costs.find((each) => each.seconds === seconds) ?? { seconds, cpu: Number.NaN }
}

/** Appends a sentence to the description of an operation. */
function describe(text: string): void {
  const path = join(copy.root, 'spec/paths/albums.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^ {2}description: \|\n/m, `$&    ${text}\n`))
}

function lastRun(): Run {
  const [file = ''] = readdirSync(runs)
  return JSON.parse(readFileSync(join(runs, file), 'utf8'))
}

/** Prints when each task started and how long it took. A star marks the chain that the end of the build waited for. */
function printTasks({ execution, tasks }: Run): void {
  const ran = tasks
    .flatMap((task) => (task.execution ? [{ ...task, ...task.execution }] : []))
    .sort((one, other) => one.startTime - other.startTime)
  // The summary omits tasks without a script, so the chain follows times: a task waited for the last one that ended before.
  const chain = new Set<string>()
  let last = ran.toSorted((one, other) => other.endTime - one.endTime)[0]
  while (last !== undefined) {
    const { taskId, startTime } = last
    chain.add(taskId)
    last = ran
      .filter((task) => task.endTime <= startTime && !chain.has(task.taskId))
      .sort((one, other) => other.endTime - one.endTime)[0]
  }
  printTable(
    ['task', 'start s', 'took s', 'cache', 'critical'],
    ran.map(({ taskId, startTime, endTime, cache }) => [
      taskId,
      ((startTime - execution.startTime) / 1000).toFixed(2),
      ((endTime - startTime) / 1000).toFixed(2),
      cache.status.toLowerCase(),
      chain.has(taskId) ? '*' : '',
    ]),
  )
}
