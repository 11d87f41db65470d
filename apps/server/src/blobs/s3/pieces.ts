import type { Bucket, ListedObject } from './bucket.ts'

/** Prefix of parts. */
export const PARTS = 'parts/'

/** A run of bytes of a part, in one object. */
export interface Piece {
  key: string
  lease: number
  offset: number
  bytes: number
}

/** Prefix of the pieces of a part. */
export const piecesBelow = (name: string): string => `${PARTS}${name}/`

/** The key of a piece. Names sort by offset. */
export function pieceKey(name: string, offset: number, lease: number): string {
  return `${piecesBelow(name)}${String(offset).padStart(16, '0')}.${lease}`
}

/** Lists the valid pieces of a part, in order and without gaps. */
export async function storedPieces(bucket: Bucket, name: string): Promise<Piece[]> {
  const pieces: Piece[] = []
  for await (const object of bucket.list(piecesBelow(name))) {
    const piece = parsePiece(object)
    if (piece !== undefined) pieces.push(piece)
  }
  return validPieces(pieces)
}

function parsePiece({ key, bytes }: ListedObject): Piece | undefined {
  const [, offset, lease] = /\/(\d+)\.(\d+)$/.exec(key) ?? []
  return offset === undefined ? undefined : { key, bytes, offset: Number(offset), lease: Number(lease) }
}

/** Length of a part whose last piece this is. */
export const endOf = (piece: Piece | undefined): number => (piece ? piece.offset + piece.bytes : 0)

/**
 * Selects the valid pieces and trims them to their valid bytes. The bytes of a lease are valid from where it began to
 * where the next lease began; a later lease may also have begun at a smaller offset, after bytes were lost.
 */
function validPieces(pieces: readonly Piece[]): Piece[] {
  const newestFirst = [...pieces].sort((a, b) => b.lease - a.lease || b.offset - a.offset)
  const valid: Piece[] = []
  let end = Number.POSITIVE_INFINITY
  let begin = Number.POSITIVE_INFINITY
  let lease: number | undefined
  for (const piece of newestFirst) {
    if (piece.lease !== lease) {
      end = Math.min(end, begin)
      lease = piece.lease
    }
    begin = Math.min(begin, piece.offset)
    const bytes = Math.min(piece.bytes, end - piece.offset)
    if (bytes > 0) valid.push({ ...piece, bytes })
  }
  valid.sort((a, b) => a.offset - b.offset)
  const gap = valid.findIndex((piece, index) => piece.offset !== endOf(valid[index - 1]))
  return gap === -1 ? valid : valid.slice(0, gap)
}
