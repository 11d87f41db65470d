import { Worker } from 'node:worker_threads'

/** Limits of a task that the worker process enforces on itself. Its parent limits the wall-clock time. */
export interface ProcessLimits {
  /** Resident memory of the whole process, in bytes. */
  memoryBytes: number
  /** Processor time of one task, in milliseconds, all threads together. */
  cpuMs: number
}

/** Signals by which a worker process ends itself, so that its parent knows which limit it exceeded. */
const MEMORY_SIGNAL = 'SIGKILL'
export const CPU_SIGNAL = 'SIGUSR2'

const CHECK_MS = 20

/**
 * Enforces limits on this process from a thread, because a decoder or a loop keeps the main thread busy. The thread
 * sleeps between tasks.
 */
export function enforceLimits({ memoryBytes, cpuMs }: ProcessLimits): { begin(): void; end(): void } {
  const busy = new Int32Array(new SharedArrayBuffer(4))
  const workerData = { busy, memoryBytes, cpuMs, checkMs: CHECK_MS, MEMORY_SIGNAL, CPU_SIGNAL }
  new Worker(`(${watch})()`, { eval: true, workerData }).unref()
  const set = (value: 0 | 1) => {
    Atomics.store(busy, 0, value)
    Atomics.notify(busy, 0)
  }
  return { begin: () => set(1), end: () => set(0) }
}

/** Runs in the thread, which gets only the text of this function: it refers to nothing outside of itself. */
function watch(): void {
  const { workerData } = process.getBuiltinModule('node:worker_threads')
  const busy: Int32Array = workerData.busy
  const { memoryBytes, cpuMs, checkMs, MEMORY_SIGNAL, CPU_SIGNAL } = workerData
  const cpu = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
  for (;;) {
    Atomics.wait(busy, 0, 0)
    const begin = cpu()
    while (Atomics.load(busy, 0) === 1) {
      Atomics.wait(busy, 0, 1, checkMs)
      if (process.memoryUsage.rss() > memoryBytes) process.kill(process.pid, MEMORY_SIGNAL)
      if (cpu() - begin > cpuMs) process.kill(process.pid, CPU_SIGNAL)
    }
  }
}
