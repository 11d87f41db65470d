/** Bytes per read at the beginning of a download. A client that stalls there holds two buffers of this size. */
export const SMALL_BYTES = 256 * 1024

/** Bytes per read for a fast client: a large file then takes a sixth less processor time. */
const LARGE_BYTES = 512 * 1024

/** Limit on large buffers of all clients: a client that stalls after reading a lot holds its buffers for a while. */
const MAX_LARGE = 48

/** Idle buffers that are kept: the system must zero the pages of new ones. */
const MAX_IDLE = 6

/** A bounded pool of buffers of one size. */
export interface BufferPool {
  /** @returns undefined when fewer are available */
  take(count: number): Buffer[] | undefined
  /**
   * Returns borrowed buffers.
   * @param count the number of borrowed buffers
   * @param free those that are no longer in use; only they are lent again
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

/** Buffers of a slow client: one is read into and one is being sent. */
const SMALL_BUFFERS = 2
/** Buffers of a fast client: a third waits to be sent. */
const LARGE_BUFFERS = 3

/** A client that has received this much is fast: more than the network buffers of a client that does not read. */
const FAST_CLIENT_BYTES = 8 * 1024 * 1024

/** The buffers of one response: small ones at first, then large ones of the pool for a fast client, if available. */
export class ResponseBuffers {
  readonly #smallBytes: number
  #unallocated = SMALL_BUFFERS
  #free: Buffer[] = []
  /** Borrowed from the pool. */
  #large: Buffer[] | undefined
  #sentBytes = 0
  #waiting: ((buffer?: Buffer) => void) | undefined
  #isStopped = false

  constructor(smallBytes: number) {
    this.#smallBytes = smallBytes
  }

  /** Waits for a free buffer; one caller at a time. @returns undefined after `stop` */
  async take(): Promise<Buffer | undefined> {
    if (this.#isStopped) return undefined
    return (
      this.#next() ??
      new Promise((resolve) => {
        this.#waiting = resolve
      })
    )
  }

  /** Returns a buffer after `bytes` of its bytes were sent. */
  giveBack(buffer: Buffer, bytes: number): void {
    this.#sentBytes += bytes
    if (this.#large === undefined || this.#large.includes(buffer)) this.#free.push(buffer)
    const next = this.#waiting && this.#next()
    if (next === undefined) return
    this.#waiting?.(next)
    this.#waiting = undefined
  }

  /** Gives out no more buffers. */
  stop(): void {
    this.#isStopped = true
    this.#waiting?.()
    this.#waiting = undefined
  }

  /** Stops, and returns free large buffers to the pool. Those that are still being sent are not reused. */
  release(): void {
    this.stop()
    if (this.#large !== undefined) largeBuffers.giveBack(this.#free, this.#large.length)
    this.#large = undefined
    this.#free = []
  }

  #next(): Buffer | undefined {
    if (this.#large === undefined && this.#sentBytes >= FAST_CLIENT_BYTES) this.#borrowLarge()
    const buffer = this.#free.pop()
    if (buffer !== undefined || this.#unallocated === 0) return buffer
    this.#unallocated--
    return Buffer.allocUnsafeSlow(this.#smallBytes)
  }

  #borrowLarge(): void {
    this.#large = largeBuffers.take(LARGE_BUFFERS)
    if (this.#large === undefined) return
    this.#unallocated = 0
    this.#free = [...this.#large]
  }
}
