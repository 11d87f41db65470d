import { readContainerFacts } from '../../src/media/facts/containerFacts.ts'
import { readPhotoFacts } from '../../src/media/facts/photoFacts.ts'
import { type Budget, createBudget } from '../../src/media/formats/budget.ts'
import { type Bytes, memoryBytes } from '../../src/media/formats/bytes.ts'
import { isRaw, sniff } from '../../src/media/formats/kind.ts'
import { findMotionClipIn } from '../../src/media/formats/motionClip.ts'
import { findRawPreview } from '../../src/media/formats/rawPreview.ts'
import { findLocation } from '../../src/media/location/findLocation.ts'

/** The parsers of each kind of file. Each has its own budget. */
const PARSERS: Readonly<Record<string, (file: Buffer, mime: string, budget: Budget) => unknown>> = {
  kind: (file, _, budget) => sniff(memoryBytes(file, budget)),
  facts: (file, mime, budget) => factsOf(memoryBytes(file, budget), mime),
  'location, from part to part': (file, mime, walk) =>
    findLocation(memoryBytes(file), mime, { walk, blocks: createBudget(file.length) }),
  'location, in blocks': (file, mime, blocks) =>
    findLocation(memoryBytes(file), mime, { walk: createBudget(file.length), blocks }),
  'motion clip': (file, mime, budget) => findMotionClipIn(memoryBytes(file, budget), mime),
  preview: (file, mime, budget) => isRaw(mime) && findRawPreview(memoryBytes(file, budget), mime),
}

/** Upper bound of capture times. */
const NOW = Date.UTC(2100, 0)

const factsOf = (bytes: Bytes, mime: string): unknown =>
  mime.startsWith('video/') ? readContainerFacts(bytes, mime, NOW) : readPhotoFacts(bytes, mime)

/** The share of its budget that each parser spends on a file. */
export function workOf(file: Buffer, mime: string): Record<string, number> {
  const limit = createBudget(file.length).left
  return Object.fromEntries(
    Object.entries(PARSERS).map(([name, parse]) => {
      const budget = createBudget(file.length)
      parse(file, mime, budget)
      return [name, budget.spent / limit]
    }),
  )
}

/** Processor time of all parsers for a file, in microseconds. */
export function cpuOf(file: Buffer, mime: string): number {
  const before = process.cpuUsage()
  const bytes = memoryBytes(file)
  sniff(bytes)
  factsOf(bytes, mime)
  findLocation(bytes, mime)
  findMotionClipIn(memoryBytes(file), mime)
  if (isRaw(mime)) findRawPreview(memoryBytes(file), mime)
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** The minimum of three runs, which excludes garbage collection and compilation. */
export const leastCpuOf = (file: Buffer, mime: string): number =>
  Math.min(...[1, 2, 3].map(() => cpuOf(file, mime)))
