import { asUploadFile, sizeOf, type UploadInput, type UploadInputs } from './input.ts'
import type { Job } from './queue.ts'
import { isSize } from './sources.ts'

/** How far an upload has come. Bytes count when the server has acknowledged them, and never become fewer. */
export interface UploadProgress {
  /** The file that this is about: its place in the input, from 0. */
  index: number
  input: UploadInput
  bytes: number
  size: number
  /** All files together. */
  all: {
    bytes: number
    /**
     * Undefined until the size of every file is known: at once for an array of Blobs and bytes, soon for one of
     * `fromPath`, and for anything else when the last file has begun.
     */
    size: number | undefined
    /** All of an array; of anything else those that were begun. */
    files: number
    /** Files that have their result. */
    done: number
  }
}

/** What a run reports of its files. */
export interface ProgressReporter {
  received(job: Job, bytes: number, size: number): void
  done(job: Job): void
  /** The input has no more files than these. */
  ended(files: number): void
}

export function progressReporter(
  inputs: UploadInputs,
  onProgress: ((progress: UploadProgress) => void) | undefined,
): ProgressReporter {
  if (!onProgress) return { received() {}, done() {}, ended() {} }
  let bytes = 0
  let size = 0
  let done = 0
  let files = 0
  let isEnded = false
  /** How many of the files have a size that is known. */
  let sized = 0
  const sizes = new Map<number, number>()
  /** Acknowledged bytes of the files under way. */
  const received = new Map<Job, number>()

  function learn(index: number, found: number): void {
    const before = sizes.get(index)
    if (before === undefined) sized++
    if (!isEnded) files = Math.max(files, index + 1)
    size += found - (before ?? 0)
    sizes.set(index, found)
  }

  function report(job: Job): void {
    const { index, input } = job
    const all = { bytes, size: isEnded && sized === files ? size : undefined, files, done }
    onProgress?.({ index, input, bytes: received.get(job) ?? 0, size: sizes.get(index) ?? 0, all })
  }

  /** One after the other, so that ten thousand files are not looked at all at once. */
  async function measure(list: readonly UploadInput[]): Promise<void> {
    for (const [index, input] of list.entries()) {
      if (sizes.has(index)) continue
      try {
        const found = await asUploadFile(input).getSize?.()
        if (isSize(found) && !sizes.has(index)) learn(index, found)
      } catch {
        // The file says why when it is opened.
      }
    }
  }

  if (Array.isArray(inputs)) {
    const list: readonly UploadInput[] = inputs
    files = list.length
    isEnded = true
    for (const [index, input] of list.entries()) {
      const found = sizeOf(input)
      if (found !== undefined) learn(index, found)
    }
    if (sized < files) measure(list)
  }

  return {
    received(job, now, found) {
      learn(job.index, found)
      const before = received.get(job) ?? 0
      // An upload that starts over has to catch up first.
      const most = Math.max(before, now)
      bytes += most - before
      received.set(job, most)
      report(job)
    },
    done(job) {
      done++
      // What could not be opened has nothing to send.
      if (!sizes.has(job.index)) learn(job.index, 0)
      report(job)
      received.delete(job)
      // Of a list without an end, nothing is kept.
      if (!Array.isArray(inputs)) sizes.delete(job.index)
    },
    ended(count) {
      isEnded = true
      files = count
    },
  }
}
