import { expect, test } from 'vitest'
import { shareRuns } from '../../src/concurrency/sharedRun.ts'

/** Work that ends when it is told to. */
function workByHand() {
  const runs: { end(): void; fail(error: Error): void }[] = []
  const work = () =>
    new Promise<void>((resolve, reject) => {
      runs.push({ end: resolve, fail: reject })
    })
  return { runs, work }
}

test('who asks during a run is served by one that begins after it, all of them by the same', async () => {
  const { runs, work } = workByHand()
  const ask = shareRuns(work)
  const first = ask()
  const served: string[] = []
  const later = [ask(), ask(), ask()].map((run) => run.then(() => served.push('later')))
  expect(runs).toHaveLength(1)
  runs[0]?.end()
  await first
  expect(served).toEqual([])
  expect(runs).toHaveLength(2)
  runs[1]?.end()
  await Promise.all(later)
  expect(runs).toHaveLength(2)
})

test('a run that fails fails for those it served, and the next one is tried all the same', async () => {
  const { runs, work } = workByHand()
  const ask = shareRuns(work)
  const [first, second] = [ask(), ask()]
  runs[0]?.fail(new Error('no disk'))
  await expect(first).rejects.toThrow('no disk')
  runs[1]?.end()
  await expect(second).resolves.toBeUndefined()
  const third = ask()
  expect(runs).toHaveLength(3)
  runs[2]?.end()
  await third
})
