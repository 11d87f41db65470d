import { type BlobParts, BlobTooLargeError, type StagedBlob } from '../blobs.ts'
import { untilBreak } from '../untilBreak.ts'
import { type Bucket, missing } from './bucket.ts'

export const PARTS = 'parts/'

/** What becomes one object. Twice as much lies in memory: one piece on its way to the store, one to be filled. */
const PIECE_BYTES = 4 * 1024 * 1024

/** A run of bytes of a part, in one object. */
interface Piece {
  key: string
  turn: number
  offset: number
  bytes: number
}

/**
 * Files in the making as objects `parts/<name>/<offset>.<turn>`, each as long as it came.
 *
 * A request on its way to a store cannot be called back: what a writer has sent may arrive when another has long
 * taken over. So writers never write to the same object, and which of them counts is told by the names alone. A
 * writer begins where the safe bytes end; from there on, whatever an earlier one wrote or will write is nothing.
 *
 * @param stage puts a stream of so many bytes into a local file
 */
export function bucketParts(
  bucket: Bucket,
  newName: () => string,
  stage: (source: AsyncIterable<Uint8Array>, bytes: number) => Promise<StagedBlob>,
): BlobParts {
  const folder = (name: string) => `${PARTS}${name}/`

  async function storedPieces(name: string): Promise<Piece[]> {
    const pieces: Piece[] = []
    for await (const { key, bytes } of bucket.list(folder(name))) {
      const [, offset, turn] = /\/(\d+)\.(\d+)$/.exec(key) ?? []
      if (offset !== undefined) pieces.push({ key, bytes, offset: Number(offset), turn: Number(turn) })
    }
    return countingPieces(pieces)
  }

  /** @throws unless the first `bytes` bytes are there */
  async function safePieces(name: string, bytes: number): Promise<Piece[]> {
    if (bytes === 0) return []
    const pieces = await storedPieces(name)
    const stored = endOf(pieces.at(-1))
    if (stored < bytes) throw new Error(`Of ${bytes} bytes that were safe, ${stored} are there.`)
    return pieces
  }

  /** The bytes from `start` up to, not including, `end`, or as far as the pieces go. */
  async function* bytesOf(pieces: readonly Piece[], start: number, end: number, signal?: AbortSignal) {
    for (const piece of pieces) {
      const first = Math.max(0, start - piece.offset)
      const length = Math.min(piece.bytes, end - piece.offset) - first
      if (length <= 0) continue
      let read = 0
      for await (const chunk of bucket.read(piece.key, first, first + length - 1)) {
        signal?.throwIfAborted()
        read += chunk.length
        yield chunk as Buffer
      }
      if (read < length) throw new Error(`Of ${length} bytes of ${piece.key}, ${read} are there.`)
    }
  }

  return {
    newName,

    async append(name, { offset, turn, maxBytes, source, onSafe }) {
      await safePieces(name, offset)
      const keyAt = (start: number) => `${folder(name)}${String(start).padStart(16, '0')}.${turn}`
      let [length, pieceStart, safe] = [offset, offset, offset]
      let piece: Uint8Array[] = []
      let storing = Promise.resolve()

      const store = async () => {
        const [bytes, start, end] = [Buffer.concat(piece), pieceStart, length]
        piece = []
        pieceStart = length
        await storing
        storing = bucket.put(keyAt(start), bytes).then(() => {
          safe = end
        })
        storing.catch(() => undefined)
      }
      const settle = async () => {
        if (pieceStart < length) await store()
        await storing
      }
      const breaks: unknown[] = []
      try {
        for await (const chunk of untilBreak(source, breaks)) {
          if (length + chunk.length > maxBytes) throw new BlobTooLargeError(`More than ${maxBytes} bytes.`)
          piece.push(chunk)
          length += chunk.length
          if (length - pieceStart < PIECE_BYTES) continue
          await store()
          // The piece before: this one is on its way.
          if (safe > offset) await onSafe?.(safe)
        }
        await settle()
        if (breaks.length === 0) return length
        await onSafe?.(length)
        throw breaks[0]
      } finally {
        await Promise.allSettled([storing])
      }
    },

    async complete(name, bytes, signal) {
      const pieces = await safePieces(name, bytes)
      return stage(bytesOf(pieces, 0, bytes, signal), bytes)
    },

    async *read(name, start, end) {
      const pieces = await storedPieces(name)
      if (pieces.length === 0) throw missing(folder(name))
      yield* bytesOf(pieces, start, end + 1)
    },

    async size(name) {
      const pieces = await storedPieces(name)
      return pieces.length === 0 ? undefined : endOf(pieces.at(-1))
    },

    async remove(name, isNeeded) {
      if (await isNeeded?.()) return
      for await (const { key } of bucket.list(folder(name))) await bucket.remove(key)
    },
  }
}

const endOf = (piece: Piece | undefined) => (piece ? piece.offset + piece.bytes : 0)

/**
 * The pieces that count, cut to what counts of them, one behind the other from the first byte on. Each turn counts from
 * where it began to where the next one did; later turns may also have begun further in front, after bytes were lost.
 */
function countingPieces(pieces: readonly Piece[]): Piece[] {
  const newestFirst = [...pieces].sort((a, b) => b.turn - a.turn || b.offset - a.offset)
  const counting: Piece[] = []
  let end = Number.POSITIVE_INFINITY
  let begin = Number.POSITIVE_INFINITY
  let turn: number | undefined
  for (const piece of newestFirst) {
    if (piece.turn !== turn) {
      end = Math.min(end, begin)
      turn = piece.turn
    }
    begin = Math.min(begin, piece.offset)
    const bytes = Math.min(piece.bytes, end - piece.offset)
    if (bytes > 0) counting.push({ ...piece, bytes })
  }
  counting.sort((a, b) => a.offset - b.offset)
  const gap = counting.findIndex((piece, index) => piece.offset !== endOf(counting[index - 1]))
  return gap === -1 ? counting : counting.slice(0, gap)
}
