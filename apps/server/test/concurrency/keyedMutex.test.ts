import { expect, test } from 'vitest'
import { createKeyedMutex, createPreemptiveMutex } from '../../src/concurrency/keyedMutex.ts'

test('work with the same key runs in sequence, and does not block other keys', async () => {
  const mutex = createKeyedMutex<string>()
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  const log: string[] = []
  const first = mutex.run('a', () => promise.then(() => log.push('first')))
  const second = mutex.run('a', async () => log.push('second'))
  await mutex.run('b', async () => log.push('other'))
  resolve()
  await Promise.all([first, second])
  expect(log).toEqual(['other', 'first', 'second'])
})

test('failed work releases the mutex', async () => {
  const mutex = createKeyedMutex<string>()
  const failing = mutex.run('a', async () => {
    throw new Error('no')
  })
  const next = mutex.run('a', async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('the newest caller aborts the current one, and starts after it has ended', async () => {
  const mutex = createPreemptiveMutex<number>()
  const log: string[] = []
  const work = (name: string) => (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      log.push(`${name} begins`)
      const end = () => resolve(void log.push(`${name} ends`))
      if (signal.aborted || name === 'c') end()
      else signal.addEventListener('abort', end)
    })
  await Promise.all(['a', 'b', 'c'].map((name) => mutex.run(1, work(name))))
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})
