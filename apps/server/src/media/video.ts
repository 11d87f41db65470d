import { boxes, child } from './boxes.ts'
import type { Bytes } from './bytes.ts'
import { movieTime } from './capture-time.ts'
import { NO_VIDEO, type VideoFacts } from './facts.ts'
import { readVideo } from './video-reader.ts'
import { isReadable } from './videoKinds.ts'

/** What mediabunny reads where it knows the codec: not MPEG-2, which camcorders and television have. */
const PARTLY_READABLE = new Set(['video/mp2t'])

/** The tables of an MP4 are read as a whole: 4 hours at 60 frames a second take about 20 MB. */
const MAX_MOVIE_TABLES = 96 << 20

/**
 * What a video file tells without ffmpeg. Containers and codecs that are not known here leave fields null; null for a
 * file with sound but no picture.
 * @param onPartial hears of facts before the ones that a damaged file makes slow
 */
export async function videoFacts(
  path: string,
  bytes: Bytes,
  mime: string,
  onPartial: (facts: VideoFacts) => void,
): Promise<VideoFacts | null> {
  if (PARTLY_READABLE.has(mime)) return (await readVideo(path, onPartial)) ?? NO_VIDEO
  if (!isReadable(mime)) return NO_VIDEO
  const moov = child(bytes, 'moov')
  if (moov && moov.size > MAX_MOVIE_TABLES) return NO_VIDEO
  const takenAt = moov && movieHeaderTime(moov)
  const withTime = (facts: VideoFacts): VideoFacts => ({ ...facts, takenAt: facts.takenAt ?? takenAt })
  const facts = await readVideo(path, (partial) => onPartial(withTime(partial)))
  return facts && withTime(facts)
}

/** `mvhd`: the time of creation in seconds since 1904, UTC by the standard; in 32 or 64 bits by version. */
function movieHeaderTime(moov: Bytes): number | null {
  for (const box of boxes(moov)) {
    if (box.type !== 'mvhd') continue
    const head = box.body.read(0, 12)
    if (head.length < 12) return null
    return movieTime(head[0] === 1 ? Number(head.readBigUInt64BE(4)) : head.readUInt32BE(4))
  }
  return null
}
