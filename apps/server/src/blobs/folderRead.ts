import { type FileHandle, open } from 'node:fs/promises'
import { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** What is read in one call: in pieces of 64 kB, Node's own measure, a large file takes half as long again. */
const READ_BYTES = 512 * 1024

/** One is read into, one is on its way to the network, and one waits for it. */
const BUFFERS = 3

/**
 * A stream of the bytes of a file from `start` on, up to and including `end`.
 *
 * Piped into an HTTP answer it reads into the same few buffers again and again, as soon as each has gone out: a new one
 * for every piece, whose pages the system would have to fill with zeros first, takes half as long again. Whoever reads
 * it in another way gets buffers to keep.
 */
export class FileStream extends Readable {
  readonly #path: string
  readonly #end: number
  #position: number
  #file: Promise<FileHandle> | undefined

  constructor(path: string, start: number, end: number) {
    super({ highWaterMark: READ_BYTES })
    this.#path = path
    this.#position = start
    this.#end = end
  }

  override _read(): void {
    const piece = Buffer.allocUnsafeSlow(Math.max(0, this.#nextLength()))
    this.#fill(piece).then(
      (bytes) => this.push(bytes > 0 ? piece.subarray(0, bytes) : null),
      (error) => this.destroy(error),
    )
  }

  override pipe<To extends NodeJS.WritableStream>(destination: To, options?: { end?: boolean }): To {
    // Only of an answer it is known that nobody looks at a piece any more when its callback is called.
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

  async #sendTo(answer: ServerResponse): Promise<void> {
    const free = new Pool(BUFFERS, this.#nextLength())
    this.once('close', () => free.end())
    for (;;) {
      const buffer = await free.take()
      // Nothing may be opened after the end: nobody would close it.
      if (buffer === undefined || this.destroyed) return
      const bytes = await this.#fill(buffer)
      if (this.destroyed) return
      if (bytes === 0) break
      answer.write(buffer.subarray(0, bytes), () => free.give(buffer))
    }
    answer.end()
    this.push(null)
    this.resume()
  }

  #nextLength(): number {
    return Math.min(READ_BYTES, this.#end - this.#position + 1)
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

/** Buffers that are used again; made when they are first needed. */
class Pool {
  readonly #free: Buffer[] = []
  #unmade: number
  readonly #size: number
  #waiting: ((buffer?: Buffer) => void) | undefined
  #ended = false

  constructor(count: number, size: number) {
    this.#unmade = count
    this.#size = size
  }

  /** One taker at a time. Undefined after the end. */
  async take(): Promise<Buffer | undefined> {
    if (this.#ended) return undefined
    const buffer = this.#free.pop()
    if (buffer !== undefined) return buffer
    if (this.#unmade-- > 0) return Buffer.allocUnsafeSlow(this.#size)
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  give(buffer: Buffer): void {
    if (this.#waiting === undefined) this.#free.push(buffer)
    else this.#waiting(buffer)
    this.#waiting = undefined
  }

  end(): void {
    this.#ended = true
    this.#waiting?.()
  }
}
