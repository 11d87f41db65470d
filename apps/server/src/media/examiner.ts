import { dropOldest } from '../concurrency/boundedMap.ts'
import type { ExaminedFile } from './examine.ts'
import type { MediaFacts } from './facts/mediaFacts.ts'
import type { Span } from './formats/bytes.ts'
import type { Ffmpeg } from './render/ffmpeg.ts'
import { WorkerFailedError } from './workers/workerErrors.ts'
import type { Caller, WorkerPool } from './workers/workerPool.ts'

/** Looks into untrusted files, in processes of their own. */
export interface Examiner {
  /**
   * What a file tells; null for a file that is neither an image nor a video. A file that takes too much processor time
   * has `incomplete` facts.
   * @throws WorkerFailedError when the file could not be examined, OverloadedError when too many wait
   */
  examine(file: ExaminedFile, caller: Caller): Promise<MediaFacts | null>
  /** Where the clip of a motion photo is; null for a photo without one. @throws like `examine` */
  findMotionClip(name: string, withFile: WithFile, mime: string, caller: Caller): Promise<Span | null>
}

type WithFile = <T>(use: (path: string) => Promise<T>) => Promise<T>

/** Players ask for a clip range by range. */
const MAX_KNOWN_CLIPS = 10_000

export function createExaminer(workers: WorkerPool, ffmpeg: Ffmpeg): Examiner {
  const clips = new Map<string, Span | null>()

  return {
    examine: ({ path, bytes }, caller) =>
      workers.withSlot(caller, async (run) => {
        const facts = await run('examine', { path, bytes }).catch(partialFacts)
        if (facts?.kind !== 'video' || facts.width !== null) return facts
        return withFfmpeg(facts, await ffmpeg.facts(path, facts.mime, caller.signal))
      }),
    async findMotionClip(name, withFile, mime, caller) {
      const known = clips.get(name)
      if (known !== undefined) return known
      const clip = await workers.withSlot(caller, (run) =>
        withFile((path) => run('findMotionClip', { path, mime })),
      )
      clips.set(name, clip)
      dropOldest(clips, MAX_KNOWN_CLIPS)
      return clip
    },
  }
}

/** What was known of a file when its examination was ended for its processor time. */
function partialFacts(error: unknown): MediaFacts {
  if (!(error instanceof WorkerFailedError) || error.reason !== 'cpu' || error.partial === undefined)
    throw error
  return { ...(error.partial as MediaFacts), incomplete: true }
}

/** Ffmpeg knows containers and codecs that are not read here. Null when it finds sound but no picture. */
function withFfmpeg(facts: MediaFacts, found: Awaited<ReturnType<Ffmpeg['facts']>>): MediaFacts | null {
  if (found === undefined) return facts
  return found && { ...facts, ...found, takenAt: found.takenAt ?? facts.takenAt }
}
