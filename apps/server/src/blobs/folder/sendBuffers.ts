/** Bytes per read at the beginning of a download. A client that stalls there holds two buffers of this size. */
export const SMALL_BYTES = 256 * 1024

/** Bytes per read for a client that keeps up: a large file then takes a sixth less processor time. */
export const LARGE_BYTES = 512 * 1024

/** Limit on large buffers, all clients together: a client that reads a lot and then stalls keeps its own for a while. */
const MAX_LARGE = 48

/** Unused buffers that are kept, because the system fills the pages of new ones with zeros. */
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
