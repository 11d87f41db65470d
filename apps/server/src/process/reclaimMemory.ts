import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of dead buffers that trigger a collection, which takes about a millisecond. */
const MAX_DEAD_BYTES = 8 * 1024 * 1024

/**
 * Bounds the memory of received bytes, whatever their amount (`pnpm bench hostile`).
 *
 * Each chunk of a socket is a buffer outside of V8's heap. V8 counts only the small objects that refer to buffers, and
 * would keep 60 MB of dead buffers before it collects them. So young objects are collected after a number of bytes.
 *
 * @returns a function that counts bytes which are no longer used
 */
export function createReclaiming(): (bytes: number) => void {
  // The collector is accessible only under a flag, which can be set after the start of the process.
  setFlagsFromString('--expose-gc')
  const collect: NodeJS.GCFunction = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  let dead = 0
  return (bytes) => {
    dead += bytes
    if (dead < MAX_DEAD_BYTES) return
    dead = 0
    collect({ type: 'minor', execution: 'sync' })
  }
}
