import { makePhoto } from 'tintype-test-support/photos'
import { describe, expect, test } from 'vitest'
import { HOSTILE_FILES } from '../../support/hostileFiles.ts'
import { FORMATS } from '../../support/hostileFormats.ts'
import { mostExpensive } from '../../support/hostileSearch.ts'
import { cpuOf, leastCpuOf, workOf } from '../../support/parserWork.ts'
import { worstFiles } from '../../support/worstFiles.ts'

const SIZE = 64 << 10
/** A multiple of the budget: the last step, at most an inflated block, can exceed it. */
const MAX_PART = 2.5
/** A plain photo of the same size takes about ten microseconds; the slowest file found, about ten milliseconds. */
const MAX_RATIO = 5_000

/** `HOSTILE_SEARCH=20000` searches longer, with a new seed each time, and prints the results. */
const longer = Number(process.env.HOSTILE_SEARCH ?? 0)
const tries = longer || 60
const seed = longer ? Date.now() % 1_000_000 : 1

const plain = Buffer.concat([
  await makePhoto({ make: 'Example', takenAt: '2024:08:17 10:30:00', gps: { lat: 48.8583, lng: -2.2944 } }),
  Buffer.alloc(SIZE),
]).subarray(0, SIZE)

/** The mean of many runs, because one is shorter than the resolution of the clock. */
function plainCpu(): number {
  const runs = Array.from({ length: 200 }, () => cpuOf(plain, 'image/jpeg'))
  return Math.max(1, runs.reduce((sum, one) => sum + one, 0) / runs.length)
}

describe.each(FORMATS.map((format) => [format.mime, format] as const))(
  'the most expensive file of 64 kB as %s',
  (mime, format) => {
    test(
      'stays within the budget of each parser, and takes little processor time',
      () => {
        const most = (file: Buffer) => Math.max(...Object.values(workOf(file, mime)))
        const byWork = mostExpensive(format, SIZE, { seed, tries, restarts: 4 }, most)
        expect(byWork.cost).toBeLessThan(MAX_PART)
        const byTime = mostExpensive(format, SIZE, { seed: seed + 1, tries, restarts: 4 }, (file) =>
          cpuOf(file, mime),
        )
        const worst = Math.max(leastCpuOf(byWork.file, mime), leastCpuOf(byTime.file, mime))
        if (longer)
          process.stderr.write(
            `${mime}: ${(worst / 1000).toFixed(1)} ms, ${byWork.cost.toFixed(2)} of the budget\n`,
          )
        expect(worst / plainCpu()).toBeLessThan(MAX_RATIO)
      },
      120_000 + longer * 200,
    )
  },
)

test.each(HOSTILE_FILES.map((one) => [one.name, one] as const))(
  'a hostile file stays within the budget of each parser: %s',
  (_, { mime, bytes }) => {
    const file = bytes(SIZE)
    for (const [parser, part] of Object.entries(workOf(file, mime)))
      expect(part, parser).toBeLessThan(MAX_PART)
    expect(leastCpuOf(file, mime) / plainCpu()).toBeLessThan(MAX_RATIO)
  },
)

test('the worst files stay within their budget at any size', async () => {
  for (const { name, mime, bytes } of await worstFiles()) {
    for (const [parser, part] of Object.entries(workOf(bytes, mime)))
      expect(part, `${name}: ${parser}`).toBeLessThan(MAX_PART)
    const same = Buffer.concat([plain, Buffer.alloc(Math.max(0, bytes.length - plain.length))])
    const [worst, usual] = [leastCpuOf(bytes, mime), leastCpuOf(same, 'image/jpeg')]
    // The clock cannot measure less than a hundred microseconds.
    expect(worst / Math.max(usual, 100), name).toBeLessThan(MAX_RATIO)
  }
}, 120_000)
