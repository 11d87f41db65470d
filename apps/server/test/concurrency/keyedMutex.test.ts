import { expect, test } from 'vitest'
import { createKeyedMutex, createPreemptiveMutex } from '../../src/concurrency/keyedMutex.ts'

test('work for one key follows one after the other, and for another key does not wait', async () => {
  const turns = createKeyedMutex<string>()
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  const log: string[] = []
  const first = turns.run('a', () => promise.then(() => log.push('first')))
  const second = turns.run('a', async () => log.push('second'))
  await turns.run('b', async () => log.push('other'))
  resolve()
  await Promise.all([first, second])
  expect(log).toEqual(['other', 'first', 'second'])
})

test('work that fails lets the next begin', async () => {
  const turns = createKeyedMutex<string>()
  const failing = turns.run('a', async () => {
    throw new Error('no')
  })
  const next = turns.run('a', async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('the newest stops whoever has the turn, and begins when that has ended', async () => {
  const takeovers = createPreemptiveMutex<number>()
  const log: string[] = []
  const work = (name: string) => (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      log.push(`${name} begins`)
      const end = () => resolve(void log.push(`${name} ends`))
      if (signal.aborted || name === 'c') end()
      else signal.addEventListener('abort', end)
    })
  await Promise.all(['a', 'b', 'c'].map((name) => takeovers.run(1, work(name))))
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})
