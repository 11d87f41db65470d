import { dropOldest } from '../../concurrency/boundedMap.ts'

/** Remembers for a while which images of a file could not be rendered, because each attempt costs a full decoding. */
export interface FailureMemory {
  has(file: string, image: string): boolean
  remember(file: string, image: string): void
  forget(file: string): void
}

const REMEMBERED_MS = 10 * 60 * 1000
const MAX_FILES = 10_000
/** Of one file: clients choose the sizes. */
const MAX_IMAGES = 100

export function createFailureMemory(now: () => number): FailureMemory {
  const files = new Map<string, Map<string, number>>()
  return {
    has: (file, image) => (files.get(file)?.get(image) ?? 0) > now(),
    remember(file, image) {
      const images = files.get(file) ?? new Map<string, number>()
      files.delete(file)
      files.set(file, images)
      images.set(image, now() + REMEMBERED_MS)
      dropOldest(images, MAX_IMAGES)
      dropOldest(files, MAX_FILES)
    },
    forget: (file) => void files.delete(file),
  }
}
