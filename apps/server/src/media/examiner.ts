import { dropOldest } from '../concurrency/boundedMap.ts'
import type { Examination, ExaminedFile } from './examine.ts'
import { SOUND_ONLY } from './facts/ffprobeFacts.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import type { Span } from './formats/bytes.ts'
import type { MediaFacts } from './mediaFacts.ts'
import { WorkerFailedError } from './workers/workerErrors.ts'
import type { Caller, WorkerPool } from './workers/workerPool.ts'

/** Examines untrusted files in worker processes. */
export interface Examiner {
  /**
   * Reads the facts of a file. Returns undefined for a file that is neither an image nor a video. A file that takes too
   * much processor time has `incomplete` facts.
   * @throws WorkerFailedError when the file could not be examined, OverloadedError when too many wait
   */
  examine(file: ExaminedFile, caller: Caller): Promise<MediaFacts | undefined>
  /** Finds the clip of a motion photo. Returns undefined for a photo without one. @throws like `examine` */
  findMotionClip(name: string, withFile: WithFile, mime: string, caller: Caller): Promise<Span | undefined>
}

type WithFile = <T>(use: (path: string) => Promise<T>) => Promise<T>

/** The tasks of the worker processes that examine. */
export interface ExamineTasks {
  examine: { input: Examination; output: MediaFacts | undefined }
  findMotionClip: { input: { path: string; mime: string }; output: Span | undefined }
}

/** Players request a clip range by range, so its place is remembered. */
const MAX_REMEMBERED_CLIPS = 10_000

/** @param now milliseconds since 1970 UTC */
export function createExaminer(
  workers: WorkerPool<ExamineTasks>,
  ffmpeg: Ffmpeg,
  now: () => number,
): Examiner {
  const clips = new Map<string, Span | undefined>()

  return {
    examine: ({ path, bytes }, caller) =>
      workers.withSlot(caller, async (run) => {
        const facts = await run('examine', { path, bytes, now: now() }).catch(partialFacts)
        if (facts?.kind !== 'video' || facts.width !== undefined) return facts
        return addFfmpegFacts(facts, await ffmpeg.facts(path, facts.mime, caller.signal))
      }),
    async findMotionClip(name, withFile, mime, caller) {
      if (clips.has(name)) return clips.get(name)
      const clip = await workers.withSlot(caller, (run) =>
        withFile((path) => run('findMotionClip', { path, mime })),
      )
      clips.set(name, clip)
      dropOldest(clips, MAX_REMEMBERED_CLIPS)
      return clip
    },
  }
}

/** Returns what was found by the time an examination exceeded its processor time; throws any other error. */
function partialFacts(error: unknown): MediaFacts {
  if (!(error instanceof WorkerFailedError) || error.reason !== 'cpu' || error.partial === undefined)
    throw error
  return { ...(error.partial as MediaFacts), incomplete: true }
}

/** Ffmpeg knows more containers and codecs. A file in which it finds sound but no picture is not a video. */
function addFfmpegFacts(
  facts: MediaFacts,
  found: Awaited<ReturnType<Ffmpeg['facts']>>,
): MediaFacts | undefined {
  if (found === undefined) return facts
  if (found === SOUND_ONLY) return undefined
  return { ...facts, ...found, takenAt: found.takenAt ?? facts.takenAt }
}
