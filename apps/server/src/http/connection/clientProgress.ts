import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** What a connection is about, as far as its client may hold it up. */
export interface ClientConnection {
  socket: Socket
  /** Requests whose responses have not gone out. More than one when a client pipelines. */
  responses: Set<ServerResponse>
  /** The newest request. */
  request?: IncomingMessage
  /** Bytes read when the last response went out: more are the beginning of a request. */
  readAtRest: number
  /** How far it was at the last check that found progress; undefined while nothing is expected of the client. */
  progress: number | undefined
  /** Checks since then. */
  checks: number
}

/** How often progress is looked for in the time that a client may make none. */
export const CHECKS = 4

/** What counts as progress in that time: a client that drips its bytes is not waited for. */
const MIN_PROGRESS_BYTES = 16 * 1024

/**
 * Whether a client that is expected to take its response has taken too little of it since `CHECKS` checks. While the
 * server stops, it is expected to send its request as well; until then the limits of bodies are enough.
 */
export function hasStalled(connection: ClientConnection, isStopping: boolean): boolean {
  const { socket, request, responses } = connection
  const isSending = isStopping && responses.size > 0 && !request?.complete
  // Otherwise it is the server that is at work.
  if (!isSending && socket.writableLength === 0) {
    connection.progress = undefined
    return false
  }
  const progress = bytesTaken(socket) + (isStopping ? socket.bytesRead : 0)
  if (connection.progress === undefined || progress - connection.progress >= MIN_PROGRESS_BYTES) {
    connection.progress = progress
    connection.checks = 0
    return false
  }
  connection.checks++
  return connection.checks >= CHECKS
}

/** Bytes that the operating system has taken, which is as far as one can see. */
function bytesTaken(socket: Socket): number {
  // The length of the stream counts a piece until all of it is taken: on a slow line that can be minutes. Node's own
  // `socket.setTimeout` looks at the same number of the handle.
  const { _handle: handle } = socket as { _handle?: { bytesWritten: number; writeQueueSize: number } | null }
  return handle ? handle.bytesWritten - handle.writeQueueSize : 0
}
