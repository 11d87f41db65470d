import { open } from 'node:fs/promises'
import { type Bytes, fileBytes, memoryBytes } from './bytes.ts'
import type { MediaFacts } from './facts.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { photoFacts } from './image.ts'
import { sniff } from './kind.ts'
import { locationRedactions } from './location.ts'
import { videoFacts } from './video.ts'

/** A file to be looked into. */
export interface Examined {
  path: string
  /** Its length. */
  bytes: number
  /** All of it, where it is in memory: to read a small photo from the disk would take several times as long. */
  content?: Buffer | undefined
}

/**
 * What is in a file; null when it is neither an image nor a video we know, judged by its content alone. Memory stays
 * bounded whatever the file's size, and damage leaves fields null. Throws only when the file cannot be opened. Of some
 * videos only ffmpeg can tell more than their kind.
 */
export async function examine(file: Examined, ffmpeg?: Ffmpeg): Promise<MediaFacts | null> {
  const found = await sniff(file.content ?? file.path)
  if (!found) return null
  if (file.content) return factsOf(file, found, memoryBytes(file.content), ffmpeg)
  const handle = await open(file.path, 'r')
  try {
    return await factsOf(file, found, fileBytes(handle, file.bytes), ffmpeg)
  } finally {
    await handle.close()
  }
}

async function factsOf(
  { path, content }: Examined,
  { kind, mime }: { kind: MediaFacts['kind']; mime: string },
  bytes: Bytes,
  ffmpeg?: Ffmpeg,
): Promise<MediaFacts | null> {
  if (kind === 'video') {
    const facts = await videoFacts(path, bytes, mime, ffmpeg)
    return facts && { kind, mime, ...facts, redactions: await locationRedactions(bytes, mime) }
  }
  const photo = await photoFacts(content ?? path, bytes, mime)
  if (!photo) return null
  const { camera, ...seen } = photo
  const redactions = await locationRedactions(bytes, seen.mime)
  return { kind, ...seen, ...camera, fps: null, durationMs: null, redactions }
}
