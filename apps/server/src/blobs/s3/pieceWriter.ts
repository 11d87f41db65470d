import { BlobTooLargeError } from '../blobs.ts'
import type { Bucket } from './bucket.ts'

/** Bytes of a piece. Memory holds two pieces: one being sent, one being filled. */
const PIECE_BYTES = 4 * 1024 * 1024

interface PieceWriterOptions {
  bucket: Bucket
  keyAt: (offset: number) => string
  offset: number
  maxBytes: number
}

/** Writes a stream as a sequence of objects. Receiving a piece overlaps with sending the one before. */
export class PieceWriter {
  readonly #options: PieceWriterOptions
  /** Bytes of the part, received so far. */
  length: number
  /** Bytes of the part that are in the store. */
  durable: number
  #piece: Uint8Array[] = []
  #pieceStart: number
  #sending = Promise.resolve()

  constructor(options: PieceWriterOptions) {
    this.#options = options
    this.length = options.offset
    this.durable = options.offset
    this.#pieceStart = options.offset
  }

  /**
   * Adds a chunk, and starts sending the piece when it is full.
   * @returns whether a piece was started: then the pieces before are durable
   */
  async write(chunk: Uint8Array): Promise<boolean> {
    const { maxBytes } = this.#options
    if (this.length + chunk.length > maxBytes) {
      throw new BlobTooLargeError(`The file has more than ${maxBytes} bytes.`)
    }
    this.#piece.push(chunk)
    this.length += chunk.length
    if (this.length - this.#pieceStart < PIECE_BYTES) return false
    await this.#send()
    return true
  }

  /** Sends the remaining bytes, and waits until all are durable. */
  async flush(): Promise<void> {
    if (this.#pieceStart < this.length) await this.#send()
    await this.#sending
  }

  /** Waits until nothing is being sent. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#sending])
  }

  async #send(): Promise<void> {
    const { bucket, keyAt } = this.#options
    const [bytes, start, end] = [Buffer.concat(this.#piece), this.#pieceStart, this.length]
    this.#piece = []
    this.#pieceStart = end
    await this.#sending
    this.#sending = bucket.put(keyAt(start), bytes).then(() => {
      this.durable = end
    })
    this.#sending.catch(() => undefined)
  }
}
