import { findBox } from '../formats/boxes.ts'
import { withinBudget } from '../formats/budget.ts'
import type { Bytes } from '../formats/bytes.ts'
import { isReadable } from '../formats/kind.ts'
import { readContainerFacts } from './containerFacts.ts'
import { NO_VIDEO, type VideoFacts } from './mediaFacts.ts'
import { readVideo } from './videoReader.ts'

/** What mediabunny reads where it knows the codec: not MPEG-2, which camcorders and television have. */
const PARTLY_READABLE = new Set(['video/mp2t'])

/** The tables of an MP4 are read as a whole: 4 hours at 60 frames a second take about 20 MB. */
const MAX_MOVIE_TABLES = 96 << 20

/**
 * What a video file tells without ffmpeg. Containers and codecs that are not known here leave fields null; null for a
 * file with sound but no picture.
 * @param onPartial hears of facts before the ones that a damaged file makes slow
 */
export async function readVideoFacts(
  path: string,
  bytes: Bytes,
  mime: string,
  onPartial: (facts: VideoFacts) => void,
): Promise<VideoFacts | null> {
  const told = readContainerFacts(bytes, mime, Date.now())
  const withTold = (facts: VideoFacts): VideoFacts => ({
    ...facts,
    ...told,
    takenAt: told.takenAt ?? facts.takenAt,
  })
  if (!isReadable(mime) && !PARTLY_READABLE.has(mime)) return withTold(NO_VIDEO)
  const moov = withinBudget(() => findBox(bytes, 'moov'), null)
  if (moov && moov.size > MAX_MOVIE_TABLES) return withTold(NO_VIDEO)
  const facts = await readVideo(path, (partial) => onPartial(withTold(partial)))
  if (facts === null) return isReadable(mime) ? null : NO_VIDEO
  return withTold(facts)
}
