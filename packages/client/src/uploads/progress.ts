import { sizeOf, type UploadInput } from './input.ts'
import type { Job, UploadInputs } from './run.ts'

/** How far an upload has come. Bytes count when the server has acknowledged them. */
export interface UploadProgress {
  /** The file that this is about: its place in the input, from 0. */
  index: number
  input: UploadInput
  bytes: number
  size: number
  /** All files together. */
  all: {
    bytes: number
    /** Of an array of inputs, all of them; of other inputs, those that were begun. The same goes for `files`. */
    size: number
    files: number
    /** Files that have their result. */
    done: number
  }
}

export function progressReporter(
  inputs: UploadInputs,
  onProgress: ((progress: UploadProgress) => void) | undefined,
) {
  if (!onProgress) return { received() {}, done() {} }
  const array = Array.isArray(inputs) ? (inputs as readonly UploadInput[]) : undefined
  const all = { bytes: 0, size: 0, files: array?.length ?? 0, done: 0 }
  for (const input of array ?? []) all.size += sizeOf(input) ?? 0
  /** Of the files under way: bytes and size. */
  const begun = new Map<Job, { bytes: number; size: number }>()

  function report(job: Job): void {
    const { bytes = 0, size = 0 } = begun.get(job) ?? {}
    onProgress?.({ index: job.index, input: job.input, bytes, size, all: { ...all } })
  }

  return {
    received(job: Job, bytes: number, size: number): void {
      const before = begun.get(job)
      if (before === undefined) {
        if (array === undefined) all.files++
        // What the input told was counted at the start.
        if (array === undefined || sizeOf(job.input) === undefined) all.size += size
      }
      all.bytes += bytes - (before?.bytes ?? 0)
      begun.set(job, { bytes, size })
      report(job)
    },
    done(job: Job): void {
      all.done++
      report(job)
      begun.delete(job)
    },
  }
}
