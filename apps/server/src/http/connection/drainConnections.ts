import { type StartTimer, startTicking } from '../../concurrency/timer.ts'
import { CHECKS, type ClientConnection } from './clientProgress.ts'

/** Time for the headers of a request to arrive while the server is stopping. */
const HEAD_GRACE_MS = 2000

/** A stopping server waits for clients that make progress, but not longer than this many timeouts. */
export const MAX_TIMEOUTS = 10

interface DrainOptions {
  startTimer: StartTimer
  /** Milliseconds without progress after which a client is disconnected. */
  timeoutMs: number
  /** Disconnects clients that make no progress. */
  disconnectStalled: () => void
  /** Resolves when no connection is left. */
  empty: Promise<void>
}

/** Closes connections without a request immediately, and the others after their responses or when their clients stall. */
export async function drainConnections(
  connections: ReadonlySet<ClientConnection>,
  { startTimer, timeoutMs, disconnectStalled, empty }: DrainOptions,
): Promise<void> {
  const destroyIf = (condition: (connection: ClientConnection) => boolean) => {
    for (const connection of connections) if (condition(connection)) connection.socket.destroy()
  }
  const isIdle = ({ responses }: ClientConnection) => responses.size === 0
  destroyIf((connection) => isIdle(connection) && connection.socket.bytesRead <= connection.readAtRest)
  const cancels = [
    startTicking(startTimer, disconnectStalled, timeoutMs / CHECKS),
    startTimer(() => destroyIf(isIdle), Math.min(HEAD_GRACE_MS, timeoutMs)),
    startTimer(() => destroyIf(() => true), timeoutMs * MAX_TIMEOUTS),
  ]
  await empty
  for (const cancel of cancels) cancel()
}
