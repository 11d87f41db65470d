import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The state of a connection by which a stalled client is recognized. */
export interface ClientConnection {
  socket: Socket
  /** Requests without a complete response. More than one when a client pipelines. */
  responses: Set<ServerResponse>
  /** The newest request. */
  request?: IncomingMessage
  /** Bytes read when the last response was complete: more bytes are the beginning of a request. */
  readAtRest: number
  /** Bytes transferred at the last check that found progress; undefined while the client need not do anything. */
  progress: number | undefined
  /** Checks since then. */
  checks: number
}

/** Progress is checked this often during the stall timeout. */
export const CHECKS = 4

/** Less than this in a stall timeout is no progress: a client must not hold a response by reading single bytes. */
const MIN_PROGRESS_BYTES = 16 * 1024

/**
 * Whether a client has read too little of its response during the last `CHECKS` checks. While the server is stopping, the
 * client must also send its request; before that, the time limits of bodies suffice.
 */
export function hasStalled(connection: ClientConnection, isStopping: boolean): boolean {
  const { socket, request, responses } = connection
  const isSending = isStopping && responses.size > 0 && !request?.complete
  // With nothing left to read or to send, the client waits for the server.
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

/** Bytes that the operating system has accepted for sending. */
function bytesTaken(socket: Socket): number {
  // `socket.bytesWritten` counts a chunk when it is queued, and `writableLength` until all of it is sent, which takes
  // minutes on a slow line. The handle has the exact number, which Node's own `socket.setTimeout` uses as well.
  const { _handle: handle } = socket as { _handle?: { bytesWritten: number; writeQueueSize: number } | null }
  return handle ? handle.bytesWritten - handle.writeQueueSize : 0
}
