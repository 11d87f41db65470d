import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Database } from 'better-sqlite3'

// The format of the log is that of https://sqlite.org/walformat.html.

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const BIG_ENDIAN_MAGIC = 0x377f0683

/** Frames in one read and write. */
const FRAMES = 256

/**
 * Writes the write-ahead log again, with the same bytes. After a failed sync, the system regards its pages as written:
 * they can still be read, but no later sync flushes them. Written again, the next sync does.
 *
 * @throws Error when the system has dropped some of those bytes: they are lost
 */
export function rewriteLog(database: Database, path: string): void {
  const [{ log = 0 } = {}] = database.pragma('wal_checkpoint(NOOP)') as { log?: number }[]
  if (log <= 0) return
  // Keeps other processes from writing to the log and from restarting it.
  database.exec('BEGIN IMMEDIATE')
  try {
    rewriteFrames(path, log)
  } finally {
    database.exec('ROLLBACK')
  }
}

function rewriteFrames(path: string, frames: number): void {
  // Unlike the database file, the log has no locks that closing it would release.
  const file = openSync(path, 'r+')
  try {
    const header = readWhole(file, 0, HEADER_BYTES)
    const chain = createChain(header)
    writeSync(file, header, 0, HEADER_BYTES, 0)
    const frameBytes = FRAME_HEADER_BYTES + header.readUInt32BE(8)
    for (let done = 0; done < frames; done += FRAMES) {
      const position = HEADER_BYTES + done * frameBytes
      const bytes = readWhole(file, position, Math.min(FRAMES, frames - done) * frameBytes)
      for (let at = 0; at < bytes.length; at += frameBytes) {
        if (!chain.continuesWith(bytes.subarray(at, at + frameBytes))) throw new LostFramesError(path)
      }
      writeSync(file, bytes, 0, bytes.length, position)
    }
  } finally {
    closeSync(file)
  }
}

class LostFramesError extends Error {
  constructor(path: string) {
    super(`The log ${path} has lost commits that were not safe yet. Fix: start the server again.`)
  }
}

function readWhole(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let read = 0; read < length; ) {
    const more = readSync(file, bytes, read, length - read, position + read)
    if (more === 0) throw new Error(`The log ends after ${position + read} bytes.`)
    read += more
  }
  return bytes
}

/** The checksums of a log: each frame continues the checksum of the frame before. */
function createChain(header: Buffer) {
  const isBigEndian = header.readUInt32BE(0) === BIG_ENDIAN_MAGIC
  const salt = header.subarray(16, 24)
  let [first, second] = [0, 0]
  const add = (bytes: Buffer) => {
    const word = (at: number) => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
    for (let at = 0; at < bytes.length; at += 8) {
      first = (first + word(at) + second) >>> 0
      second = (second + word(at + 4) + first) >>> 0
    }
  }
  add(header.subarray(0, 24))
  return {
    continuesWith(frame: Buffer): boolean {
      add(frame.subarray(0, 8))
      add(frame.subarray(FRAME_HEADER_BYTES))
      const isSame = frame.readUInt32BE(16) === first && frame.readUInt32BE(20) === second
      return isSame && frame.subarray(8, 16).equals(salt)
    },
  }
}
