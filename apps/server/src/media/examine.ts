import { open } from 'node:fs/promises'
import { type MediaFacts, NO_VIDEO } from './facts/mediaFacts.ts'
import { readPhotoFacts } from './facts/photoFacts.ts'
import { readVideoFacts } from './facts/videoFacts.ts'
import { fileBytes } from './formats/bytes.ts'
import { sniff } from './formats/kind.ts'
import { findLocation } from './location/findLocation.ts'

/** A file to examine. */
export interface ExaminedFile {
  path: string
  /** Its length. */
  bytes: number
}

/**
 * Reads what a file tells: its kind, judged by its content alone, size, capture time, camera, and where it keeps its
 * location. Null for a file that is neither an image nor a video that the API takes. Damage leaves fields null.
 *
 * Runs in a worker process. The location comes first and is reported with what is known by then, because a decoder that
 * hangs later must not cost it.
 *
 * @throws Error when the file cannot be read: no verdict on the file
 */
export async function examine(
  { path, bytes: size }: ExaminedFile,
  onPartial: (facts: MediaFacts) => void = () => {},
): Promise<MediaFacts | null> {
  const handle = await open(path, 'r')
  try {
    const bytes = fileBytes(handle, size)
    const found = sniff(bytes)
    if (found === null) return null
    const { kind, mime } = found
    const redactions = findLocation(bytes, mime)
    const common = { kind, mime, redactions }
    onPartial({ ...NO_VIDEO, ...common })
    if (kind === 'video') {
      const facts = await readVideoFacts(path, bytes, mime, (partial) => onPartial({ ...partial, ...common }))
      return facts && { ...facts, ...common }
    }
    const photo = readPhotoFacts(bytes, mime)
    if (photo === null) return null
    const { camera, ...seen } = photo
    return { ...NO_VIDEO, ...common, ...seen, ...camera }
  } finally {
    await handle.close()
  }
}
