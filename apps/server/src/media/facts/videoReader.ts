import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
} from 'mediabunny'
import { isSystemError } from '../formats/systemError.ts'
import { MIB } from '../formats/units.ts'
import { NO_VIDEO_FACTS, type VideoFacts } from './fileFacts.ts'
import { firstText, positive } from './values.ts'

/**
 * The containers read here. Not mediabunny's whole list: its playlist formats would follow a file's links to other
 * files and addresses.
 */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS]

/** The rate is measured over the first seconds. */
const RATE_FRAMES = 120

/** Frames may be reordered by up to 16 positions (H.264, H.265), so the last ones may have gaps. */
const REORDERED = 16
const CACHE = 4 * MIB

/**
 * Reads a video with mediabunny. Returns undefined for sound alone; damage leaves facts undefined. mediabunny 1.61
 * never returns from some damaged Matroska files (its search for the next cluster stops advancing 8 bytes before the
 * end), so this runs in a worker process, and reports the facts known before it counts frames.
 * @throws Error when the file cannot be read
 */
export async function readVideo(
  path: string,
  onPartial: (facts: VideoFacts) => void,
): Promise<VideoFacts | undefined> {
  const source = new FilePathSource(path, { maxCacheSize: CACHE, handleUnhandledError: () => {} })
  const input = new Input({ source, formats: FORMATS })
  let facts: VideoFacts = NO_VIDEO_FACTS
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) return (await input.getPrimaryAudioTrack()) ? undefined : NO_VIDEO_FACTS
    facts = await trackFacts(input, track)
    onPartial(facts)
    return { ...facts, fps: await frameRate(track) }
  } catch (error) {
    if (isSystemError(error)) throw error
    return facts
  } finally {
    input.dispose()
  }
}

async function trackFacts(input: Input, track: InputVideoTrack): Promise<VideoFacts> {
  const duration = await input.getDurationFromMetadata().catch(nullUnlessSystem)
  const tags = await input.getMetadataTags().catch(nullUnlessSystem)
  const raw = tags?.raw ?? {}
  return {
    ...NO_VIDEO_FACTS,
    width: positive(await track.getDisplayWidth()),
    height: positive(await track.getDisplayHeight()),
    durationMs: positive(Math.round((duration ?? 0) * 1000)),
    cameraMake: firstTag(raw, ['com.apple.quicktime.make', '\xa9mak', 'com.android.manufacturer']),
    cameraModel: firstTag(raw, ['com.apple.quicktime.model', '\xa9mod', 'com.android.model']),
  }
}

function nullUnlessSystem(error: unknown): undefined {
  if (isSystemError(error)) throw error
  return undefined
}

/** Frames a second over the first frames, to a thousandth. Reads no frames where the container has a table. */
async function frameRate(track: InputVideoTrack): Promise<number | undefined> {
  const times: number[] = []
  const packets = new EncodedPacketSink(track).packets(undefined, undefined, { metadataOnly: true })
  for await (const packet of packets) {
    times.push(packet.timestamp)
    if (times.length >= RATE_FRAMES + REORDERED) break
  }
  times.sort((a, b) => a - b)
  const whole = times.length > RATE_FRAMES ? times.slice(0, RATE_FRAMES) : times
  const span = (whole.at(-1) ?? 0) - (whole[0] ?? 0)
  return positive(Math.round(((whole.length - 1) / span) * 1000) / 1000)
}

function firstTag(raw: Record<string, unknown>, names: string[]): string | undefined {
  for (const name of names) {
    const text = tagText(raw[name])
    if (text) return text
  }
  return undefined
}

/** QuickTime user data is in bytes: length, language, text. */
function tagText(value: unknown): string | undefined {
  if (!(value instanceof Uint8Array)) return firstText(value)
  const data = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  const length = data.length < 4 ? 0 : data.readUInt16BE(0)
  const start = length > 0 && length === data.length - 4 ? 4 : 0
  return firstText(data.toString('utf8', start))
}
