import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { makePhoto } from 'tintype-test-support/photos'
import { type App, createApp } from '../../src/app.ts'
import { checkLibrary } from '../../src/transfer/checkLibrary.ts'
import { createFailures, type Errno, FAILING, type FailurePlan } from '../support/failures.ts'
import { mountTmpfs } from '../support/mounts.ts'
import { run, type ServerProcess, serve } from '../support/process.ts'
import { createDisk, mountCut, whyNoDisk } from './disk.ts'
import { newLedger } from './ledger.ts'
import { type LoadOptions, startLoad } from './load.ts'
import { violations } from './verify.ts'

/**
 * `pnpm test:powercut [--cuts 200] [--failures]`: cuts the power of a working server again and again, and compares its
 * disk with the acknowledged changes. Nothing may be missing. Then repeats this with servers that leave out one kind of
 * sync each. These must lose changes; otherwise the test would prove nothing.
 *
 * With `--failures`, system calls fail meanwhile because of missing descriptors, space or memory or a failing disk, and
 * clients repeat failed requests. Some power cuts happen during failures.
 */
const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '10' }, failures: { type: 'boolean', default: false } },
})

/** Number of power cuts per disk, which is verified after each. */
const CUTS_A_DISK = 10

/**
 * Syncs of folders are not included: on ext4 the next fsync of any file also writes names, and SQLite makes one
 * for each commit. test/cli/killPoints.test.ts tests their order.
 */
const WITHOUT = ['fileSync', 'databaseSync'] as const

/** One in this many calls fails, so that most requests succeed, at least when repeated. */
const FAILING_EVERY = 53

if (!/^[1-9]\d*$/.test(values.cuts)) {
  console.error('usage: pnpm test:powercut [--cuts 200] [--failures]')
  process.exit(2)
}
process.on('SIGINT', () => process.exit(130))

const why = whyNoDisk()
if (why !== undefined) {
  console.log(`Power cuts: skipped, ${why}.`)
  process.exit(0)
}

const photo = await makePhoto({ width: 16, height: 16 })
const cuts = Number(values.cuts)
let failed = false

let broken = 0
for (let done = 0; done < cuts; done += CUTS_A_DISK) {
  broken += (await cutPower(Math.min(CUTS_A_DISK, cuts - done), { fails: values.failures })).length
  console.log(`${Math.min(done + CUTS_A_DISK, cuts)} power cuts: ${broken} violations`)
}
if (broken > 0) failed = true
for (const what of values.failures ? [] : WITHOUT) {
  const preload = new URL(`./without/${what}.ts`, import.meta.url)
  const found = await cutPower(CUTS_A_DISK, { preload })
  const seen = found.length === 0 ? 'nothing missing, so this proves NOTHING' : `${found.length} violations`
  console.log(`without ${what}: ${seen}`)
  if (found.length === 0) failed = true
}
process.exitCode = failed ? 1 : 0

interface CutOptions {
  /** A module that disables syncs in the server. The test then ends at the first cut with a loss. */
  preload?: URL
  /** Whether system calls fail. */
  fails?: boolean
}

/**
 * Cuts the power of a server on its own disk while clients are using it.
 * @returns acknowledged changes that are missing afterwards
 */
async function cutPower(times: number, { preload, fails = false }: CutOptions = {}): Promise<string[]> {
  const folder = mountTmpfs(2 * 1024 ** 3)
  const disk = createDisk(folder.path)
  const ledger = newLedger()
  const found: string[] = []
  const failures = fails ? await createFailures() : undefined
  let server: ServerProcess | undefined
  try {
    const data = join(disk.path, 'data')
    const whose = [
      '--user',
      'a',
      '--client',
      'b',
      '--scopes',
      'photoslibrary,photoslibrary.edit.appcreateddata',
      '--data',
      data,
    ]
    const token = (await run(['token', 'create', ...whose])).stdout.trim()
    server = await serve(data, ['--stall-timeout', '1h'], { preload, ...(failures && { env: failures.env }) })
    const client = { url: server.url, token, photo, insists: fails }
    const load = startLoad(client, ledger)
    for (let cut = 0; cut < times && !(preload && found.length > 0); cut++) {
      await failures?.start(failing(data, cut))
      await load.go(50 + ((cut * 37) % 100))
      // One in three cuts happens while calls fail.
      if (cut % 3 > 0) failures?.end()
      // Cuts during full load, or after a single upload, when no later write would sync its file.
      const quiet = cut % 2 === 1
      if (quiet) await load.quiet()
      await freeze(server)
      const image = join(folder.path, 'cut.img')
      await disk.cut(image)
      const broken = await afterCut(image, client, ledger)
      if (!preload) for (const line of broken) console.log(line)
      found.push(...broken)
      await rm(image)
      server.child.kill('SIGCONT')
      if (quiet) load.resume()
    }
    failures?.end()
    await load.stop()
    if (fails) {
      console.log(`${ledger.acknowledged} acknowledged, ${ledger.refused} refused and repeated`)
      if (ledger.refused === 0) found.push('no request was refused, so this proves NOTHING')
      found.push(...(await violations(client, ledger)))
      for (const line of found) console.log(line)
    }
  } finally {
    await failures?.remove()
    server?.child.kill('SIGCONT')
    await server?.kill('SIGKILL')
    disk.unmount()
    folder.unmount()
  }
  return found

  async function afterCut(image: string, client: LoadOptions, known: typeof ledger): Promise<string[]> {
    const after = mountCut(image)
    let app: App | undefined
    try {
      const data = join(after.path, 'data')
      app = await createApp({ data, now: Date.now, randomBytes, logger: pino({ level: 'silent' }) })
      const broken: string[] = []
      const { catalog, blobs } = app.services
      await checkLibrary({
        catalog,
        blobs,
        repair: false,
        report: (fault) => broken.push(fault),
        progress: () => {},
      })
      const url = await app.http.listen({ port: 0, host: '127.0.0.1' })
      return [...broken, ...(await violations({ ...client, url }, known))]
    } catch (error) {
      return [`the server does not come back: ${(error as Error).message}`]
    } finally {
      await app?.close()
      after.unmount()
    }
  }
}

/** A different kind of failure at each cut. */
function failing(data: string, cut: number): FailurePlan {
  const kinds = Object.keys(FAILING) as Errno[]
  const errno = kinds[cut % kinds.length] ?? 'EIO'
  return {
    errno,
    ops: FAILING[errno],
    under: data,
    from: 1,
    to: Number.MAX_SAFE_INTEGER,
    every: FAILING_EVERY,
  }
}

/** Stops a process. The system completes its pending calls, and it makes no more. */
async function freeze({ child }: ServerProcess): Promise<void> {
  child.kill('SIGSTOP')
  while (!/^State:\s+T/m.test(await readFile(`/proc/${child.pid}/status`, 'utf8'))) await setTimeout(5)
}
