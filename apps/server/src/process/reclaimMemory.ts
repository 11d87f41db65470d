import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How much of what the network has brought may lie about dead. A collection takes about a millisecond. */
const DEAD_BYTES = 8 * 1024 * 1024

/**
 * Keeps the memory of this process the same however much it takes in.
 *
 * Every piece that a socket reads is a buffer of its own. Its bytes are outside V8's heap, where only the few
 * objects around them count: until V8 sees a reason to collect those, 60 MB of buffers that nobody needs are kept.
 * So young objects are collected whenever as much has passed as may lie about.
 *
 * @returns a function to be told how many bytes are done with
 */
export function createReclaiming(): (bytes: number) => void {
  // Node lends its collector only under a flag, which need not be set when the process starts.
  setFlagsFromString('--expose-gc')
  const collect: NodeJS.GCFunction = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  let dead = 0
  return (bytes) => {
    dead += bytes
    if (dead < DEAD_BYTES) return
    dead = 0
    collect({ type: 'minor', execution: 'sync' })
  }
}
