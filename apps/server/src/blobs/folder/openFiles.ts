import { close, fstat, open, read } from 'node:fs'
import { promisify } from 'node:util'
import { type LentBytes, MAX_LENT_BYTES } from '../blobs.ts'

// Functions of callbacks, because file handles take twice the processor time.
const openFile = promisify(open)
const statFile = promisify(fstat)
const readFile = promisify(read)

/** Buffers for the next reads: with a new one for each, a quarter of the time is spent on collecting them. */
const idle: Buffer[] = []
const MAX_IDLE = 16

/** Files that are kept open. */
const MAX_OPEN = 32

/** Files that never change, kept open between reads. */
export interface OpenFiles {
  /**
   * Reads the bytes from `start` to `end`, inclusive.
   * @throws ENOENT if the file does not exist; Error if it is shorter
   */
  read(path: string, start: number, end: number): Promise<LentBytes>
  /** Length of a file that is open. */
  size(path: string): number | undefined
  /** Closes a file that is removed: while it is open, the disk keeps its bytes. */
  forget(path: string): void
}

interface OpenFile {
  descriptor: Promise<number>
  /** Undefined until it is open. */
  size: number | undefined
  /** Reads that have not ended. */
  reads: number
  isForgotten: boolean
}

/**
 * Players read videos in small ranges. To look up, open and close the file for each takes longer than to read it
 * (`pnpm bench bytes`).
 */
export function createOpenFiles(): OpenFiles {
  const files = new Map<string, OpenFile>()

  function forget(path: string): void {
    const file = files.get(path)
    if (file === undefined) return
    files.delete(path)
    file.isForgotten = true
    closeUnused(file)
  }

  function take(path: string): OpenFile {
    const file = files.get(path) ?? startOpening(path)
    // Moves it to the end, away from the oldest.
    files.delete(path)
    files.set(path, file)
    file.reads++
    const [oldest] = files.keys()
    if (files.size > MAX_OPEN && oldest !== undefined) forget(oldest)
    return file
  }

  return {
    async read(path, start, end) {
      const file = take(path)
      try {
        return await readExactly(await file.descriptor, start, end)
      } catch (error) {
        forget(path)
        throw error
      } finally {
        file.reads--
        if (file.isForgotten) closeUnused(file)
      }
    },
    size: (path) => files.get(path)?.size,
    forget,
  }
}

function startOpening(path: string): OpenFile {
  const file: OpenFile = { descriptor: openFile(path, 'r'), size: undefined, reads: 0, isForgotten: false }
  file.descriptor = file.descriptor.then(async (descriptor) => {
    // Without a size, the file is looked up each time.
    file.size = (await statFile(descriptor).catch(() => undefined))?.size
    return descriptor
  })
  return file
}

function closeUnused(file: OpenFile): void {
  if (file.reads > 0) return
  file.descriptor.then(
    (descriptor) => close(descriptor, () => undefined),
    () => undefined,
  )
}

async function readExactly(descriptor: number, start: number, end: number): Promise<LentBytes> {
  const buffer = idle.pop() ?? Buffer.allocUnsafeSlow(MAX_LENT_BYTES)
  const bytes = buffer.subarray(0, end - start + 1)
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await readFile(descriptor, bytes, at, bytes.length - at, start + at)
    if (bytesRead === 0) throw new Error(`File is truncated: expected ${end + 1} bytes, found ${start + at}.`)
    at += bytesRead
  }
  const release = () => {
    if (idle.length < MAX_IDLE) idle.push(buffer)
  }
  return { bytes, release }
}
