import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Errno = 'EMFILE' | 'EIO' | 'ENOSPC' | 'ENOMEM'

/** Which calls of a server fail, and how. failingFs.ts reads it at every call. */
export interface FailurePlan {
  errno: Errno
  /** Calls that count and may fail. */
  ops: readonly string[]
  /** Calls for files below this path only. */
  under: string
  /** Number of the first call that fails, from 1. */
  from: number
  /** Number of the first call that succeeds again. */
  to: number
  /** Of these calls, only every n-th fails; by default all. */
  every?: number
  /** Whether the call takes effect before it reports the failure. */
  after?: boolean
}

const OPENS = ['open', 'readdir', 'readFile', 'writeFile', 'copyFile', 'spawn', 'sqliteRead', 'sqliteWrite']
const WRITES = [
  'write',
  'writev',
  'writeFile',
  'datasync',
  'sync',
  'rename',
  'link',
  'copyFile',
  'mkdir',
  'sqliteWrite',
  'sqliteCommit',
]

/** Calls of the server that can fail with each error. */
export const FAILING: Record<Errno, readonly string[]> = {
  EMFILE: OPENS,
  ENOSPC: WRITES,
  ENOMEM: [...OPENS, 'read', 'stat', 'writev', 'sqliteCommit'],
  EIO: [...new Set([...OPENS, ...WRITES])]
    .filter((op) => op !== 'spawn')
    .concat('read', 'stat', 'access', 'truncate', 'rm', 'close'),
}

/** Switches failures on and off while a server runs. */
export interface Failures {
  /** The environment of a server and its processes. */
  env: Record<string, string>
  /** Starts counting calls, which fail as planned. */
  start(plan: FailurePlan): Promise<void>
  /** Stops all failures. @returns the counted calls */
  end(): string[]
  remove(): Promise<void>
}

export async function createFailures(): Promise<Failures> {
  const folder = await mkdtemp(join(tmpdir(), 'tintype-failures-'))
  const [plan, calls] = [join(folder, 'plan.json'), join(folder, 'calls')]
  return {
    env: {
      TINTYPE_TEST_FAILURES: folder,
      NODE_OPTIONS: `--import=${new URL('./failingFs.ts', import.meta.url).href}`,
    },
    async start(next) {
      rmSync(calls, { force: true })
      writeFileSync(`${plan}.new`, JSON.stringify(next))
      await rename(`${plan}.new`, plan)
    },
    end() {
      rmSync(plan, { force: true })
      if (!existsSync(calls)) return []
      return readFileSync(calls, 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
