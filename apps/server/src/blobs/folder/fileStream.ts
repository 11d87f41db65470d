import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'

/** Bytes per read. The streams to a client that stalls hold five chunks. */
const CHUNK_BYTES = 128 * 1024

/** Reads a file from `start` to `end`, inclusive. Fails with ENOENT if it does not exist. */
export class FileStream extends Readable {
  readonly #path: string
  readonly #end: number
  #position: number
  #file: Promise<FileHandle> | undefined

  constructor(path: string, start: number, end: number) {
    super({ highWaterMark: CHUNK_BYTES })
    this.#path = path
    this.#position = start
    this.#end = end
  }

  override _read(): void {
    const chunk = Buffer.allocUnsafeSlow(Math.max(0, Math.min(CHUNK_BYTES, this.bytesLeft)))
    this.fill(chunk).then(
      (bytes) => this.push(bytes > 0 ? chunk.subarray(0, bytes) : null),
      (error) => this.destroy(error),
    )
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const close = async () => (await this.#file?.catch(() => undefined))?.close()
    close().then(
      () => done(error),
      (closeError) => done(error ?? closeError),
    )
  }

  /** Bytes from the position to `end`, which may be after the end of the file. */
  protected get bytesLeft(): number {
    return this.#end - this.#position + 1
  }

  /** Reads the next bytes into a buffer. @returns the number of bytes; 0 at the end */
  protected async fill(buffer: Buffer): Promise<number> {
    this.#file ??= open(this.#path, 'r')
    const file = await this.#file
    const length = Math.min(buffer.length, this.bytesLeft)
    if (length <= 0) return 0
    const { bytesRead } = await file.read(buffer, 0, length, this.#position)
    this.#position += bytesRead
    return bytesRead
  }
}
