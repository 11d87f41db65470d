import { inputArguments, QUIET_ARGUMENTS, runFfmpeg } from '../workers/ffmpegProcess.ts'
import { DamagedFileError } from '../workers/workerErrors.ts'

/** The first frame is often black. */
const FRAME_AT_SECONDS = 1

/**
 * Takes a frame of a video with ffmpeg: a JPEG, rotated as it is seen, with a long edge of at most `edge` pixels.
 * @throws DamagedFileError when ffmpeg finds none or is not installed; WorkerFailedError when it could not try
 */
export async function takeVideoFrame(
  ffmpeg: string,
  path: string,
  mime: string,
  edge: number,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  for (const seconds of [FRAME_AT_SECONDS, 0]) {
    const frame = await runFfmpeg(ffmpeg, frameArguments(path, mime, seconds, edge), signal)
    if (frame.length > 0) return frame
  }
  throw new DamagedFileError('The video has no frame.')
}

function frameArguments(path: string, mime: string, seconds: number, edge: number): string[] {
  const scale = `scale=w='min(iw*sar,${edge})':h='min(ih,${edge})':force_original_aspect_ratio=decrease`
  return [
    ...['-nostdin', ...QUIET_ARGUMENTS, '-threads', '1', '-ss', String(seconds)],
    ...inputArguments(path, mime),
    ...['-map', '0:V:0', '-frames:v', '1', '-vf', `${scale},setsar=1`],
    ...['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p', '-f', 'image2pipe', 'pipe:1'],
  ]
}
