import { open } from 'node:fs/promises'
import { NO_VIDEO_FACTS } from './facts/fileFacts.ts'
import { readPhotoFacts } from './facts/photoFacts.ts'
import { readVideoFacts } from './facts/videoFacts.ts'
import { fileBytes } from './formats/bytes.ts'
import { sniff } from './formats/kind.ts'
import { findLocation } from './location/stripLocation.ts'
import type { MediaFacts } from './mediaFacts.ts'

/** A file to examine. */
export interface ExaminedFile {
  path: string
  /** Its length. */
  bytes: number
}

export interface Examination extends ExaminedFile {
  /** Milliseconds since 1970 UTC: no video was recorded later. */
  now: number
}

/**
 * Reads the facts of a file: its kind, judged by its content alone, size, capture time, camera, and where it keeps its
 * location. Returns undefined for a file that is neither an image nor a video that the API takes. Damage leaves facts
 * undefined.
 *
 * Runs in a worker process. The location comes first, and is reported with the facts known by then, so that a decoder
 * that hangs later does not lose it.
 *
 * @throws Error when the file cannot be read, which is no verdict on it
 */
export async function examine(
  { path, bytes: size, now }: Examination,
  onPartial: (facts: MediaFacts) => void = () => {},
): Promise<MediaFacts | undefined> {
  const handle = await open(path, 'r')
  try {
    const bytes = fileBytes(handle, size)
    const found = sniff(bytes)
    if (found === undefined) return undefined
    const { kind, mime } = found
    const common = { kind, mime, locationPatches: findLocation(bytes, mime) }
    onPartial({ ...NO_VIDEO_FACTS, ...common })
    if (kind === 'video') {
      const report = (partial: Omit<MediaFacts, keyof typeof common>) => onPartial({ ...partial, ...common })
      const facts = await readVideoFacts({ path, bytes, mime, now }, report)
      return facts && { ...facts, ...common }
    }
    const photo = readPhotoFacts(bytes, mime)
    if (photo === undefined) return undefined
    const { camera, ...others } = photo
    return { ...NO_VIDEO_FACTS, ...common, ...others, ...camera }
  } finally {
    await handle.close()
  }
}
