import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFairSemaphore, OverloadedError } from '../../src/concurrency/fairSemaphore.ts'

/** Tasks that end when they are told to, and the order in which they began. */
function tasks() {
  const began: string[] = []
  const ends = new Map<string, () => void>()
  const task = (name: string) => () => {
    began.push(name)
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
  }
  const end = async (name: string) => {
    ends.get(name)?.()
    // The semaphore hears of it some microtasks later.
    await new Promise(setImmediate)
  }
  return { began, task, end }
}

describe('a fair semaphore', () => {
  test('takes what waits round-robin by key, not in order of arrival', async () => {
    const { began, task, end } = tasks()
    const semaphore = createFairSemaphore({ limit: 1, maxWaiting: 100 })
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) semaphore.run(name.slice(0, 1), task(name))
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']) await end(name)
    expect(began).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
    expect(semaphore.load()).toEqual({ running: 0, waiting: 0 })
  })

  test('leaves places to others when one key has slow tasks', async () => {
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

  test('refuses what exceeds the queue of all, or of one key', async () => {
    const { task } = tasks()
    const semaphore = createFairSemaphore({ limit: 1, maxWaiting: 3, maxWaitingPerKey: 2 })
    for (const name of ['a1', 'a2', 'a3', 'b1']) semaphore.run(name.slice(0, 1), task(name))
    await expect(semaphore.run('a', task('a4'))).rejects.toBeInstanceOf(OverloadedError)
    await expect(semaphore.run('c', task('c1'))).rejects.toBeInstanceOf(OverloadedError)
    expect(semaphore.load()).toEqual({ running: 1, waiting: 3 })
  })

  test('forgets what nobody waits for any more', async () => {
    const { began, task, end } = tasks()
    const semaphore = createFairSemaphore({ limit: 1, maxWaiting: 2 })
    semaphore.run('a', task('a1'))
    const client = new AbortController()
    const abandoned = semaphore.run('b', task('b1'), client.signal)
    const next = semaphore.run('c', task('c1'))
    client.abort(new Error('The client has gone.'))
    await expect(abandoned).rejects.toThrow('The client has gone.')
    await expect(semaphore.run('b', task('b2'), client.signal)).rejects.toThrow('The client has gone.')
    await end('a1')
    await end('c1')
    expect(await next).toBe('c1')
    expect(began).toEqual(['a1', 'c1'])
    expect(semaphore.load()).toEqual({ running: 0, waiting: 0 })
  })

  test('never runs more than allowed, and ends everything, whatever happens in which order', async () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      fails: fc.boolean(),
      abort: fc.boolean(),
      turns: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const semaphore = createFairSemaphore({ limit: 2, perKey: 1, maxWaiting: 10, maxWaitingPerKey: 4 })
        const running = new Map<string, number>()
        let most = 0
        const all = steps.map(({ key, fails, abort, turns }) => {
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
                for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
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
