import { type StartTimer, startTicking } from '../../concurrency/timer.ts'
import { CHECKS, type ClientConnection } from './clientProgress.ts'

/** How long a request whose headers are arriving may take while the server stops. */
const HEAD_GRACE_MS = 2000

/** A stopping server waits for clients that make progress, but at most so many times its timeout. */
export const MAX_TIMEOUTS = 10

interface DrainOptions {
  startTimer: StartTimer
  /** How long a client may make no progress. */
  timeoutMs: number
  /** Disconnects clients that make none. */
  disconnectStalled: () => void
  /** Resolves when no connection is left. */
  empty: Promise<void>
}

/** Ends connections without a request at once, and the others when they are done or their clients do nothing. */
export async function drainConnections(
  connections: ReadonlySet<ClientConnection>,
  { startTimer, timeoutMs, disconnectStalled, empty }: DrainOptions,
): Promise<void> {
  const destroyAll = (which: (connection: ClientConnection) => boolean) => {
    for (const connection of connections) if (which(connection)) connection.socket.destroy()
  }
  const isIdle = ({ responses }: ClientConnection) => responses.size === 0
  destroyAll((one) => isIdle(one) && one.socket.bytesRead <= one.readAtRest)
  const cancels = [
    startTicking(startTimer, disconnectStalled, timeoutMs / CHECKS),
    startTimer(() => destroyAll(isIdle), Math.min(HEAD_GRACE_MS, timeoutMs)),
    startTimer(() => destroyAll(() => true), timeoutMs * MAX_TIMEOUTS),
  ]
  await empty
  for (const cancel of cancels) cancel()
}
