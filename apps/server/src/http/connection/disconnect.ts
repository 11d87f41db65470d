import type { FastifyReply } from 'fastify'

const signals = new WeakMap<FastifyReply, AbortSignal>()

/** Aborts when the client disconnects before the response is complete: work for it can stop. */
export function disconnectSignal(reply: FastifyReply): AbortSignal {
  const known = signals.get(reply)
  if (known !== undefined) return known
  const controller = new AbortController()
  const { raw } = reply
  const stop = () => {
    if (!raw.writableFinished) controller.abort(new ClientDisconnectedError('The client has disconnected.'))
  }
  if (raw.destroyed) stop()
  else raw.once('close', stop)
  signals.set(reply, controller.signal)
  return controller.signal
}

/**
 * Resolves when all earlier responses of the connection are complete. Pipelined requests that take places or memory wait
 * for this: otherwise each could hold what the one before it needs.
 * @throws ClientDisconnectedError
 */
export async function firstOnConnection({ raw }: FastifyReply): Promise<void> {
  if (raw.destroyed) throw new ClientDisconnectedError('The client has disconnected.')
  if (raw.socket !== null) return
  await new Promise<void>((resolve, reject) => {
    raw.once('socket', () => resolve())
    raw.once('close', () => reject(new ClientDisconnectedError('The client has disconnected.')))
  })
}

/** Nobody reads the response to a request that fails with it. */
export class ClientDisconnectedError extends Error {
  override readonly name = 'ClientDisconnectedError'
}
