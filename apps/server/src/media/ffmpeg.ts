import { readFfprobeFacts, type SOUND_ONLY } from './facts/ffprobeFacts.ts'
import type { VideoFacts } from './facts/fileFacts.ts'
import { takeVideoFrame } from './render/videoFrame.ts'

/** Ffmpeg where it is installed. It is not part of this server, which works without it. */
export interface Ffmpeg {
  /**
   * Takes a frame of the video: a JPEG, rotated as it is seen, with a long edge of at most `edge` pixels.
   * @throws DamagedFileError when ffmpeg finds none or is not installed; WorkerFailedError when it could not try
   */
  still(path: string, mime: string, edge: number, signal?: AbortSignal): Promise<Buffer>
  /**
   * Reads the facts of the video. Returns undefined when ffmpeg cannot read the file.
   * @throws WorkerFailedError when it could not try
   */
  facts(path: string, mime: string, signal?: AbortSignal): Promise<VideoFacts | typeof SOUND_ONLY | undefined>
}

/** Uses ffmpeg, and the ffprobe next to it, by the name or path of the former. */
export function createFfmpeg(command: string): Ffmpeg {
  const ffprobe = command.replace(/ffmpeg(?=[^/\\]*$)/, 'ffprobe')
  return {
    still: (path, mime, edge, signal) => takeVideoFrame(command, path, mime, edge, signal),
    facts: (path, mime, signal) => readFfprobeFacts(ffprobe, path, mime, signal),
  }
}
