import { constants } from 'node:os'
import type { FastifyBaseLogger } from 'fastify'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Stops the server at the first signal; the process exits when its work is done, or at the deadline. A second signal ends
 * the process at once.
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
      log.error({ deadlineMs }, 'the server did not stop before the deadline; exiting')
      process.exit(1)
    }, deadlineMs)
    await stop()
    clearTimeout(deadline)
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
}
