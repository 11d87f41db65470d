import type { Socket } from 'node:net'
import { type StartTimer, startTicking } from '../../concurrency/timer.ts'

/** How long a client has to read the response to a request that it is still sending. */
const LINGER_MS = 2000

/** How often it is looked at meanwhile. */
const CHECKS = 20

/** How much of the rest is read meanwhile: many clients look for a response only when they have sent everything. */
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
    // Listening for the data would have Node read them in a slower way.
    const check = () => {
      checks++
      if (checks >= CHECKS) socket.destroy()
      else if (socket.bytesRead > limit) socket.pause()
    }
    socket.once('close', startTicking(startTimer, check, LINGER_MS / CHECKS))
    socket.end()
  }
}
