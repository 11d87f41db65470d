import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printTable, summary } from 'tintype-test-support/measure'
import { type Server, startServer } from '../servers.ts'
import { type Attack, startAttack } from './attacks.ts'
import { createVictim, type Measured } from './victim.ts'

const SECONDS = 30

/** Maximum latencies in milliseconds (p99), and maximum memory of the server. */
const TARGETS = { list: 100, thumbnail: 2000, upload: 2000, memoryMiB: 400 }

/**
 * Measures the effects on a user while another user uploads the ten worst files, abandons 300 renditions, stalls 300
 * downloads and opens pages with 100 texts of maximum length: latencies without and with the attack, and memory.
 */
export async function benchHostile(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tintype-bench-hostile-'))
  const server = await startServer('tintype.ts', folder)
  const memory = watchMemory(server)
  try {
    const victim = await createVictim(server)
    progress('without an attack')
    const quiet = await victim.measure(SECONDS * 1000)
    progress('preparing the attack')
    const attack = await startAttack({ ...server, token: server.otherToken ?? '' })
    progress('during the attack')
    const attacked = await victim.measure(SECONDS * 1000)
    await attack.stop()
    report(quiet, attacked, memory.stop(), attack)
  } finally {
    memory.stop()
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(quiet: Measured, attacked: Measured, peakMiB: number, attack: Attack): void {
  const row = (name: keyof Measured, label: string) => {
    const [before, during] = [summary(quiet[name]), summary(attacked[name])]
    const cells = [before.p50, before.p99, during.p50, during.p99].map((time) => time.toFixed(0))
    return [label, ...cells, String(attacked[name].length), String(TARGETS[name])]
  }
  printTable(
    ['another user’s …, ms', 'p50', 'p99', 'p50 attacked', 'p99 attacked', 'requests', 'target p99'],
    [row('list', 'mediaItems.list'), row('thumbnail', 'new thumbnail'), row('upload', 'upload of a photo')],
  )
  printTable(
    ['the server’s memory, MiB', 'peak', 'target'],
    [['resident', peakMiB.toFixed(0), String(TARGETS.memoryMiB)]],
  )
  console.log(`Responses to the attack: ${attack.summary()}`)
}

/** Watches the largest resident set of the server's main process, in MiB. */
function watchMemory({ pid }: Server): { stop(): number } {
  let peak = 0
  const timer = setInterval(() => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    peak = Math.max(peak, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  }, 100)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

const progress = (what: string) => process.stderr.write(`hostile: ${what}\n`)
