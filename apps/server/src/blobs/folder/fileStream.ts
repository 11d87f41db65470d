import { type FileHandle, open } from 'node:fs/promises'
import { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { LARGE_BYTES, largeBuffers, SMALL_BYTES } from './sendBuffers.ts'

/** One is read into and one is on its way to the network; of large ones a third waits for it. */
const SMALL_BUFFERS = 2
const LARGE_BUFFERS = 3

/** Bytes per read for other readers. The streams to a client that stalls hold five pieces. */
const PIECE_BYTES = 128 * 1024

/** A client that has taken so much keeps up: more than the network between takes when nobody reads. */
const KEEPS_UP_BYTES = 8 * 1024 * 1024

/**
 * A stream of the bytes of a file from `start` on, up to and including `end`.
 *
 * Piped into an HTTP response it reads into the same few buffers again and again, as soon as each has gone out: a new one
 * for every piece, whose pages the system would have to fill with zeros first, takes half as long again. Whoever reads
 * it in another way gets buffers to keep.
 */
export class FileStream extends Readable {
  readonly #path: string
  readonly #end: number
  #position: number
  #file: Promise<FileHandle> | undefined

  constructor(path: string, start: number, end: number) {
    super({ highWaterMark: PIECE_BYTES })
    this.#path = path
    this.#position = start
    this.#end = end
  }

  override _read(): void {
    const piece = Buffer.allocUnsafeSlow(Math.max(0, Math.min(PIECE_BYTES, this.#nextLength())))
    this.#fill(piece).then(
      (bytes) => this.push(bytes > 0 ? piece.subarray(0, bytes) : null),
      (error) => this.destroy(error),
    )
  }

  override pipe<To extends NodeJS.WritableStream>(destination: To, options?: { end?: boolean }): To {
    // Only of a response it is known that nobody looks at a piece any more when its callback is called.
    if (!(destination instanceof ServerResponse)) return super.pipe(destination, options)
    this.#sendTo(destination).catch((error) => this.destroy(error))
    return destination
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const close = async () => (await this.#file?.catch(() => undefined))?.close()
    close().then(
      () => done(error),
      (closing) => done(error ?? closing),
    )
  }

  async #sendTo(response: ServerResponse): Promise<void> {
    const buffers = new SendBuffers(Math.min(SMALL_BYTES, this.#nextLength()))
    this.once('close', () => buffers.stop())
    // Those on their way are of use to nobody else until the response has gone out, or never will.
    response.once('close', () => buffers.end())
    for (;;) {
      const buffer = await buffers.take()
      // Nothing may be opened after the end: nobody would close it.
      if (buffer === undefined || this.destroyed) return
      const bytes = await this.#fill(buffer)
      if (this.destroyed) return
      if (bytes === 0) {
        buffers.giveBack(buffer, 0)
        break
      }
      response.write(buffer.subarray(0, bytes), (error) => {
        if (!error) buffers.giveBack(buffer, bytes)
      })
    }
    response.end()
    this.push(null)
    this.resume()
  }

  #nextLength(): number {
    return Math.min(LARGE_BYTES, this.#end - this.#position + 1)
  }

  /** @returns how many bytes were read: none at the end */
  async #fill(buffer: Buffer): Promise<number> {
    this.#file ??= open(this.#path, 'r')
    const file = await this.#file
    const length = Math.min(buffer.length, this.#nextLength())
    if (length <= 0) return 0
    const { bytesRead } = await file.read(buffer, 0, length, this.#position)
    this.#position += bytesRead
    return bytesRead
  }
}

/** The buffers of one response: small ones at first, large ones for a client that keeps up, while there are some. */
class SendBuffers {
  readonly #smallBytes: number
  #unmade = SMALL_BUFFERS
  #free: Buffer[] = []
  /** Lent by the pool. */
  #large: Buffer[] | undefined
  #taken = 0
  #waiting: ((buffer?: Buffer) => void) | undefined
  #stopped = false

  constructor(smallBytes: number) {
    this.#smallBytes = smallBytes
  }

  /** One taker at a time. Undefined after the stop. */
  async take(): Promise<Buffer | undefined> {
    if (this.#stopped) return undefined
    return (
      this.#next() ??
      new Promise((resolve) => {
        this.#waiting = resolve
      })
    )
  }

  /** Takes back a buffer, of which the network has taken so many bytes. */
  giveBack(buffer: Buffer, bytes: number): void {
    this.#taken += bytes
    if (this.#large === undefined || this.#large.includes(buffer)) this.#free.push(buffer)
    const next = this.#waiting && this.#next()
    if (next === undefined) return
    this.#waiting?.(next)
    this.#waiting = undefined
  }

  /** Lends no more. */
  stop(): void {
    this.#stopped = true
    this.#waiting?.()
    this.#waiting = undefined
  }

  /** Gives to the pool what is from there. What is still on its way is not used again. */
  end(): void {
    this.stop()
    if (this.#large !== undefined) largeBuffers.giveBack(this.#free, this.#large.length)
    this.#large = undefined
    this.#free = []
  }

  #next(): Buffer | undefined {
    if (this.#large === undefined && this.#taken >= KEEPS_UP_BYTES) {
      this.#large = largeBuffers.take(LARGE_BUFFERS)
      if (this.#large !== undefined) {
        this.#unmade = 0
        this.#free = [...this.#large]
      }
    }
    if (this.#unmade === 0) return this.#free.pop()
    const buffer = this.#free.pop()
    if (buffer !== undefined) return buffer
    this.#unmade--
    return Buffer.allocUnsafeSlow(this.#smallBytes)
  }
}
