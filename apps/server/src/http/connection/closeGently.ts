import type { Socket } from 'node:net'
import { type StartTimer, startTicking } from '../../concurrency/timer.ts'

/** Time for a client that is still sending its request to read the response. */
const LINGER_MS = 2000

/** The bytes received are checked this often during that time. */
const CHECKS = 20

/** Bytes of the request that are still received: many clients read the response only after they have sent everything. */
const LINGER_BYTES = 4 * 1024 * 1024

/**
 * Makes `destroySoon`, by which Node closes a connection after its last response, give the client time to read that
 * response. A socket that is closed while bytes arrive resets the connection, and many clients then lose the response.
 */
export function closeGently(socket: Socket, isRequestComplete: () => boolean, startTimer: StartTimer): void {
  const destroySoon = socket.destroySoon.bind(socket)
  let isLingering = false
  socket.destroySoon = () => {
    if (isRequestComplete()) return destroySoon()
    if (isLingering) return
    isLingering = true
    const limit = socket.bytesRead + LINGER_BYTES
    let checks = 0
    // Polls `bytesRead`: with a listener for data, Node could no longer parse requests directly from the socket.
    const check = () => {
      checks++
      if (checks >= CHECKS) socket.destroy()
      else if (socket.bytesRead > limit) socket.pause()
    }
    socket.once('close', startTicking(startTimer, check, LINGER_MS / CHECKS))
    socket.end()
  }
}
