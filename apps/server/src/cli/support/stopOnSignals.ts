import { constants } from 'node:os'
import type { FastifyBaseLogger } from 'fastify'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Stops the server at the first signal: the process ends when nothing is left to do, or at the deadline. A second signal
 * ends it at once, as it would without this: whoever sends it twice does not want to wait.
 */
export function stopOnSignals(
  stop: () => Promise<void>,
  { deadlineMs, log }: { deadlineMs: number; log: FastifyBaseLogger },
): void {
  let isStopping = false
  const onSignal = async (signal: (typeof SIGNALS)[number]) => {
    if (isStopping) process.exit(128 + constants.signals[signal])
    isStopping = true
    const deadline = setTimeout(() => {
      log.error({ deadlineMs }, 'the server did not stop in time, and is ended')
      process.exit(1)
    }, deadlineMs)
    await stop()
    clearTimeout(deadline)
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
}
