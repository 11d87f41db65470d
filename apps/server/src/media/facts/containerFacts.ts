import { withinBudget } from '../formats/budget.ts'
import type { Bytes } from '../formats/bytes.ts'
import { readAviFacts } from './aviFacts.ts'
import type { VideoFacts } from './fileFacts.ts'
import { readMatroskaTime } from './matroskaTime.ts'
import { readMovieTime } from './movieTime.ts'
import { readTransportStreamFacts } from './transportStreamFacts.ts'

/**
 * Reads the facts that a video's container itself has, within the budget.
 * @param now milliseconds since 1970 UTC: no video was recorded later
 */
export function readContainerFacts(bytes: Bytes, mime: string, now: number): Partial<VideoFacts> {
  return withinBudget(() => READERS[mime]?.(bytes, now) ?? {}, {})
}

type Reader = (bytes: Bytes, now: number) => Partial<VideoFacts>

const movie: Reader = (bytes, now) => ({ takenAt: readMovieTime(bytes, now) })
const matroska: Reader = (bytes) => ({ takenAt: readMatroskaTime(bytes) })

const READERS: Readonly<Record<string, Reader>> = {
  'video/mp4': movie,
  'video/quicktime': movie,
  'video/3gpp': movie,
  'video/3gpp2': movie,
  'video/x-matroska': matroska,
  'video/webm': matroska,
  'video/x-msvideo': readAviFacts,
  'video/mp2t': readTransportStreamFacts,
}
