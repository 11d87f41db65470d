import { type BlobParts, type StagedBlob, truncatedPart } from '../blobs.ts'
import { untilBreak } from '../untilBreak.ts'
import type { Bucket } from './bucket.ts'
import { endOf, type Piece, pieceKey, piecesBelow, storedPieces } from './pieces.ts'
import { PieceWriter } from './pieceWriter.ts'
import { missing } from './storeErrors.ts'

/**
 * Partial uploads as objects `parts/<name>/<offset>.<lease>`.
 *
 * A request that was sent to a store cannot be canceled: bytes of a preempted writer may arrive long after the next
 * writer has begun. So writers never write to the same object, and the names alone determine which objects are valid: a
 * writer begins at the end of the durable bytes, and from there on objects with smaller leases do not count.
 *
 * @param stage writes a stream of `bytes` bytes to a local file
 */
export function bucketParts(
  bucket: Bucket,
  newName: () => string,
  stage: (source: AsyncIterable<Uint8Array>, bytes: number) => Promise<StagedBlob>,
): BlobParts {
  /** @throws if the first `bytes` bytes do not exist */
  async function durablePieces(name: string, bytes: number): Promise<Piece[]> {
    if (bytes === 0) return []
    const pieces = await storedPieces(bucket, name)
    const stored = endOf(pieces.at(-1))
    if (stored < bytes) throw truncatedPart(bytes, stored)
    return pieces
  }

  return {
    newName,

    async append(name, { offset, lease, maxBytes, source, onDurable }) {
      await durablePieces(name, offset)
      const keyAt = (start: number) => pieceKey(name, start, lease)
      const writer = new PieceWriter({ bucket, keyAt, offset, maxBytes })
      const breaks: unknown[] = []
      try {
        for await (const chunk of untilBreak(source, breaks)) {
          if ((await writer.write(chunk)) && writer.durable > offset) await onDurable?.(writer.durable)
        }
        await writer.flush()
        if (breaks.length === 0) return writer.length
        await onDurable?.(writer.length)
        throw breaks[0]
      } finally {
        await writer.settle()
      }
    },

    async complete(name, bytes, signal) {
      const pieces = await durablePieces(name, bytes)
      return stage(readPieces(bucket, pieces, 0, bytes, signal), bytes)
    },

    async *read(name, start, end) {
      const pieces = await storedPieces(bucket, name)
      if (pieces.length === 0) throw missing(piecesBelow(name))
      yield* readPieces(bucket, pieces, start, end + 1)
    },

    async size(name) {
      const pieces = await storedPieces(bucket, name)
      return pieces.length === 0 ? undefined : endOf(pieces.at(-1))
    },

    async remove(name, isNeeded) {
      if (await isNeeded?.()) return
      for await (const { key } of bucket.list(piecesBelow(name))) await bucket.remove(key)
    },
  }
}

/** Reads the bytes from `start` up to `end`, exclusive, or as far as the pieces go. */
async function* readPieces(
  bucket: Bucket,
  pieces: readonly Piece[],
  start: number,
  end: number,
  signal?: AbortSignal,
) {
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
    if (read < length) throw new Error(`${piece.key} is truncated: expected ${length} bytes, found ${read}.`)
  }
}
