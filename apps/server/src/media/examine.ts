import { open } from 'node:fs/promises'
import { fileBytes } from './bytes.ts'
import type { MediaFacts } from './facts.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { photoFacts } from './image.ts'
import { sniff } from './kind.ts'
import { locationRedactions } from './location.ts'
import { videoFacts } from './video.ts'

/**
 * What is in the file at `path`, of `size` bytes; null when it is neither an image nor a video we know, judged by its
 * content alone. Memory stays bounded whatever the file's size, and damage leaves fields null. Throws only when the
 * file cannot be opened. Of some videos only ffmpeg can tell more than their kind.
 */
export async function examine(path: string, size: number, ffmpeg?: Ffmpeg): Promise<MediaFacts | null> {
  const found = await sniff(path)
  if (!found) return null
  const handle = await open(path, 'r')
  try {
    const bytes = fileBytes(handle, size)
    if (found.kind === 'video') {
      const facts = await videoFacts(path, bytes, found.mime, ffmpeg)
      return (
        facts && {
          kind: 'video',
          mime: found.mime,
          ...facts,
          redactions: await locationRedactions(path, found.mime),
        }
      )
    }
    const photo = await photoFacts(path, bytes, found.mime)
    if (!photo) return null
    const { mime, width, height, camera } = photo
    const redactions = await locationRedactions(path, mime)
    return { kind: 'photo', mime, width, height, ...camera, fps: null, durationMs: null, redactions }
  } finally {
    await handle.close()
  }
}
