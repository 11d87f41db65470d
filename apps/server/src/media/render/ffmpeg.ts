import { execFile } from 'node:child_process'
import { parseTime } from '../facts/captureTime.ts'
import { firstText, NO_VIDEO, positive, type VideoFacts } from '../facts/mediaFacts.ts'
import { isSystemError } from '../formats/systemError.ts'
import { DamagedFileError, WorkerFailedError } from '../workers/workerErrors.ts'

/** What ffmpeg does where it is installed. It is no part of this server, which does without. */
export interface Ffmpeg {
  /**
   * A frame of the video as JPEG, turned as it is seen, long edge `edge` pixels at most.
   * @throws DamagedFileError when ffmpeg finds none, or is not installed; WorkerFailedError when it could not try
   */
  still(path: string, mime: string, edge: number, signal?: AbortSignal): Promise<Buffer>
  /**
   * What the file tells; null when it has sound but no picture, undefined when ffmpeg cannot tell.
   * @throws WorkerFailedError when it could not try
   */
  facts(path: string, mime: string, signal?: AbortSignal): Promise<VideoFacts | null | undefined>
}

/**
 * The one demuxer for a kind, said to ffmpeg so that it does not guess: its playlist formats would follow a file's links
 * to other files.
 */
const DEMUXERS: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/3gpp': 'mov',
  'video/3gpp2': 'mov',
  'video/x-matroska': 'matroska',
  'video/webm': 'matroska',
  'video/x-msvideo': 'avi',
  'video/x-ms-wmv': 'asf',
  'video/mpeg': 'mpeg',
  'video/mp2t': 'mpegts',
}

const TIME_LIMIT_MS = 20_000
const MAX_OUTPUT = 32 << 20

/** 8K video has 35 megapixels. */
const MAX_PIXELS = 40_000_000

/** The first frame is often black. */
const STILL_SECONDS = 1

/** Ffmpeg, and the ffprobe beside it, by the name or path of the former. */
export function createFfmpeg(command: string): Ffmpeg {
  const probe = command.replace(/ffmpeg(?=[^/\\]*$)/, 'ffprobe')
  return {
    async still(path, mime, edge, signal) {
      for (const seconds of [STILL_SECONDS, 0]) {
        const frame = await run(command, stillArguments(path, mime, seconds, edge), signal)
        if (frame.length > 0) return frame
      }
      throw new DamagedFileError('The video has no frame.')
    },
    async facts(path, mime, signal) {
      try {
        const output = await run(probe, [...QUIET, ...SHOWN, ...input(path, mime)], signal)
        return readFacts(JSON.parse(output.toString()))
      } catch (error) {
        if (error instanceof WorkerFailedError || signal?.aborted) throw error
        return undefined
      }
    },
  }
}

const QUIET = ['-v', 'error']

/** The file and nothing it may point at. */
function input(path: string, mime: string): string[] {
  const demuxer = DEMUXERS[mime]
  if (demuxer === undefined) throw new Error(`There is no demuxer for ${mime}.`)
  const limits = ['-protocol_whitelist', 'file', '-max_pixels', String(MAX_PIXELS)]
  return [...limits, '-f', demuxer, '-i', `file:${path}`]
}

function stillArguments(path: string, mime: string, seconds: number, edge: number): string[] {
  const scale = `scale=w='min(iw*sar,${edge})':h='min(ih,${edge})':force_original_aspect_ratio=decrease`
  return [
    ...['-nostdin', ...QUIET, '-threads', '1', '-ss', String(seconds)],
    ...input(path, mime),
    ...['-map', '0:V:0', '-frames:v', '1', '-vf', `${scale},setsar=1`],
    ...['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p', '-f', 'image2pipe', 'pipe:1'],
  ]
}

const SHOWN = [
  ...['-of', 'json', '-show_entries'],
  'format=duration:format_tags=creation_time:stream=codec_type,width,height,avg_frame_rate:stream_disposition=attached_pic',
]

type ProbeOutput = {
  streams?: {
    codec_type?: string
    width?: number
    height?: number
    avg_frame_rate?: string
    disposition?: { attached_pic?: number }
  }[]
  format?: { duration?: string; tags?: { creation_time?: string } }
}

function readFacts({ streams = [], format = {} }: ProbeOutput): VideoFacts | null {
  const video = streams.find((stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic)
  if (video === undefined) return streams.length > 0 ? null : NO_VIDEO
  const [frames = 0, seconds = 0] = (video.avg_frame_rate ?? '').split('/').map(Number)
  return {
    ...NO_VIDEO,
    width: positive(video.width),
    height: positive(video.height),
    durationMs: positive(Math.round(Number(format.duration) * 1000)),
    fps: positive(Math.round((frames / seconds) * 1000) / 1000),
    takenAt: parseTime(firstText(format.tags?.creation_time)),
  }
}

/** Standard output of a run that succeeds. @throws DamagedFileError, WorkerFailedError */
function run(command: string, args: string[], signal: AbortSignal | undefined): Promise<Buffer> {
  const options = {
    encoding: 'buffer',
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT,
    ...(signal && { signal }),
  } as const
  return new Promise((resolve, reject) => {
    try {
      execFile(command, args, options, (error, stdout) =>
        error ? reject(signal?.aborted ? signal.reason : failureOf(error)) : resolve(stdout),
      )
    } catch (error) {
      reject(failureOf(error as Error))
    }
  })
}

/** A program that is not installed counts as one that finds nothing. */
function failureOf(error: Error & { killed?: boolean; code?: unknown }): Error {
  if (error.killed && error.code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new WorkerFailedError('time', `ffmpeg takes more than ${TIME_LIMIT_MS / 1000} seconds.`)
  if (error.code !== 'ENOENT' && isSystemError(error)) return new WorkerFailedError('system', error.message)
  return new DamagedFileError(error.message)
}
