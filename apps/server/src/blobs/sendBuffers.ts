/** What is read in one call while little is known of the reader: a client that stalls keeps this, twice. */
export const SMALL_BYTES = 256 * 1024

/** What is read in one call for a client that keeps up: a large file then takes a sixth less processor time. */
export const LARGE_BYTES = 512 * 1024

/** How many large buffers all clients together have: clients that read a lot and then stall keep theirs for a while. */
const MAX_LARGE = 48

/** How many of them are kept when nobody has them: the system would have to fill the pages of new ones with zeros. */
const MAX_IDLE = 6

/** Buffers of one size, lent to whoever sends a file. */
export interface BufferPool {
  /** @returns undefined when there are not so many */
  take(count: number): Buffer[] | undefined
  /**
   * Takes back what was lent.
   * @param count how many buffers that were
   * @param free those of them that nobody looks at any more; only they are lent again
   */
  giveBack(free: readonly Buffer[], count: number): void
  lent(): number
}

export function createBufferPool(bytes: number, max: number, maxIdle: number): BufferPool {
  const idle: Buffer[] = []
  let lent = 0
  return {
    take(count) {
      if (lent + count > max) return undefined
      lent += count
      return Array.from({ length: count }, () => idle.pop() ?? Buffer.allocUnsafeSlow(bytes))
    },
    giveBack(free, count) {
      lent -= count
      idle.push(...free.slice(0, maxIdle - idle.length))
    },
    lent: () => lent,
  }
}

/** The large buffers of this process. */
export const largeBuffers = createBufferPool(LARGE_BYTES, MAX_LARGE, MAX_IDLE)
