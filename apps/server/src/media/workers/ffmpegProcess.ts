import { execFile } from 'node:child_process'
import { isSystemError } from '../formats/systemError.ts'
import { MIB } from '../formats/units.ts'
import { DamagedFileError, WorkerFailedError } from './workerErrors.ts'

/**
 * The one demuxer of each kind. Ffmpeg must not guess it: its playlist formats would follow a file's links to other
 * files.
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
const MAX_OUTPUT_BYTES = 32 * MIB
/** 8K video has 35 megapixels. */
const MAX_PIXELS = 40_000_000

export const QUIET_ARGUMENTS = ['-v', 'error']

/** Arguments that open this file, and nothing that it refers to. */
export function inputArguments(path: string, mime: string): string[] {
  const demuxer = DEMUXERS[mime]
  if (demuxer === undefined) throw new Error(`There is no demuxer for ${mime}.`)
  const limits = ['-protocol_whitelist', 'file', '-max_pixels', String(MAX_PIXELS)]
  return [...limits, '-f', demuxer, '-i', `file:${path}`]
}

/**
 * Runs ffmpeg or ffprobe. Returns its standard output.
 * @throws DamagedFileError when it fails or is not installed, WorkerFailedError when it could not try
 */
export function runFfmpeg(command: string, args: string[], signal: AbortSignal | undefined): Promise<Buffer> {
  const options = {
    encoding: 'buffer',
    timeout: TIME_LIMIT_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_OUTPUT_BYTES,
    signal,
  } as const
  return new Promise((resolve, reject) => {
    try {
      execFile(command, args, options, (error, stdout) =>
        error ? reject(signal?.aborted ? signal.reason : toFailure(error)) : resolve(stdout),
      )
    } catch (error) {
      reject(toFailure(error as Error))
    }
  })
}

/** A program that is not installed counts as one that finds nothing in the file. */
function toFailure(error: Error & { killed?: boolean; code?: unknown }): Error {
  if (error.killed && error.code !== 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new WorkerFailedError('time', `ffmpeg takes more than ${TIME_LIMIT_MS / 1000} seconds.`)
  if (error.code !== 'ENOENT' && isSystemError(error)) return new WorkerFailedError('system', error.message)
  return new DamagedFileError(error.message)
}
