import { expect, test } from 'vitest'
import { coalesceRuns } from '../../src/concurrency/coalesce.ts'

/** Work that the test ends. */
function workByHand() {
  const runs: { end(): void; fail(error: Error): void }[] = []
  const work = () =>
    new Promise<void>((resolve, reject) => {
      runs.push({ end: resolve, fail: reject })
    })
  return { runs, work }
}

test('calls during a run share the next run, which begins after it', async () => {
  const { runs, work } = workByHand()
  const request = coalesceRuns(work)
  const first = request()
  const done: string[] = []
  const later = [request(), request(), request()].map((run) => run.then(() => done.push('later')))
  expect(runs).toHaveLength(1)
  runs[0]?.end()
  await first
  expect(done).toEqual([])
  expect(runs).toHaveLength(2)
  runs[1]?.end()
  await Promise.all(later)
  expect(runs).toHaveLength(2)
})

test('a failed run rejects its callers only, and the next run still starts', async () => {
  const { runs, work } = workByHand()
  const request = coalesceRuns(work)
  const [first, second] = [request(), request()]
  runs[0]?.fail(new Error('no disk'))
  await expect(first).rejects.toThrow('no disk')
  runs[1]?.end()
  await expect(second).resolves.toBeUndefined()
  const third = request()
  expect(runs).toHaveLength(3)
  runs[2]?.end()
  await third
})
