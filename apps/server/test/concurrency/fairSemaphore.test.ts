import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFairSemaphore, OverloadedError } from '../../src/concurrency/fairSemaphore.ts'

/** Tasks that the test ends, and the order in which they began. */
function tasks() {
  const began: string[] = []
  const ends = new Map<string, () => void>()
  const task = (name: string) => () => {
    began.push(name)
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
  }
  const end = async (name: string) => {
    ends.get(name)?.()
    // The semaphore reacts some microtasks later.
    await new Promise(setImmediate)
  }
  return { began, task, end }
}

describe('a fair semaphore', () => {
  test('starts waiting tasks round-robin by key instead of in order of arrival', async () => {
    const { began, task, end } = tasks()
    const semaphore = createFairSemaphore({ limit: 1, maxWaiting: 100 })
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) semaphore.run(name.slice(0, 1), task(name))
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']) await end(name)
    expect(began).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
    expect(semaphore.load()).toEqual({ running: 0, waiting: 0 })
  })

  test('leaves room for other keys when one key has slow tasks', async () => {
    const { began, task, end } = tasks()
    const semaphore = createFairSemaphore({ limit: 3, perKey: 2, maxWaiting: 100 })
    for (const name of ['a1', 'a2', 'a3']) semaphore.run('a', task(name))
    semaphore.run('b', task('b1'))
    await end('none')
    expect(began).toEqual(['a1', 'a2', 'b1'])
    await end('b1')
    expect(began).toEqual(['a1', 'a2', 'b1'])
    await end('a1')
    expect(began).toEqual(['a1', 'a2', 'b1', 'a3'])
  })

  test('rejects tasks beyond the queue limits, in total and per key', async () => {
    const { task } = tasks()
    const semaphore = createFairSemaphore({ limit: 1, maxWaiting: 3, maxWaitingPerKey: 2 })
    for (const name of ['a1', 'a2', 'a3', 'b1']) semaphore.run(name.slice(0, 1), task(name))
    await expect(semaphore.run('a', task('a4'))).rejects.toBeInstanceOf(OverloadedError)
    await expect(semaphore.run('c', task('c1'))).rejects.toBeInstanceOf(OverloadedError)
    expect(semaphore.load()).toEqual({ running: 1, waiting: 3 })
  })

  test('removes tasks whose callers have aborted', async () => {
    const { began, task, end } = tasks()
    const semaphore = createFairSemaphore({ limit: 1, maxWaiting: 2 })
    semaphore.run('a', task('a1'))
    const client = new AbortController()
    const abandoned = semaphore.run('b', task('b1'), client.signal)
    const next = semaphore.run('c', task('c1'))
    client.abort(new Error('The client disconnected.'))
    await expect(abandoned).rejects.toThrow('The client disconnected.')
    await expect(semaphore.run('b', task('b2'), client.signal)).rejects.toThrow('The client disconnected.')
    await end('a1')
    await end('c1')
    expect(await next).toBe('c1')
    expect(began).toEqual(['a1', 'c1'])
    expect(semaphore.load()).toEqual({ running: 0, waiting: 0 })
  })

  test('never exceeds its limits and finishes all tasks, in any order of events', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      fails: fc.boolean(),
      abort: fc.boolean(),
      ticks: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const semaphore = createFairSemaphore({ limit: 2, perKey: 1, maxWaiting: 10, maxWaitingPerKey: 4 })
        const running = new Map<string, number>()
        let most = 0
        const all = steps.map(({ key, fails, abort, ticks }) => {
          const client = new AbortController()
          const done = semaphore
            .run(
              key,
              async () => {
                running.set(key, (running.get(key) ?? 0) + 1)
                expect(running.get(key)).toBe(1)
                most = Math.max(
                  most,
                  [...running.values()].reduce((sum, one) => sum + one),
                )
                for (let tick = 0; tick < ticks; tick++) await new Promise(setImmediate)
                running.set(key, 0)
                if (fails) throw new Error('failed')
              },
              client.signal,
            )
            .catch(() => undefined)
          if (abort) client.abort()
          return done
        })
        await Promise.all(all)
        expect(most).toBeLessThanOrEqual(2)
        expect(semaphore.load()).toEqual({ running: 0, waiting: 0 })
      }),
      { numRuns: 100 },
    )
  })
})
