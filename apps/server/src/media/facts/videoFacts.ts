import { findBox } from '../formats/boxes.ts'
import { withinBudget } from '../formats/budget.ts'
import type { Bytes } from '../formats/bytes.ts'
import { isReadableVideo } from '../formats/kind.ts'
import { MIB } from '../formats/units.ts'
import { readContainerFacts } from './containerFacts.ts'
import { NO_VIDEO_FACTS, type VideoFacts } from './fileFacts.ts'
import { readVideo } from './videoReader.ts'

/** Mediabunny reads these where it knows the codec: not MPEG-2, which camcorders and television use. */
const PARTLY_READABLE = new Set(['video/mp2t'])

/** The tables of an MP4 are read as a whole: 4 hours at 60 frames a second take about 20 MB. */
const MAX_MOVIE_TABLES = 96 * MIB

interface VideoFile {
  path: string
  bytes: Bytes
  mime: string
  /** Milliseconds since 1970 UTC: no video was recorded later. */
  now: number
}

/**
 * Reads the facts of a video without ffmpeg. Unknown containers and codecs leave fields undefined. Returns undefined for
 * a file with sound but no picture.
 * @param onPartial receives the facts known before those that a damaged file makes slow
 */
export async function readVideoFacts(
  { path, bytes, mime, now }: VideoFile,
  onPartial: (facts: VideoFacts) => void,
): Promise<VideoFacts | undefined> {
  const container = readContainerFacts(bytes, mime, now)
  const withContainer = (facts: VideoFacts): VideoFacts => ({
    ...facts,
    ...container,
    takenAt: container.takenAt ?? facts.takenAt,
  })
  if (!isReadableVideo(mime) && !PARTLY_READABLE.has(mime)) return withContainer(NO_VIDEO_FACTS)
  const moov = withinBudget(() => findBox(bytes, 'moov'), undefined)
  if (moov && moov.size > MAX_MOVIE_TABLES) return withContainer(NO_VIDEO_FACTS)
  const facts = await readVideo(path, (partial) => onPartial(withContainer(partial)))
  if (facts === undefined) return isReadableVideo(mime) ? undefined : NO_VIDEO_FACTS
  return withContainer(facts)
}
