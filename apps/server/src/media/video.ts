import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { boxes, child } from './boxes.ts'
import type { Bytes } from './bytes.ts'
import { movieTime } from './capture-time.ts'
import { NO_VIDEO, type VideoFacts } from './facts.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { gate } from './gate.ts'

/** What video-reader.ts reads whole by mediabunny: what it does not find in such a file is not there. */
const READABLE = new Set([
  'video/mp4',
  'video/quicktime',
  'video/3gpp',
  'video/3gpp2',
  'video/x-matroska',
  'video/webm',
])
/** What it reads where it knows the codec: not MPEG-2, which camcorders and television have. */
const PARTLY_READABLE = new Set(['video/mp2t'])

/** The tables of an MP4 are read as a whole: 4 hours at 60 frames a second take about 20 MB. */
const MAX_MOVIE_TABLES = 96 << 20
/** A video takes well under a second, and a few where machine and disk are slow; what takes this long is damaged or made to. */
const TIME_LIMIT_MS = 15_000
/** Enough for the tables above, parsed. */
const MEMORY_LIMIT_MB = 512

const reading = gate(2)

/** Whether such a video can be read without ffmpeg, so that one that tells nothing is a broken one. */
export const isReadable = (mime: string): boolean => READABLE.has(mime)

/**
 * What a video file tells. Ffmpeg is asked, where it is installed, about containers and codecs that mediabunny does not
 * know (AVI, ASF, MPEG program streams), and about files in which it finds nothing. What nobody can tell is null: the
 * bytes are kept with what is known (server.md, Media). Null for a file with sound but no picture.
 */
export async function videoFacts(
  path: string,
  bytes: Bytes,
  mime: string,
  ffmpeg?: Ffmpeg,
): Promise<VideoFacts | null> {
  const facts = await readFacts(path, bytes, mime)
  if (facts?.width || (facts === null && READABLE.has(mime))) return facts
  const told = await ffmpeg?.facts(path, mime)
  if (told === undefined) return facts ?? NO_VIDEO
  return told && { ...told, takenAt: told.takenAt ?? facts?.takenAt ?? null }
}

async function readFacts(path: string, bytes: Bytes, mime: string): Promise<VideoFacts | null> {
  if (PARTLY_READABLE.has(mime)) return reading(() => readInWorker(path))
  if (!READABLE.has(mime)) return NO_VIDEO
  const moov = await child(bytes, 'moov')
  if (moov && moov.size > MAX_MOVIE_TABLES) return NO_VIDEO
  const takenAt = moov && movieHeaderTime(moov)
  const facts = await reading(() => readInWorker(path))
  return facts && { ...facts, takenAt: facts.takenAt ?? takenAt }
}

/**
 * Runs video-reader.ts on the file in a thread of its own, ended when it takes too long or too much memory: mediabunny
 * 1.61 never returns from some damaged Matroska files (its search for the next cluster stands still 8 bytes before the
 * end), and a loop on this thread would stop the whole server.
 */
function readInWorker(path: string): Promise<VideoFacts | null> {
  // Beside this file, and in the built server beside the bundle, with the same ending.
  const name = `./video-reader${extname(import.meta.url)}`
  const worker = new Worker(new URL(name, import.meta.url), {
    workerData: path,
    execArgv: [],
    // Mediabunny warns of what it does not know: nothing for the log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  })
  return new Promise<VideoFacts | null>((resolve) => {
    let known: VideoFacts | null = NO_VIDEO
    const give = () => resolve(known)
    const timer = setTimeout(give, TIME_LIMIT_MS)
    // The reader tells what it knows as soon as it does; its end, or ours of it, closes the account.
    worker.on('message', (facts: VideoFacts | null) => {
      known = facts
    })
    worker.once('error', give)
    worker.once('exit', () => {
      clearTimeout(timer)
      give()
    })
  }).finally(() => worker.terminate())
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
