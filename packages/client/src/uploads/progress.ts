import { asUploadFile, sizeOf, type UploadInput, type UploadInputs } from './input.ts'
import type { Job } from './job.ts'
import { isSize } from './sources.ts'

/** The progress of an upload. Bytes are counted when the server acknowledges them, and never decrease. */
export interface UploadProgress {
  /** Position in the input of the file that has progressed, from 0. */
  index: number
  input: UploadInput
  /** Acknowledged bytes of the file. */
  bytes: number
  /** Of the file, in bytes. */
  size: number
  /** All files together. */
  all: {
    /** Acknowledged bytes. */
    bytes: number
    /**
     * In bytes; undefined until the size of every file is known. That is at once for an array of Blobs and bytes, soon
     * for an array of `fromPath`, and otherwise when the last file has started.
     */
    size: number | undefined
    /** Number of files: all of an array; of another input those that have started. */
    files: number
    /** Number of files that have a result. */
    done: number
  }
}

/** Counts the bytes and files of an upload for `onProgress`. */
export interface ProgressReporter {
  /** @param bytes of the file that the server has acknowledged. @param size of the file in bytes */
  received(job: Job, bytes: number, size: number): void
  /** The file has its result. */
  done(job: Job): void
  /** The input has no more files. */
  ended(files: number): void
}

export function progressReporter(
  inputs: UploadInputs,
  onProgress: ((progress: UploadProgress) => void) | undefined,
): ProgressReporter {
  const all = { bytes: 0, size: 0, files: 0, done: 0 }
  let isEnded = false
  /** How many files have a known size. */
  let measured = 0
  const sizes = new Map<number, number>()
  /** Acknowledged bytes of the files in progress. */
  const received = new Map<Job, number>()

  function setSize(index: number, size: number): void {
    const before = sizes.get(index)
    if (before === undefined) measured++
    if (!isEnded) all.files = Math.max(all.files, index + 1)
    all.size += size - (before ?? 0)
    sizes.set(index, size)
  }

  function report(job: Job): void {
    const { index, input } = job
    const isSizeKnown = isEnded && measured === all.files
    onProgress?.({
      index,
      input,
      bytes: received.get(job) ?? 0,
      size: sizes.get(index) ?? 0,
      all: { ...all, size: isSizeKnown ? all.size : undefined },
    })
  }

  function ended(files: number): void {
    isEnded = true
    all.files = files
  }

  if (onProgress && Array.isArray(inputs)) {
    ended(inputs.length)
    measureAll(inputs, sizes, setSize)
  }
  return {
    received(job, bytes, size) {
      setSize(job.index, size)
      const before = received.get(job) ?? 0
      // An upload that starts over first has to catch up.
      const now = Math.max(before, bytes)
      all.bytes += now - before
      received.set(job, now)
      report(job)
    },
    done(job) {
      all.done++
      // A file that could not be opened has nothing to send.
      if (!sizes.has(job.index)) setSize(job.index, 0)
      report(job)
      received.delete(job)
      // Another input may be endless, so that nothing about its finished files is kept.
      if (!Array.isArray(inputs)) sizes.delete(job.index)
    },
    ended,
  }
}

/** Finds the sizes of files before they are opened: at once where they are known, then one by one with `getSize`. */
async function measureAll(
  inputs: readonly UploadInput[],
  sizes: ReadonlyMap<number, number>,
  setSize: (index: number, size: number) => void,
): Promise<void> {
  for (const [index, input] of inputs.entries()) {
    const size = sizeOf(input)
    if (size !== undefined) setSize(index, size)
  }
  for (const [index, input] of inputs.entries()) {
    if (sizes.has(index)) continue
    try {
      const size = await asUploadFile(input).getSize?.()
      if (isSize(size) && !sizes.has(index)) setSize(index, size)
    } catch {
      // The same error is reported when the file is opened.
    }
  }
}
