import type { FastifyReply } from 'fastify'

const signals = new WeakMap<FastifyReply, AbortSignal>()

/** Aborts when the client disconnects before the response is complete, so that work for it can stop. */
export function disconnectSignal(reply: FastifyReply): AbortSignal {
  const existing = signals.get(reply)
  if (existing !== undefined) return existing
  const controller = new AbortController()
  const { raw } = reply
  const abort = () => {
    if (!raw.writableFinished) controller.abort(new ClientDisconnectedError())
  }
  if (raw.destroyed) abort()
  else raw.once('close', abort)
  signals.set(reply, controller.signal)
  return controller.signal
}

/** Whether all earlier responses of the connection are complete. */
export const isFirstOnConnection = ({ raw }: FastifyReply): boolean => !raw.destroyed && raw.socket !== null

/**
 * Resolves when all earlier responses of the connection are complete. Pipelined requests that need a place in a queue or
 * much memory wait for this: otherwise each could hold what the one before it needs.
 * @throws ClientDisconnectedError
 */
export async function firstOnConnection({ raw }: FastifyReply): Promise<void> {
  if (raw.destroyed) throw new ClientDisconnectedError()
  // Node assigns the socket to a response when the one before it is complete.
  if (raw.socket !== null) return
  await new Promise<void>((resolve, reject) => {
    raw.once('socket', () => resolve())
    raw.once('close', () => reject(new ClientDisconnectedError()))
  })
}

/** A request whose client has disconnected: its response reaches no client. */
export class ClientDisconnectedError extends Error {
  override readonly name = 'ClientDisconnectedError'

  constructor() {
    super('The client has disconnected.')
  }
}
