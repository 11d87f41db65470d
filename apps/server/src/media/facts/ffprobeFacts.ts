import { inputArguments, QUIET_ARGUMENTS, runFfmpeg } from '../workers/ffmpegProcess.ts'
import { WorkerFailedError } from '../workers/workerErrors.ts'
import { parseTime } from './captureTime.ts'
import { NO_VIDEO_FACTS, type VideoFacts } from './fileFacts.ts'
import { firstText, positive } from './values.ts'

/** The file has sound but no picture. */
export const SOUND_ONLY = 'sound only'

const SHOWN_ENTRIES = [
  ...['-of', 'json', '-show_entries'],
  'format=duration:format_tags=creation_time:stream=codec_type,width,height,avg_frame_rate:stream_disposition=attached_pic',
]

/**
 * Reads the facts of a video with ffprobe. Returns undefined when ffprobe cannot read the file or is not installed.
 * @throws WorkerFailedError when it could not try
 */
export async function readFfprobeFacts(
  ffprobe: string,
  path: string,
  mime: string,
  signal: AbortSignal | undefined,
): Promise<VideoFacts | typeof SOUND_ONLY | undefined> {
  try {
    const args = [...QUIET_ARGUMENTS, ...SHOWN_ENTRIES, ...inputArguments(path, mime)]
    const output = await runFfmpeg(ffprobe, args, signal)
    return toFacts(JSON.parse(output.toString()))
  } catch (error) {
    if (error instanceof WorkerFailedError || signal?.aborted) throw error
    return undefined
  }
}

interface ProbeOutput {
  streams?: {
    codec_type?: string
    width?: number
    height?: number
    avg_frame_rate?: string
    disposition?: { attached_pic?: number }
  }[]
  format?: { duration?: string; tags?: { creation_time?: string } }
}

function toFacts({ streams = [], format = {} }: ProbeOutput): VideoFacts | typeof SOUND_ONLY {
  const video = streams.find((stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic)
  if (video === undefined) return streams.length > 0 ? SOUND_ONLY : NO_VIDEO_FACTS
  const [frames = 0, seconds = 0] = (video.avg_frame_rate ?? '').split('/').map(Number)
  return {
    ...NO_VIDEO_FACTS,
    width: positive(video.width),
    height: positive(video.height),
    durationMs: positive(Math.round(Number(format.duration) * 1000)),
    fps: positive(Math.round((frames / seconds) * 1000) / 1000),
    takenAt: parseTime(firstText(format.tags?.creation_time)),
  }
}
