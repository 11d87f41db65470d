import { withinBudget } from '../formats/budget.ts'
import type { Bytes } from '../formats/bytes.ts'
import { aviFacts } from './avi.ts'
import { matroskaTime } from './matroskaTime.ts'
import type { VideoFacts } from './mediaFacts.ts'
import { movieTime } from './movieTime.ts'
import { transportFacts } from './mpegTs.ts'

/**
 * What the container of a video tells by itself, read within the budget.
 * @param now milliseconds: no video was recorded later
 */
export function containerFacts(bytes: Bytes, mime: string, now: number): Partial<VideoFacts> {
  return withinBudget(() => READERS[mime]?.(bytes, now) ?? {}, {})
}

type Reader = (bytes: Bytes, now: number) => Partial<VideoFacts>

const movie: Reader = (bytes, now) => ({ takenAt: movieTime(bytes, now) })
const matroska: Reader = (bytes) => ({ takenAt: matroskaTime(bytes) })

const READERS: Readonly<Record<string, Reader>> = {
  'video/mp4': movie,
  'video/quicktime': movie,
  'video/3gpp': movie,
  'video/3gpp2': movie,
  'video/x-matroska': matroska,
  'video/webm': matroska,
  'video/x-msvideo': aviFacts,
  'video/mp2t': transportFacts,
}
